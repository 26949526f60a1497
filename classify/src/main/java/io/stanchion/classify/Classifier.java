package io.stanchion.classify;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.Range;
import io.stanchion.model.Calibration;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A classifier of paragraphs, with one model or one for each target, as {@code classify} uses it.
 * Immutable and safe for use by several threads. No text makes it throw.
 */
public final class Classifier {
  private final Models models;
  private final Settings settings;
  private final ModelTargets targets;
  private final Prior prior;

  /**
   * Settings that do not depend on the model.
   *
   * @param boilerplate Whether to classify boilerplate too.
   * @param target The target of paragraphs that do not name one; may be empty.
   * @param abstainBelow The confidence below which a row has no label; in [0, 1].
   * @param coverage The share of prediction sets that should hold the right label, 0.50 to 0.99; 0
   *     for no sets.
   * @param prior The shares that labels are expected to have; {@link Prior#NONE} where nothing is
   *     expected.
   */
  public record Settings(
      boolean boilerplate, String target, double abstainBelow, double coverage, Prior prior)
      implements Serializable {
    /** No boilerplate, no target, a label for everything, no sets. */
    public static final Settings DEFAULT = new Settings(false, "", 0, 0);

    /**
     * Checks the components.
     *
     * @throws DataException If one is out of range.
     */
    public Settings {
      Range.share("--abstain-below", abstainBelow);
      if (coverage != 0) {
        requireCoverage(coverage);
      }
    }

    /**
     * Creates settings that expect no shares of labels.
     *
     * @param boilerplate Whether to classify boilerplate too.
     * @param target The target of paragraphs that do not name one; may be empty.
     * @param abstainBelow The confidence below which a row has no label; in [0, 1].
     * @param coverage The share of prediction sets that should hold the right label; 0 for no sets.
     * @throws DataException If one is out of range.
     */
    public Settings(boolean boilerplate, String target, double abstainBelow, double coverage) {
      this(boilerplate, target, abstainBelow, coverage, Prior.NONE);
    }

    /**
     * Expects shares of labels.
     *
     * @param expected The shares.
     * @return The same settings otherwise.
     */
    public Settings withPrior(Prior expected) {
      return new Settings(boilerplate, target, abstainBelow, coverage, expected);
    }

    /**
     * Takes the values of options.
     *
     * @param boilerplate Whether to classify boilerplate too.
     * @param target The target of paragraphs that do not name one; may be empty.
     * @param abstainBelow The confidence below which a row has no label.
     * @param coverage The share of prediction sets that should hold the right label; empty for no
     *     sets.
     * @return The settings.
     * @throws DataException If one is out of range.
     */
    public static Settings of(
        boolean boilerplate, String target, double abstainBelow, Optional<Double> coverage) {
      // No sets are what one gets without the option, and not by asking for 0.
      coverage.ifPresent(Settings::requireCoverage);
      return new Settings(boilerplate, target, abstainBelow, coverage.orElse(0.0));
    }

    private static void requireCoverage(double coverage) {
      if (!Calibration.COVERAGES.contains(percent(coverage))) {
        throw Range.refusal("--prediction-sets", "must be between 0.50 and 0.99", coverage);
      }
    }

    /**
     * Returns whether rows may have no label although they have a prediction.
     *
     * @return True if a confidence was asked for.
     */
    public boolean mayAbstain() {
      return abstainBelow > 0;
    }

    /**
     * Describes everything that rows depend on, for comparison with the settings of another run.
     */
    @Override
    public String toString() {
      return "boilerplate="
          + boilerplate
          + " abstain-below="
          + abstainBelow
          + " prediction-sets="
          + (hasSets() ? String.valueOf(coverage) : "")
          // Left out where there is none, as before there was such a setting.
          + (prior.isNone() ? "" : " prior=" + prior)
          + " target="
          + target;
    }

    /**
     * Returns whether rows have prediction sets.
     *
     * @return True if a coverage was asked for.
     */
    public boolean hasSets() {
      return coverage > 0;
    }

    private static int percent(double share) {
      return (int) Math.round(100 * share);
    }
  }

  private Classifier(Models models, Settings settings) {
    this.models = models;
    this.settings = settings;
    this.targets = ModelTargets.of(models);
    this.prior = settings.prior().of(models.labels());
    models.all().forEach(this::check);
  }

  /**
   * Takes one model, or one for each target.
   *
   * @param models The models.
   * @param settings What they do not decide.
   * @return The classifier.
   * @throws DataException If sets are asked for and a model can give none, or the expected shares
   *     are not those of the labels.
   */
  public static Classifier of(Models models, Settings settings) {
    return new Classifier(models, settings);
  }

  /**
   * Takes one model for everything.
   *
   * @param model The model.
   * @param settings What it does not decide.
   * @return The classifier.
   * @throws DataException If sets are asked for and the model can give none, or the expected shares
   *     are not those of the labels.
   */
  public static Classifier of(StanceModel model, Settings settings) {
    return of(Models.of(model), settings);
  }

  /**
   * Takes a model for each target.
   *
   * @param models The models, by the name of their file.
   * @param settings What they do not decide.
   * @return The classifier.
   * @throws DataException If two are about one target, one is about several, or there is none; or
   *     if sets are asked for and one can give none.
   */
  public static Classifier perTarget(Map<String, StanceModel> models, Settings settings) {
    return of(Models.PerTarget.named(models), settings);
  }

  private void check(StanceModel model) {
    if (settings.hasSets() && model.calibration().equals(Calibration.NONE)) {
      throw new DataException(
          "--prediction-sets needs a calibrated model, and this one was trained on labels that"
              + " could not be split by group; train on labels of two groups or more");
    }
  }

  /**
   * Returns whether classifying takes an encoder.
   *
   * @return True if an encoder has to read texts.
   */
  public boolean encodes() {
    return models.all().stream().anyMatch(StanceModel::encodes);
  }

  /**
   * Lists the labels.
   *
   * @return The labels of all models, in alphabetical order.
   */
  public List<String> labels() {
    return models.labels();
  }

  /**
   * Returns whether a row has a prediction although its model is about another target.
   *
   * @param row The row.
   * @return True if it names a target that the model was not trained on.
   */
  public boolean isAboutOther(Row row) {
    return row.prediction().isPresent() && targets.lack(row.paragraph().target());
  }

  /**
   * Finds the model that is asked about a target.
   *
   * @param target As a unit has it; empty for none.
   * @return The model; empty if there is none.
   */
  public Optional<StanceModel> about(String target) {
    return models.about(target.isEmpty() ? settings.target() : target);
  }

  /**
   * Classifies a unit.
   *
   * @param found The unit.
   * @return The row, with a probability for each of {@link #labels} if it has a prediction.
   */
  public Row classify(Paragraph found) {
    Paragraph unit = withTarget(found);
    if (unit.kind() == Kind.BOILERPLATE && !settings.boilerplate()) {
      return Row.skipped(unit);
    }
    Optional<StanceModel> model = models.about(unit.target());
    if (model.isEmpty()) {
      return Row.withoutModel(unit);
    }
    Prediction prediction = predict(unit, model.get());
    return new Row(
        unit,
        Optional.of(models.inAllLabels(prediction, model.get())),
        prediction.confidence() < settings.abstainBelow(),
        set(prediction, model.get()));
  }

  private Prediction predict(Paragraph unit, StanceModel model) {
    if (prior.isNone()) {
      return model.predict(unit);
    }
    return model.predict(
        unit, prior.trained() ? model.priorCorrection().prior() : prior.among(model.labels()));
  }

  /**
   * Computes how much likelier a unit is under each label than among all units of the mix that its
   * model's probabilities are made for.
   *
   * @param found The unit.
   * @return A ratio per label, in the order of {@link #labels}; empty where the unit is not
   *     classified or has no known features.
   */
  public Optional<List<Double>> likelihoods(Paragraph found) {
    Paragraph unit = withTarget(found);
    return unit.kind() == Kind.BOILERPLATE && !settings.boilerplate()
        ? Optional.empty()
        : models
            .about(unit.target())
            .flatMap(model -> model.likelihoods(unit).map(one -> inAllLabels(one, model)));
  }

  private List<Double> inAllLabels(List<Double> likelihoods, StanceModel by) {
    return labels().stream()
        .map(label -> by.labels().indexOf(label))
        .map(place -> place < 0 ? 0.0 : likelihoods.get(place))
        .toList();
  }

  private Paragraph withTarget(Paragraph unit) {
    boolean lacks = unit.target().isEmpty() && !settings.target().isEmpty();
    return lacks
        ? new Paragraph(
            unit.id(), unit.article(), unit.number(), unit.kind(), settings.target(), unit.text())
        : unit;
  }

  private List<String> set(Prediction prediction, StanceModel model) {
    if (!settings.hasSets()) {
      return List.of();
    }
    int percent = Settings.percent(settings.coverage());
    return model.calibration().set(prediction.probabilities(), percent).stream()
        .map(model.labels()::get)
        .toList();
  }
}
