package io.stanchion.classify;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.model.Calibration;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Classifies units as {@code classify} does, one model or one for each target. Immutable and safe
 * for use by several threads; no text can make it throw.
 */
public final class Classifier {
  private final Models models;
  private final Settings settings;

  /**
   * What the model alone does not decide.
   *
   * @param boilerplate Whether to classify boilerplate too.
   * @param target The target of units that do not name one; may be empty.
   * @param abstainBelow Where the confidence is below this there is no label; in [0, 1].
   * @param coverage What share of prediction sets shall hold the right label, 0.50 to 0.99; 0 for
   *     no sets.
   */
  public record Settings(boolean boilerplate, String target, double abstainBelow, double coverage)
      implements Serializable {
    /** No boilerplate, no target, a label for everything, no sets. */
    public static final Settings DEFAULT = new Settings(false, "", 0, 0);

    /**
     * Checks the components.
     *
     * @throws DataException If one is out of range.
     */
    public Settings {
      if (!(abstainBelow >= 0 && abstainBelow <= 1)) {
        throw new DataException("--abstain-below goes from 0 to 1, got " + abstainBelow);
      }
      if (coverage != 0 && !Calibration.COVERAGES.contains(percent(coverage))) {
        throw new DataException("--prediction-sets goes from 0.50 to 0.99, got " + coverage);
      }
    }

    /**
     * Tells whether rows have prediction sets.
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
    models.all().forEach(this::check);
  }

  public static Classifier of(Models models, Settings settings) {
    return new Classifier(models, settings);
  }

  /**
   * Takes one model for everything.
   *
   * @param model The model.
   * @param settings What it does not decide.
   * @return The classifier.
   * @throws DataException If sets are asked for and the model can give none.
   */
  public static Classifier of(StanceModel model, Settings settings) {
    return of(new Models.One(model), settings);
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

  /** Whether an encoder has to read texts. */
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
   * @return What becomes of it, with a probability for each of {@link #labels} if it has any.
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
    Prediction prediction = model.get().predict(unit);
    return new Row(
        unit,
        Optional.of(models.inAllLabels(prediction, model.get())),
        prediction.confidence() < settings.abstainBelow(),
        set(prediction, model.get()));
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
