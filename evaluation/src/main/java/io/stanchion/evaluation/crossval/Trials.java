package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.calibration.CalibrationFit;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.features.StancePool;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The cross-validations of several settings on the same folds. Settings that differ only in pooled
 * stances share their trainings, because nothing about a pool is fitted.
 */
final class Trials {
  /** The better setting first: by macro-F1 and, of equals, by log-loss. */
  private static final Comparator<Candidate> BY_MERIT =
      Comparator.comparingDouble(Candidate::macroF1)
          .thenComparingDouble(one -> -Metric.LOG_LOSS.of(one.withAuxiliary()).orElse(0));

  private final List<Candidate> candidates;

  /**
   * A setting's held-out predictions with one number of epochs, and those that choose it.
   *
   * @param setting The setting as it was given.
   * @param options The setting with the number of epochs.
   */
  private record Candidate(
      TrainingOptions setting, TrainingOptions options, Scored outOfFold, Scored withAuxiliary) {
    double macroF1() {
      return Metric.MACRO_F1.of(withAuxiliary).orElse(0);
    }
  }

  /** A fold's held-out predictions, of labelled and of auxiliary paragraphs. */
  private record Held(List<Scored.Item> labelled, List<Scored.Item> auxiliary) {}

  private Trials(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  /**
   * Cross-validates each setting with each number of epochs.
   *
   * @param training The training paragraphs.
   * @param copies Which of them are copies of each other; none is ever on both sides.
   * @param space The settings.
   * @param progress Called after each training, from any thread.
   * @return The trials; none where the paragraphs cannot be split.
   */
  static Trials run(LabelledData training, Copies copies, Search.Space space, Runnable progress) {
    int folds = Search.folds(training);
    if (folds < 2) {
      return new Trials(List.of());
    }
    long seed = space.settings().get(0).seed();
    FoldPlan plan = copies.purged(Splitter.groupedKFold(training, folds, 1, seed), training);
    Map<TrainingOptions, List<TrainingOptions>> sharing = new LinkedHashMap<>();
    for (TrainingOptions setting : space.settings()) {
      setting
          .features()
          .encodeAhead(training.paragraphs().stream().map(LabelledParagraph::paragraph).toList());
      sharing.computeIfAbsent(Search.alone(setting), same -> new ArrayList<>()).add(setting);
    }
    List<Candidate> candidates = new ArrayList<>();
    sharing
        .values()
        .forEach(
            settings ->
                candidates.addAll(candidates(training, plan, settings, space.epochs(), progress)));
    // Of equals the first is chosen, so that the order of the settings has to be theirs.
    candidates.sort(Comparator.comparingInt(one -> space.settings().indexOf(one.setting())));
    return new Trials(List.copyOf(candidates));
  }

  /**
   * Chooses.
   *
   * @param space The settings to choose from, which were tried.
   * @return The best of them; the first, uncalibrated, where nothing could be tried.
   */
  Search.Choice choice(Search.Space space) {
    return candidates.stream()
        .filter(one -> space.settings().contains(one.setting()))
        .max(BY_MERIT)
        .map(
            best ->
                new Search.Choice(
                    best.options(),
                    CalibrationFit.of(best.outOfFold()),
                    Optional.of(best.outOfFold())))
        .orElse(Search.Choice.unsearched(space.settings().get(0)));
  }

  /**
   * Lists the settings with their merits.
   *
   * @param space The settings to list, which were tried.
   * @param taken The choice among them.
   * @return One trial for each setting, in their order; none where nothing could be tried.
   */
  List<Search.Trial> list(Search.Space space, Search.Choice taken) {
    return space.settings().stream()
        .flatMap(
            setting ->
                candidates.stream()
                    .filter(one -> one.setting().equals(setting))
                    .max(BY_MERIT)
                    .stream())
        .map(
            best ->
                new Search.Trial(
                    best.options(), best.macroF1(), best.options().equals(taken.options())))
        .toList();
  }

  /**
   * One candidate per setting and number of epochs; none where no part can be trained on.
   *
   * @param settings Settings that differ only in pooled stances.
   */
  private static List<Candidate> candidates(
      LabelledData training,
      FoldPlan plan,
      List<TrainingOptions> settings,
      List<Integer> epochs,
      Runnable progress) {
    TrainingOptions alone = Search.alone(settings.get(0));
    Optional<AuxiliaryFolds> auxiliary =
        alone.auxiliary().map(one -> new AuxiliaryFolds(one, plan.folds().size(), alone.seed()));
    List<List<List<Held>>> folds =
        IntStream.range(0, plan.folds().size())
            .parallel()
            .mapToObj(
                fold -> {
                  List<StanceModel> models =
                      models(
                          training,
                          plan.folds().get(fold),
                          auxiliary.map(all -> all.training(alone, fold)).orElse(alone),
                          epochs);
                  List<List<Held>> held =
                      held(
                          models,
                          settings,
                          plan.folds().get(fold).testOf(training),
                          auxiliary.map(all -> all.test(fold)).orElse(List.of()),
                          training.labels());
                  progress.run();
                  return held;
                })
            .filter(held -> !held.isEmpty())
            .toList();
    return candidates(training.labels(), settings, epochs, folds);
  }

  private static List<Candidate> candidates(
      List<String> labels,
      List<TrainingOptions> settings,
      List<Integer> epochs,
      List<List<List<Held>>> folds) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < settings.size() && !folds.isEmpty(); i++) {
      for (int epoch = 0; epoch < epochs.size(); epoch++) {
        List<Held> held = new ArrayList<>();
        for (List<List<Held>> fold : folds) {
          held.add(fold.get(epoch).get(i));
        }
        candidates.add(candidate(settings.get(i), epochs.get(epoch), labels, held));
      }
    }
    return candidates;
  }

  private static Candidate candidate(
      TrainingOptions setting, int epochs, List<String> labels, List<Held> folds) {
    List<Scored.Item> labelled = folds.stream().flatMap(one -> one.labelled().stream()).toList();
    List<Scored.Item> all = new ArrayList<>(labelled);
    folds.forEach(one -> all.addAll(one.auxiliary()));
    return new Candidate(
        setting, setting.withEpochs(epochs), new Scored(labels, labelled), new Scored(labels, all));
  }

  /** The models of a fold's training part, per number of epochs; none if it cannot be trained. */
  private static List<StanceModel> models(
      LabelledData training, FoldPlan.Fold fold, TrainingOptions options, List<Integer> epochs) {
    LabelledData part = training.withParagraphs(fold.trainingOf(training));
    return part.labels().size() < 2 ? List.of() : Trainer.trainPath(part, options, epochs);
  }

  /** The predictions of a fold's test part, per number of epochs and setting. */
  private static List<List<Held>> held(
      List<StanceModel> models,
      List<TrainingOptions> settings,
      List<LabelledParagraph> test,
      List<LabelledParagraph> auxiliary,
      List<String> labels) {
    List<List<Held>> held = new ArrayList<>();
    for (StanceModel alone : models) {
      // An encoder may have been trained on auxiliary paragraphs, and has no say about them.
      List<Scored.Item> withoutPools = items(alone, auxiliary, labels);
      List<Held> perSetting = new ArrayList<>();
      for (TrainingOptions setting : settings) {
        List<StancePool> pools = setting.features().pools();
        perSetting.add(new Held(items(alone.pooledWith(pools), test, labels), withoutPools));
      }
      held.add(perSetting);
    }
    return held;
  }

  private static List<Scored.Item> items(
      StanceModel model, List<LabelledParagraph> test, List<String> labels) {
    return test.stream()
        .map(one -> OutOfFold.item(one, model.predict(one.paragraph()), model.labels(), labels))
        .toList();
  }
}
