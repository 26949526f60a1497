package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.calibration.CalibrationFit;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.model.Calibration;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
    private static Choice unsearched(TrainingOptions options) {
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

  /** A setting's held-out predictions with one number of epochs, and those that choose it. */
  private record Candidate(TrainingOptions options, Scored outOfFold, Scored withAuxiliary) {}

  /** A fold's held-out predictions, of labelled and of auxiliary paragraphs. */
  private record Held(List<Scored.Item> labelled, List<Scored.Item> auxiliary) {}

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
    if (folds(training) < 2) {
      return Choice.unsearched(space.settings().get(0));
    }
    long seed = space.settings().get(0).seed();
    FoldPlan plan =
        copies.purged(Splitter.groupedKFold(training, folds(training), 1, seed), training);
    return space.settings().stream()
        .flatMap(options -> candidates(training, plan, options, space, progress).stream())
        .max(
            Comparator.<Candidate>comparingDouble(
                    one -> Metric.MACRO_F1.of(one.withAuxiliary()).orElse(0))
                .thenComparingDouble(one -> -Metric.LOG_LOSS.of(one.withAuxiliary()).orElse(0)))
        .map(
            best ->
                new Choice(
                    best.options(),
                    CalibrationFit.of(best.outOfFold()),
                    Optional.of(best.outOfFold())))
        .orElse(Choice.unsearched(space.settings().get(0)));
  }

  /**
   * Counts the trainings that a choice takes.
   *
   * @param training The training paragraphs.
   * @param space The settings to choose from.
   * @return The number of calls of {@code progress} by {@link #choose}.
   */
  public static int trainings(LabelledData training, Space space) {
    return space.settings().size() * folds(training);
  }

  private static int folds(LabelledData training) {
    int folds = Math.min(training.grouped() ? MAX_FOLDS : 3, training.groupCount());
    return folds < 2 ? 0 : folds;
  }

  /** One candidate per number of epochs; none where no part can be trained on. */
  private static List<Candidate> candidates(
      LabelledData training,
      FoldPlan plan,
      TrainingOptions options,
      Space space,
      Runnable progress) {
    Optional<AuxiliaryFolds> auxiliary =
        options
            .auxiliary()
            .map(one -> new AuxiliaryFolds(one, plan.folds().size(), options.seed()));
    List<List<Held>> held =
        IntStream.range(0, plan.folds().size())
            .parallel()
            .mapToObj(
                fold -> {
                  List<Held> items =
                      held(
                          training,
                          plan.folds().get(fold),
                          auxiliary.map(all -> all.training(options, fold)).orElse(options),
                          auxiliary.map(all -> all.test(fold)).orElse(List.of()),
                          space.epochs());
                  progress.run();
                  return items;
                })
            .filter(items -> !items.isEmpty())
            .toList();
    return candidates(training.labels(), options, space.epochs(), held);
  }

  private static List<Candidate> candidates(
      List<String> labels, TrainingOptions options, List<Integer> epochs, List<List<Held>> folds) {
    return folds.isEmpty()
        ? List.of()
        : IntStream.range(0, epochs.size())
            .mapToObj(
                at ->
                    candidate(
                        options.withEpochs(epochs.get(at)),
                        labels,
                        folds.stream().map(part -> part.get(at)).toList()))
            .toList();
  }

  private static Candidate candidate(
      TrainingOptions options, List<String> labels, List<Held> folds) {
    List<Scored.Item> labelled = folds.stream().flatMap(one -> one.labelled().stream()).toList();
    List<Scored.Item> all = new ArrayList<>(labelled);
    folds.forEach(one -> all.addAll(one.auxiliary()));
    return new Candidate(options, new Scored(labels, labelled), new Scored(labels, all));
  }

  /** The predictions of a fold's test part, per number of epochs; none if it cannot be trained. */
  private static List<Held> held(
      LabelledData training,
      FoldPlan.Fold fold,
      TrainingOptions options,
      List<LabelledParagraph> auxiliary,
      List<Integer> epochs) {
    LabelledData part = training.withParagraphs(fold.trainingOf(training));
    if (part.labels().size() < 2) {
      return List.of();
    }
    List<String> labels = training.labels();
    List<Held> items = new ArrayList<>();
    for (StanceModel alone : Trainer.trainPath(part, options, epochs)) {
      StanceModel model = alone.pooledWith(options.features().pools());
      items.add(
          new Held(items(model, fold.testOf(training), labels), items(alone, auxiliary, labels)));
    }
    return items;
  }

  private static List<Scored.Item> items(
      StanceModel model, List<LabelledParagraph> test, List<String> labels) {
    return test.stream()
        .map(one -> OutOfFold.item(one, model.predict(one.paragraph()), model.labels(), labels))
        .toList();
  }
}
