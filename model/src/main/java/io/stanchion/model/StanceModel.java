package io.stanchion.model;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.Paragraph;
import io.stanchion.features.FeaturePipeline;
import io.stanchion.features.FeatureVector;
import io.stanchion.features.StancePool;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A trained model: text in, prediction out. Immutable and safe for use by several threads; no text
 * can make it throw.
 */
public final class StanceModel {
  /** What scoring can do without once the model is compiled. */
  record Parts(
      FeaturePipeline pipeline,
      LinearWeights weights,
      Provenance provenance,
      Calibration calibration) {}

  private final List<String> labels;
  private final Supplier<Parts> parts;
  private final Optional<FastModel> fast;

  /** Kept where it was read; else made when needed, and again if memory was short in between. */
  private final Optional<CompiledModel> read;

  private volatile SoftReference<CompiledModel> compiled = new SoftReference<>(null);

  private StanceModel(
      List<String> labels,
      Supplier<Parts> parts,
      Optional<FastModel> fast,
      Optional<CompiledModel> read) {
    this.labels = List.copyOf(labels);
    this.parts = parts;
    this.fast = fast;
    this.read = read;
  }

  StanceModel(List<String> labels, Parts parts, Optional<FastModel> fast) {
    this(labels, () -> parts, fast, Optional.empty());
  }

  /**
   * Takes a model that was compiled before.
   *
   * @param parts Gives the rest, for what is more than scoring; asked once at most.
   */
  static StanceModel compiled(List<String> labels, CompiledModel compiled, Supplier<Parts> parts) {
    return new StanceModel(labels, new Once<>(parts), Optional.empty(), Optional.of(compiled));
  }

  static StanceModel trained(
      List<String> labels,
      FeaturePipeline pipeline,
      LinearWeights weights,
      TrainingOptions options,
      LabelledData data) {
    Provenance provenance =
        new Provenance(
            data.name(),
            data.sha256(),
            data.paragraphs().size(),
            data.groupCount(),
            LabelledData.labelCounts(data.paragraphs()),
            data.targets(),
            options.epochs(),
            options.learningRate(),
            options.classWeights(),
            options.seed(),
            Provenance.libraryVersions(),
            options.auxiliary().map(Provenance.Source::of));
    return new StanceModel(
        labels, new Parts(pipeline, weights, provenance, Calibration.NONE), Optional.empty());
  }

  /**
   * Corrects the model's probabilities from now on.
   *
   * @param fitted What was fitted for this model.
   * @return The same model otherwise; its labels stay what they are.
   */
  public StanceModel withCalibration(Calibration fitted) {
    return new StanceModel(labels, new Parts(pipeline(), weights(), provenance(), fitted), fast);
  }

  /**
   * Makes a cascade (Viola and Jones, 2001).
   *
   * @param first The model to ask first, with the same labels.
   * @return This model behind it.
   * @throws IllegalArgumentException If the labels differ.
   */
  public StanceModel behind(FastModel first) {
    if (!first.model().labels().equals(labels)) {
      throw new IllegalArgumentException(
          "the fast model has the labels " + first.model().labels() + ", this one " + labels);
    }
    return new StanceModel(labels, parts, Optional.of(first), read);
  }

  /**
   * Pools what this model says with the stances that encoders tell by themselves. No weight is
   * fitted: what an encoder was trained on may be what this model was trained on, and there it is
   * surer than it can be of anything else.
   *
   * @param pools The encoders, with their shares; the model has the rest. Often none.
   * @return The pool, which corrects probabilities as this model does.
   * @throws DataException If the labels of one are others than the model's.
   */
  public StanceModel pooledWith(List<StancePool> pools) {
    if (pools.isEmpty()) {
      return this;
    }
    pools.forEach(this::requireSameLabels);
    FeaturePipeline before = pipeline();
    FeaturePipeline pooled = before.pooledWith(pools);
    double rest = 1 - pools.stream().mapToDouble(StancePool::share).sum();
    LinearWeights both =
        weights()
            .scaled(rest)
            .moved(feature -> moved(feature, before, pooled), pooled.dimension())
            .with(pooled.firstEncoded(-1) + before.encodedSize(), stanceWeights(pools));
    return new StanceModel(
        labels, new Parts(pooled, both, provenance(), calibration()), Optional.empty());
  }

  private void requireSameLabels(StancePool pool) {
    if (pool.labels().size() != labels.size() || !labels.containsAll(pool.labels())) {
      throw new DataException(
          pool.encoder().name()
              + ": tells the stances "
              + pool.labels()
              + ", the paragraphs have the labels "
              + labels
              + "; bring them together with --rename OLD=NEW");
    }
  }

  /** The stances stand behind the encoders' components, in each copy of these. */
  private static int moved(int feature, FeaturePipeline from, FeaturePipeline to) {
    int component = feature - from.firstEncoded(-1);
    return component < 0
        ? feature
        : to.firstEncoded(component / from.encodedSize() - 1) + component % from.encodedSize();
  }

  /** A row per stance of each encoder: its share in the column of its label. */
  private double[][] stanceWeights(List<StancePool> pools) {
    List<double[]> rows = new ArrayList<>();
    for (StancePool pool : pools) {
      for (String label : pool.labels()) {
        double[] row = new double[labels.size()];
        row[labels.indexOf(label)] = pool.share();
        rows.add(row);
      }
    }
    return rows.toArray(double[][]::new);
  }

  /**
   * Chooses between speed and accuracy.
   *
   * @param speed How much of the cascade to use.
   * @return The model to use; this one itself if it is no cascade.
   */
  public StanceModel at(Speed speed) {
    return switch (speed) {
      case FAST -> fast.map(FastModel::model).orElse(this);
      case BALANCED -> this;
      case BEST -> fast.isEmpty() ? this : new StanceModel(labels, parts, Optional.empty(), read);
    };
  }

  /**
   * Says whether an encoder has to read texts, some or all.
   *
   * @return False for a model of n-grams alone.
   */
  public boolean encodes() {
    // What came compiled has no encoder; to ask its features would read the rest of its file.
    return read.isEmpty() && pipeline().encodedSize() > 0;
  }

  /**
   * Gives the model that is asked first.
   *
   * @return It; empty if this model is no cascade.
   */
  public Optional<FastModel> fast() {
    return fast;
  }

  /**
   * Predicts the stance of a paragraph.
   *
   * @param paragraph The paragraph; its target and kind matter if the features use them.
   * @return The prediction.
   */
  public Prediction predict(Paragraph paragraph) {
    if (fast.isPresent()) {
      Prediction first = fast.get().model().predict(paragraph);
      if (first.status() == Status.OK && first.confidence() >= fast.get().confidence()) {
        return first;
      }
    }
    CompiledModel model = compiled();
    Scorer scorer = model.taken();
    double[] probabilities = new double[labels.size()];
    Status status =
        scorer.score(paragraph.text(), paragraph.target(), paragraph.kind(), probabilities);
    model.giveBack(scorer);
    return prediction(probabilities, status);
  }

  /**
   * Predicts as {@link #predict} does, but slowly, in double precision, and with a string for each
   * n-gram: the reference for every faster way.
   *
   * @param paragraph The paragraph.
   * @return The prediction.
   */
  public Prediction predictByNames(Paragraph paragraph) {
    FeatureVector vector = pipeline().transformByNames(paragraph);
    Status status = vector.size() > 0 ? Status.OK : Status.withoutFeatures(paragraph.text());
    return prediction(weights().probabilities(vector, calibration().temperature()), status);
  }

  /**
   * Gives a scorer for many texts, which allocates next to nothing. It is this model's alone: of a
   * cascade, it leaves out the fast model.
   *
   * @return A new scorer, for one thread at a time.
   */
  public Scorer scorer() {
    return new Scorer(compiled());
  }

  private Prediction prediction(double[] probabilities, Status status) {
    int best = 0;
    Double[] each = new Double[probabilities.length];
    for (int label = 0; label < each.length; label++) {
      each[label] = probabilities[label];
      best = probabilities[label] > probabilities[best] ? label : best;
    }
    return new Prediction(labels.get(best), List.of(each), status);
  }

  /** Compiles where need be. */
  CompiledModel compiled() {
    if (read.isPresent()) {
      return read.get();
    }
    CompiledModel model = compiled.get();
    if (model == null) {
      double temperature = calibration().temperature();
      model = new CompiledModel(pipeline(), weights(), labels.size(), temperature);
      compiled = new SoftReference<>(model);
    }
    return model;
  }

  /**
   * Lists what moved a prediction.
   *
   * @param paragraph The paragraph.
   * @return A contribution per known feature of the text, the one that moved any label most first;
   *     an encoder's components count as one feature.
   */
  public List<Contribution> explain(Paragraph paragraph) {
    FeatureVector vector = pipeline().transform(paragraph);
    Map<String, double[]> perName = new LinkedHashMap<>();
    for (int i = 0; i < vector.size(); i++) {
      double[] sum =
          perName.computeIfAbsent(
              pipeline().name(vector.index(i)), name -> new double[labels.size()]);
      for (int label = 0; label < sum.length; label++) {
        sum[label] += weights().get(vector.index(i), label) * vector.value(i);
      }
    }
    List<Contribution> contributions = new ArrayList<>();
    perName.forEach((name, added) -> contributions.add(new Contribution(name, centred(added))));
    contributions.sort(
        Comparator.comparingDouble(StanceModel::largest)
            .reversed()
            .thenComparing(Contribution::feature));
    return contributions;
  }

  private static List<Double> centred(double[] added) {
    double mean = Arrays.stream(added).average().orElse(0);
    return Arrays.stream(added).map(value -> value - mean).boxed().toList();
  }

  private static double largest(Contribution contribution) {
    return contribution.perLabel().stream().mapToDouble(Math::abs).max().orElse(0);
  }

  /**
   * A feature and its weight.
   *
   * @param name The feature's name.
   * @param weight What a value of 1 adds to a label's score, against the mean label.
   */
  public record Weighted(String name, double weight) {}

  /**
   * Lists the features that speak most for a label; an encoder's components say nothing singly, and
   * are left out.
   *
   * @param label One of the labels.
   * @param count How many.
   * @return The features, the strongest first.
   * @throws IllegalArgumentException If the model has no such label.
   */
  public List<Weighted> strongest(String label, int count) {
    int column = labels.indexOf(label);
    if (column < 0) {
      throw new IllegalArgumentException("'" + label + "' is not one of " + labels);
    }
    return IntStream.range(0, pipeline().firstEncoded(-1))
        .mapToObj(feature -> new Weighted(pipeline().name(feature), relative(feature, column)))
        .sorted(
            Comparator.comparingDouble(Weighted::weight).reversed().thenComparing(Weighted::name))
        .limit(count)
        .toList();
  }

  private double relative(int feature, int column) {
    double mean =
        IntStream.range(0, labels.size())
            .mapToDouble(label -> weights().get(feature, label))
            .average()
            .orElse(0);
    return weights().get(feature, column) - mean;
  }

  /**
   * Lists the labels.
   *
   * @return The label names in the order of every probability row: alphabetical.
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * Gives the features.
   *
   * @return The pipeline, fitted on the training paragraphs.
   */
  public FeaturePipeline pipeline() {
    return parts.get().pipeline();
  }

  /**
   * Gives where the model comes from.
   *
   * @return Data, options and versions.
   */
  public Provenance provenance() {
    return parts.get().provenance();
  }

  /**
   * Gives what corrects the probabilities.
   *
   * @return {@link Calibration#NONE} for a model whose training set could not be split.
   */
  public Calibration calibration() {
    return parts.get().calibration();
  }

  LinearWeights weights() {
    return parts.get().weights();
  }

  Parts parts() {
    return parts.get();
  }
}
