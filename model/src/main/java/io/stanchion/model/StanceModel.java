package io.stanchion.model;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Paragraph;
import io.stanchion.features.Encoder;
import io.stanchion.features.FeaturePipeline;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.FeatureVector;
import io.stanchion.features.StancePool;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A trained model: text in, prediction out. Immutable and safe for use by several threads; no text
 * can make it throw.
 *
 * <pre>{@code
 * StanceModel model = ModelFile.read(Path.of("my.stance"));
 * Prediction prediction = model.predict(paragraph);
 * model.explain(paragraph).stream().limit(5).forEach(System.out::println);
 * }</pre>
 */
public final class StanceModel {
  private final List<String> labels;
  private final Supplier<ModelParts> parts;
  private final Optional<FastModel> fast;
  private final CompiledForm compiled;

  private StanceModel(
      List<String> labels,
      Supplier<ModelParts> parts,
      Optional<FastModel> fast,
      CompiledForm compiled) {
    this.labels = List.copyOf(labels);
    this.parts = parts;
    this.fast = fast;
    this.compiled = compiled;
  }

  StanceModel(List<String> labels, ModelParts parts, Optional<FastModel> fast) {
    this(
        labels,
        () -> parts,
        fast,
        CompiledForm.of(
            () ->
                new CompiledModel(
                    parts.pipeline(), parts.weights(), labels, parts.calibration().temperature())));
  }

  /**
   * Makes a model of the stances that an encoder predicts by itself, without labels for a target.
   *
   * @param encoder An encoder with stances.
   * @param names The label for each of its stances, in their order; each once.
   * @return The model. It reads each paragraph beside its own target, and is not calibrated further
   *     than the encoder.
   */
  public static StanceModel of(Encoder encoder, List<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    LinearWeights none = new LinearWeights(new double[names.size()], 0, new int[0], new double[0]);
    ModelParts empty =
        new ModelParts(
            FeaturePipeline.fit(FeatureSpec.WORDS, List.of()),
            none,
            Provenance.of(encoder),
            Calibration.NONE);
    StancePool all = new StancePool(encoder, names, 1, "");
    return new StanceModel(
        sorted, new Pooling(sorted, List.of(all)).pooled(empty), Optional.empty());
  }

  /**
   * Creates a model from a compiled form that was read.
   *
   * @param parts Supplies the rest, which scoring does not need; asked once at most.
   */
  static StanceModel compiled(
      List<String> labels, CompiledModel compiled, Supplier<ModelParts> parts) {
    return new StanceModel(
        labels, new Once<>(parts), Optional.empty(), CompiledForm.read(compiled));
  }

  /**
   * Replaces the calibration.
   *
   * @param fitted The calibration, fitted for this model.
   * @return The same model otherwise; its labels stay the same.
   * @throws IllegalArgumentException If it is for another number of labels.
   */
  public StanceModel withCalibration(Calibration fitted) {
    requireFor(labels, fitted);
    return new StanceModel(labels, parts().withCalibration(fitted), fast);
  }

  /** Checks that a calibration is for as many labels as there are. */
  static void requireFor(List<String> labels, Calibration calibration) {
    calibration
        .mix()
        .filter(mix -> mix.biases().size() != labels.size())
        .ifPresent(
            mix -> {
              throw new IllegalArgumentException(
                  "its correction is for "
                      + mix.biases().size()
                      + " labels, and it has "
                      + labels.size());
            });
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
    return new StanceModel(labels, parts, Optional.of(first), compiled);
  }

  /**
   * Pools this model with the stances that encoders predict by themselves. No weight is fitted: if
   * an encoder was trained on the paragraphs that this model was trained on, it is surer of them
   * than it can be of any others.
   *
   * @param pools The encoders, with their shares; the model has the rest. Often none.
   * @return The pool, which corrects probabilities as this model does.
   * @throws DataException If an encoder's labels differ from the model's.
   */
  public StanceModel pooledWith(List<StancePool> pools) {
    return pools.isEmpty()
        ? this
        : new StanceModel(labels, new Pooling(labels, pools).pooled(parts()), Optional.empty());
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
      case BEST ->
          fast.isEmpty() ? this : new StanceModel(labels, parts, Optional.empty(), compiled);
    };
  }

  /**
   * Checks whether some texts need an encoder.
   *
   * @return False for a model of n-grams alone.
   */
  public boolean encodes() {
    // A form that was read has no encoder; to ask its features would read the rest of its file.
    return !compiled.wasRead() && pipeline().space().encodedSize() > 0;
  }

  /**
   * Returns the model that is asked first.
   *
   * @return The fast model; empty if this model is no cascade.
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
    return byFast(paragraph).orElseGet(() -> scored(paragraph));
  }

  /**
   * Predicts the stance of a paragraph among others whose labels have a known mix. A cascade
   * decides as without it which of its models answers.
   *
   * @param paragraph The paragraph.
   * @param mix The share of each label, in the order of the labels; each is above 0.
   * @return The prediction, with probabilities corrected for the mix, and the label that they give.
   */
  public Prediction predict(Paragraph paragraph, List<Double> mix) {
    return byFast(paragraph)
        .map(first -> fast.orElseThrow().model().corrected(first, mix))
        .orElseGet(() -> corrected(scored(paragraph), mix));
  }

  /**
   * Computes how much likelier a paragraph is under each label than among all paragraphs.
   *
   * @param paragraph The paragraph.
   * @return A ratio per label, as {@link PriorCorrection#likelihoods} describes it; empty for a
   *     text without known features, which speaks for no label.
   */
  public Optional<List<Double>> likelihoods(Paragraph paragraph) {
    Optional<Prediction> first = byFast(paragraph);
    StanceModel by = first.isPresent() ? fast.orElseThrow().model() : this;
    return Optional.of(first.orElseGet(() -> scored(paragraph)))
        .filter(one -> one.status().isRead())
        .map(one -> by.priorCorrection().likelihoods(one.probabilities(), by.temperature()));
  }

  private Optional<Prediction> byFast(Paragraph paragraph) {
    return fast.flatMap(
        one ->
            Optional.of(one.model().predict(paragraph))
                .filter(first -> first.status() == Status.OK)
                .filter(first -> first.confidence() >= one.confidence()));
  }

  private Prediction corrected(Prediction prediction, List<Double> mix) {
    List<Double> corrected =
        priorCorrection().apply(prediction.probabilities(), temperature(), mix);
    double[] probabilities = corrected.stream().mapToDouble(one -> one).toArray();
    Prediction after = prediction(probabilities, prediction.status());
    // A text that is off target is neutral: where the mix gives it a stance, it is not off target.
    boolean stance =
        after.status() == Status.OFF_TARGET && !after.label().equals(prediction.label());
    return stance ? prediction(probabilities, Status.OK) : after;
  }

  private double temperature() {
    return calibration().temperature();
  }

  /**
   * Returns the correction for paragraphs whose labels have another mix.
   *
   * @return The fitted one. A model that has none, because an earlier version trained it, is taken
   *     to expect all labels equally often if it was trained with balanced class weights, and else
   *     as often as they are among its training paragraphs.
   */
  public PriorCorrection priorCorrection() {
    return calibration()
        .mix()
        .orElseGet(() -> PriorCorrection.assumed(temperature(), assumedPrior()));
  }

  private List<Double> assumedPrior() {
    Provenance provenance = provenance();
    // One more of each label: none has a share of 0.
    double all =
        provenance.labelCounts().values().stream().mapToLong(one -> one).sum() + labels.size();
    return provenance.classWeights() == ClassWeights.BALANCED
        ? Collections.nCopies(labels.size(), 1.0 / labels.size())
        : labels.stream()
            .map(label -> (provenance.labelCounts().getOrDefault(label, 0L) + 1) / all)
            .toList();
  }

  private Prediction scored(Paragraph paragraph) {
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
   * n-gram. This is the reference that every faster way must agree with.
   *
   * @param paragraph The paragraph.
   * @return The prediction.
   */
  public Prediction predictByNames(Paragraph paragraph) {
    FeatureVector vector = pipeline().transformByNames(paragraph);
    double[] probabilities = weights().probabilities(vector, calibration().temperature());
    Status status = vector.size() > 0 ? Status.OK : Status.withoutFeatures(paragraph.text());
    if (status == Status.OK && !pipeline().spec().pools().isEmpty()) {
      double[] encoded = pipeline().encoded(paragraph.target(), paragraph.text());
      boolean off = new OffTarget(pipeline(), labels).holds(encoded, probabilities);
      status = off ? Status.OFF_TARGET : status;
    }
    return prediction(probabilities, status);
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

  /**
   * Creates a scorer for many texts, which allocates next to nothing. It belongs to this model
   * alone: of a cascade, it leaves out the fast model.
   *
   * @return A new scorer, for one thread at a time.
   */
  public Scorer scorer() {
    return new Scorer(compiled());
  }

  CompiledModel compiled() {
    return compiled.get();
  }

  /**
   * Lists the features that moved a prediction.
   *
   * @param paragraph The paragraph.
   * @return A contribution per known feature of the text, the one that moved any label most first;
   *     an encoder's components count as one feature.
   */
  public List<Contribution> explain(Paragraph paragraph) {
    return new Explanation(labels, parts()).contributions(paragraph);
  }

  /**
   * Lists the features that speak most for a label. An encoder's components mean nothing singly and
   * are left out.
   *
   * @param label One of the labels.
   * @param count The number of features.
   * @return The features, the strongest first.
   * @throws IllegalArgumentException If the model has no such label.
   */
  public List<FeatureWeight> strongest(String label, int count) {
    return new Explanation(labels, parts()).strongest(label, count);
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
   * Returns the feature pipeline.
   *
   * @return The pipeline, fitted on the training paragraphs.
   */
  public FeaturePipeline pipeline() {
    return parts().pipeline();
  }

  /**
   * Returns the model's provenance.
   *
   * @return Data, options and versions.
   */
  public Provenance provenance() {
    return parts().provenance();
  }

  /**
   * Returns the calibration of the probabilities.
   *
   * @return {@link Calibration#NONE} for a model whose training set could not be split.
   */
  public Calibration calibration() {
    return parts().calibration();
  }

  LinearWeights weights() {
    return parts().weights();
  }

  ModelParts parts() {
    return parts.get();
  }
}
