package io.stanchion.model;

import io.stanchion.dataset.Kind;
import io.stanchion.features.Block;
import io.stanchion.features.FeaturePipeline;
import io.stanchion.model.ngram.ArrayReader;
import io.stanchion.model.ngram.ArrayWriter;
import io.stanchion.model.ngram.CharacterTrie;
import io.stanchion.model.ngram.NgramRows;
import io.stanchion.model.ngram.NgramTable;
import io.stanchion.model.ngram.TargetTable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A model in the form that scores: for each block, an index from n-grams to the rows of their
 * weights. Immutable except for the scorers it keeps for reuse.
 */
final class CompiledModel {
  private static final double LARGEST = 1e12;

  final List<Block> blocks;
  final int labels;
  final double temperature;
  final long seed;

  /** The weights of each block's n-grams. */
  final NgramRows[] rows;

  /** The index of each block of words; empty for other blocks. */
  final NgramTable[] tables;

  /** The index of each block of characters; empty for other blocks. */
  final CharacterTrie[] tries;

  final Optional<EncoderWeights> encoders;

  /** The bias of each label, relative to the last label's, like all weights. */
  final double[] bias;

  private final List<String> targetNames;
  private final Map<String, Integer> targets;
  private final TargetTable[] targetTables;
  private final double[][] targetBias;
  private final Map<Kind, double[]> kindBias = new EnumMap<>(Kind.class);
  private final Queue<Scorer> idle = new ConcurrentLinkedQueue<>();

  CompiledModel(
      FeaturePipeline pipeline, LinearWeights all, List<String> names, double temperature) {
    int labels = names.size();
    this.blocks = pipeline.spec().blocks();
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
    this.targetNames = pipeline.targets();
    this.targets = places(targetNames);
    this.targetTables = new TargetTable[targets.size()];
    this.targetBias = new double[targets.size()][];
    Arrays.setAll(targetBias, i -> relative(all, pipeline.space().indexOfTarget(i)));
    for (Kind kind : Kind.values()) {
      int feature = pipeline.space().indexOf(kind);
      kindBias.put(kind, feature < 0 ? new double[labels] : relative(all, feature));
    }
    fillTargets(pipeline, compiler, numbers, all);
    this.encoders =
        pipeline.space().encodedSize() > 0
            ? Optional.of(new EncoderWeights(pipeline, all, names))
            : Optional.empty();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException If the contents have another form. Everything is checked here,
   *     so that no text makes scoring throw later.
   */
  CompiledModel(ArrayReader in, int labels) {
    this.labels = labels;
    this.encoders = Optional.empty();
    this.seed = in.longInteger();
    this.temperature = in.real();
    ArrayReader.require(temperature > 0 && temperature < LARGEST, "a temperature");
    this.bias = constants(in);
    for (Kind kind : Kind.values()) {
      kindBias.put(kind, constants(in));
    }
    this.targetNames = in.list(in::text);
    this.targets = places(targetNames);
    this.targetTables = new TargetTable[targetNames.size()];
    this.targetBias = new double[targetNames.size()][];
    for (int target = 0; target < targetBias.length; target++) {
      targetBias[target] = constants(in);
      targetTables[target] = TargetTable.read(in, labels - 1);
    }
    this.blocks = in.list(() -> block(in));
    this.rows = new NgramRows[blocks.size()];
    this.tables = new NgramTable[blocks.size()];
    this.tries = new CharacterTrie[blocks.size()];
    for (int block = 0; block < rows.length; block++) {
      rows[block] = NgramRows.read(in, labels);
      if (blocks.get(block) instanceof Block.CharNgrams its) {
        tries[block] = CharacterTrie.read(in, rows[block], its.max());
      } else {
        tables[block] = NgramTable.read(in, rows[block]);
      }
    }
    in.requireEnd();
  }

  private double[] constants(ArrayReader in) {
    double[] constants = in.reals();
    ArrayReader.require(constants.length == labels, "the number of constants");
    for (double constant : constants) {
      ArrayReader.require(Math.abs(constant) < LARGEST, "a constant");
    }
    return constants;
  }

  private static Block block(ArrayReader in) {
    boolean ofCharacters = in.integer() == 1;
    int min = in.integer();
    int max = in.integer();
    return ofCharacters ? new Block.CharNgrams(min, max) : new Block.WordNgrams(min, max);
  }

  private static Map<String, Integer> places(List<String> targetNames) {
    Map<String, Integer> places = new HashMap<>();
    targetNames.forEach(target -> places.put(target, places.size()));
    return places;
  }

  /** Writes everything that scoring needs, of a model without encoders. */
  void write(ArrayWriter out) {
    out.put(seed).put(temperature).put(bias);
    for (Kind kind : Kind.values()) {
      out.put(kindBias.getOrDefault(kind, new double[0]));
    }
    out.put(targetNames.size());
    targetNames.forEach(out::put);
    for (int target = 0; target < targetBias.length; target++) {
      out.put(targetBias[target]);
      targetTables[target].write(out);
    }
    out.put(blocks.size());
    for (Block block : blocks) {
      out.put(block instanceof Block.CharNgrams ? 1 : 0).put(block.min()).put(block.max());
    }
    for (int block = 0; block < rows.length; block++) {
      rows[block].write(out);
      if (blocks.get(block) instanceof Block.CharNgrams) {
        tries[block].write(out);
      } else {
        tables[block].write(out);
      }
    }
  }

  private void fillTargets(
      FeaturePipeline pipeline, NgramCompiler compiler, int[] numbers, LinearWeights all) {
    int vocabulary = numbers.length;
    int place = 0;
    for (int target = 0; target < targetTables.length; target++) {
      int first = pipeline.space().firstOf(target);
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

  /** Finds the place of a target that has n-grams of its own; negative if it has none. */
  int target(String name) {
    return targets.getOrDefault(name, -1);
  }

  /** Returns the weights of n-grams for a target alone, by its place. */
  Optional<TargetTable> targetTable(int target) {
    return target < 0 ? Optional.empty() : Optional.of(targetTables[target]);
  }

  /** Adds the weights of the target and the kind, which texts with a known n-gram also have. */
  void addConstants(int target, Kind kind, double[] scores) {
    double[] ofKind = kindBias.getOrDefault(kind, bias);
    for (int label = 0; label < labels; label++) {
      scores[label] += ofKind[label] + (target < 0 ? 0 : targetBias[target][label]);
    }
  }

  /** Takes an idle scorer; creates one if there is none. */
  Scorer taken() {
    Scorer scorer = idle.poll();
    return scorer == null ? new Scorer(this) : scorer;
  }

  void giveBack(Scorer scorer) {
    idle.add(scorer);
  }
}
