package io.stanchion.model;

import io.stanchion.dataset.Kind;
import io.stanchion.features.FeaturePipeline;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A model in the form in which it scores: per block a way from n-grams to the rows of their
 * weights. Immutable but for scorers kept for reuse.
 */
final class CompiledModel {
  final FeaturePipeline pipeline;
  final int labels;
  final double temperature;
  final long seed;

  /** Per block its n-grams' weights. */
  final NgramRows[] rows;

  /** Per block of words how rows are found; for other blocks empty. */
  final NgramTable[] tables;

  /** Per block of characters how rows are found; for other blocks empty. */
  final CharacterTrie[] tries;

  final EncoderWeights encoders;

  /** Relative to the last label, like all weights. */
  final double[] bias;

  private final Map<String, Integer> targets = new HashMap<>();
  private final TargetTable[] targetTables;
  private final double[][] targetBias;
  private final Map<Kind, double[]> kindBias = new EnumMap<>(Kind.class);
  private final Queue<Scorer> idle = new ConcurrentLinkedQueue<>();

  CompiledModel(FeaturePipeline pipeline, LinearWeights all, int labels, double temperature) {
    this.pipeline = pipeline;
    this.temperature = temperature;
    this.labels = labels;
    NgramCompiler compiler = new NgramCompiler(pipeline, labels);
    int[] numbers = compiler.compile(all);
    this.seed = compiler.seed();
    this.rows = compiler.rows();
    this.tables = compiler.tables();
    this.tries = compiler.tries();
    this.bias = new double[labels];
    Arrays.setAll(bias, label -> all.bias(label) - all.bias(labels - 1));
    for (String target : pipeline.targets()) {
      targets.put(target, targets.size());
    }
    this.targetTables = new TargetTable[targets.size()];
    this.targetBias = new double[targets.size()][];
    Arrays.setAll(targetBias, i -> relative(all, pipeline.indexOfTarget(i)));
    for (Kind kind : Kind.values()) {
      int feature = pipeline.indexOf(kind);
      kindBias.put(kind, feature < 0 ? new double[labels] : relative(all, feature));
    }
    fillTargets(compiler, numbers, all);
    this.encoders = new EncoderWeights(pipeline, all, labels);
  }

  private void fillTargets(NgramCompiler compiler, int[] numbers, LinearWeights all) {
    int vocabulary = numbers.length;
    int place = 0;
    for (int target = 0; target < targetTables.length; target++) {
      int first = pipeline.firstOf(target);
      while (place < all.size() && all.feature(place) < first) {
        place++;
      }
      int start = place;
      while (place < all.size() && all.feature(place) - first < vocabulary) {
        place++;
      }
      TargetTable table = new TargetTable(place - start, labels - 1);
      for (int i = start; i < place; i++) {
        double[] row = relative(all, all.feature(i));
        int index = all.feature(i) - first;
        for (int label = 0; label < labels - 1; label++) {
          table.put(numbers[index], label, (float) (row[label] * compiler.idf(index)));
        }
      }
      targetTables[target] = table;
    }
  }

  private double[] relative(LinearWeights all, int feature) {
    double[] row = new double[labels];
    Arrays.setAll(row, label -> all.get(feature, label) - all.get(feature, labels - 1));
    return row;
  }

  /** Gives the place of a target with n-grams of its own; negative if it has none. */
  int target(String name) {
    return targets.getOrDefault(name, -1);
  }

  /** Gives the weights of n-grams for a target alone, by its place. */
  Optional<TargetTable> targetTable(int target) {
    return target < 0 ? Optional.empty() : Optional.of(targetTables[target]);
  }

  /** Adds the weights of features that texts with a known n-gram have besides. */
  void addConstants(int target, Kind kind, double[] scores) {
    double[] ofKind = kindBias.getOrDefault(kind, bias);
    for (int label = 0; label < labels; label++) {
      scores[label] += ofKind[label] + (target < 0 ? 0 : targetBias[target][label]);
    }
  }

  /** Takes a scorer that nobody uses; a new one if there is none. */
  Scorer taken() {
    Scorer scorer = idle.poll();
    return scorer == null ? new Scorer(this) : scorer;
  }

  void giveBack(Scorer scorer) {
    idle.add(scorer);
  }
}
