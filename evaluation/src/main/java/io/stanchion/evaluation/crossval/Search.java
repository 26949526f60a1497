package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.model.Calibration;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.util.List;
import java.util.Optional;

/**
 * Chooses settings by cross-validation inside the training paragraphs, by group, on the pooled
 * macro-F1 of the held-out paragraphs and, of equals, on their log-loss. It sees nothing of a test
 * set, so that a cross-validation around it is a nested one (Varma and Simon, 2006,
 * doi:10.1186/1471-2105-7-91).
 *
 * <p>Auxiliary paragraphs are split as well, and the held-out ones have a say in the choice: where
 * labelled paragraphs are few, chance would choose without them. An encoder whose stances are
 * pooled may have been trained on them, and has none. Calibration and reports rest on the labelled
 * ones alone.
 */
public final class Search {
  private static final int MAX_FOLDS = 5;

  private Search() {}

  /**
   * The settings to choose from: every setting with every number of epochs. Numbers of epochs cost
   * nothing, because one training passes through all of them.
   *
   * @param settings At least one; their own numbers of epochs count only where nothing can be
   *     chosen.
   * @param epochs Numbers of epochs, each at least 1; at least one.
   */
  public record Space(List<TrainingOptions> settings, List<Integer> epochs) {
    /** The numbers of epochs that are tried by default. */
    public static final List<Integer> EPOCHS = List.of(4, 7, 12, 20, 35);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException If one of them is empty.
     */
    public Space {
      settings = List.copyOf(settings);
      epochs = List.copyOf(epochs);
      if (settings.isEmpty() || epochs.isEmpty()) {
        throw new IllegalArgumentException("a search needs at least one setting and one epoch");
      }
    }

    /**
     * Leaves only the number of epochs to be chosen.
     *
     * @param options The setting.
     * @return It, with the usual numbers of epochs.
     */
    public static Space of(TrainingOptions options) {
      return new Space(List.of(options), EPOCHS);
    }
  }

  /**
   * The choice.
   *
   * @param options The setting with its number of epochs.
   * @param calibration The correction of the probabilities of a model trained with it.
   * @param outOfFold The held-out predictions that speak for it, not calibrated; empty if nothing
   *     could be held out.
   */
  public record Choice(
      TrainingOptions options, Calibration calibration, Optional<Scored> outOfFold) {
    static Choice unsearched(TrainingOptions options) {
      return new Choice(options, Calibration.NONE, Optional.empty());
    }

    /**
     * Trains on all the paragraphs that the choice was made on.
     *
     * @param training The paragraphs.
     * @return The model, calibrated.
     */
    public StanceModel train(LabelledData training) {
      return Trainer.train(training, options).withCalibration(calibration);
    }
  }

  /**
   * A setting that was tried.
   *
   * @param options The setting, with the number of epochs that suits it best.
   * @param macroF1 The pooled macro-F1 of the held-out paragraphs, in [0, 1]; with auxiliary
   *     paragraphs, of theirs too.
   * @param taken Whether the model was trained with it.
   */
  public record Trial(TrainingOptions options, double macroF1, boolean taken) {}

  /**
   * Chooses.
   *
   * @param training The training paragraphs.
   * @param copies Which of them are copies of each other; none is ever on both sides.
   * @param space The settings to choose from.
   * @param progress Called after each training, from any thread.
   * @return The choice; the first setting, uncalibrated, where the paragraphs cannot be split,
   *     because they are of one group or too few.
   */
  public static Choice choose(
      LabelledData training, Copies copies, Space space, Runnable progress) {
    return Trials.run(training, copies, space, progress).choice(space);
  }

  /**
   * Counts the trainings that a choice takes.
   *
   * @param training The training paragraphs.
   * @param space The settings to choose from.
   * @return The number of calls of {@code progress} by {@link #choose}.
   */
  public static int trainings(LabelledData training, Space space) {
    return (int) space.settings().stream().map(Search::alone).distinct().count() * folds(training);
  }

  /** Leaves out pooled stances, because settings that differ in them share their trainings. */
  static TrainingOptions alone(TrainingOptions options) {
    return options.withFeatures(options.features().withPools(List.of()));
  }

  /** Returns the number of folds; 0 where the paragraphs cannot be split. */
  static int folds(LabelledData training) {
    int folds = Math.min(training.grouped() ? MAX_FOLDS : 3, training.groupCount());
    return folds < 2 ? 0 : folds;
  }
}
