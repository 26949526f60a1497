package io.stanchion.evaluation.study;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.CsvWriter;
import io.stanchion.evaluation.crossval.Baseline;
import io.stanchion.evaluation.crossval.CrossValidated;
import io.stanchion.evaluation.crossval.CrossValidation;
import io.stanchion.evaluation.crossval.LearningCurves;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.evaluation.crossval.TargetMode;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Cross-validations one after another. The finished part can be read by another thread at any time.
 */
public final class CrossvalRun {
  private static final int EXPLAINED = 15;
  private static final int DRAWS = 3;
  private static final int SMALL = 1000;

  /**
   * A split, and beside it one that is blind to groups.
   *
   * @param fair The split that keeps groups together.
   * @param random The split by single paragraphs, to show how optimistic it is.
   */
  public record Split(FoldPlan fair, Optional<FoldPlan> random) {
    private Split in(TargetMode mode, LabelledData data) {
      return new Split(mode.plan(fair, data), random.map(plan -> mode.plan(plan, data)));
    }
  }

  private final DuplicateHandling.Handled handled;
  private final LabelledData data;
  private final List<Split> splits;
  private final CrossValidation model;
  private final Search.Space space;
  private final Copies copies;
  private final SplitMeasurement measurement;
  private final List<Evaluation> evaluations = new CopyOnWriteArrayList<>();
  private final List<CrossValidation.FoldResult> folds = new CopyOnWriteArrayList<>();
  private volatile Optional<CrossValidated> first = Optional.empty();
  private volatile Optional<FoldPlan> current = Optional.empty();
  private volatile Optional<LearningCurve> curve = Optional.empty();

  /**
   * Prepares to run.
   *
   * @param handled The labelled set, near-duplicates handled.
   * @param splits The splits, at least one.
   * @param mode The number of models for several targets.
   * @param space The settings that each fold's search chooses from.
   * @param bootstrap Draws the resamples.
   */
  public CrossvalRun(
      DuplicateHandling.Handled handled,
      List<Split> splits,
      TargetMode mode,
      Search.Space space,
      ClusterBootstrap bootstrap) {
    this.handled = handled;
    this.data = handled.data();
    this.copies = handled.copies();
    this.splits = splits.stream().map(split -> split.in(mode, data)).toList();
    this.space = mode.space(space);
    this.model = new CrossValidation(data, copies, this.space, EXPLAINED);
    this.measurement = new SplitMeasurement(new Measurement(bootstrap), Metric.MACRO_F1);
  }

  /**
   * Counts the trainings that a run takes.
   *
   * @param withCurve Whether a learning curve is measured too.
   * @return The number of times {@link #run} calls {@code trained}.
   */
  public int trainings(boolean withCurve) {
    int trainings = 0;
    for (Split split : splits) {
      trainings += model.trainings(split.fair());
      trainings += split.random().map(model::trainings).orElse(0);
      for (Baseline baseline : baselines()) {
        trainings += baseline(baseline).trainings(split.fair());
      }
    }
    int perRepeat = splits.get(0).fair().folds().size() / splits.get(0).fair().repeats();
    return trainings + (withCurve ? 2 * LearningCurves.SIZES * draws() * perRepeat : 0);
  }

  private int draws() {
    return data.paragraphs().size() <= SMALL ? DRAWS : 1;
  }

  /** Lists the baselines. Without the target as a feature, the model is {@code TEXT_ONLY}. */
  private List<Baseline> baselines() {
    boolean target = space.settings().stream().anyMatch(options -> options.features().target());
    return Baseline.of(data).stream().filter(one -> target || one != Baseline.TEXT_ONLY).toList();
  }

  private CrossValidation baseline(Baseline baseline) {
    return new CrossValidation(baseline.view(data), copies, baseline.space(space), 0);
  }

  /**
   * Cross-validates on every split.
   *
   * @param withCurve Whether to measure a learning curve too, on the first split.
   * @param trained Called after each training, from any thread.
   */
  public void run(boolean withCurve, Runnable trained) {
    for (Split split : splits) {
      current = Optional.of(split.fair());
      CrossValidated result = model.run(split.fair(), trained, folds::add);
      if (first.isEmpty()) {
        first = Optional.of(result);
      }
      Map<String, CrossValidated> baselines = new LinkedHashMap<>();
      for (Baseline baseline : baselines()) {
        baselines.put(baseline.title(), baseline(baseline).run(split.fair(), trained, fold -> {}));
      }
      Optional<CrossValidated> random =
          split.random().map(plan -> model.run(plan, trained, fold -> {}));
      evaluations.add(measurement.evaluate(result, baselines, random));
      current = Optional.empty();
      folds.clear();
    }
    if (withCurve) {
      curve = first.map(result -> curve(result, trained));
    }
  }

  private LearningCurve curve(CrossValidated result, Runnable trained) {
    LearningCurves curves = new LearningCurves(result, draws(), trained);
    return new CurveMeasurement(measurement.measurement().bootstrap(), measurement.metric())
        .measure(
            result.plan().name(),
            data.paragraphs().size(),
            curves.byParagraphs(),
            curves.byGroups());
  }

  /** Lists the finished evaluations and, of one in progress, the finished folds. */
  List<Evaluation> evaluations() {
    List<Evaluation> all = new ArrayList<>(evaluations);
    unfinished().ifPresent(part -> all.add(inHaste().evaluate(part, Map.of(), Optional.empty())));
    return List.copyOf(all);
  }

  /** After Ctrl-C, uses fewer resamples so that the partial result appears quickly. */
  private SplitMeasurement inHaste() {
    ClusterBootstrap usual = measurement.measurement().bootstrap();
    ClusterBootstrap few = new ClusterBootstrap(Math.min(200, usual.resamples()), usual.seed());
    return new SplitMeasurement(new Measurement(few), measurement.metric());
  }

  private Optional<CrossValidated> unfinished() {
    return current.flatMap(plan -> FinishedFolds.of(data, plan, List.copyOf(folds)));
  }

  /**
   * Describes the features that a fold's search chooses from.
   *
   * @return The feature sets in words, with a bar between them.
   */
  public String features() {
    return space.settings().stream()
        .map(options -> options.features().description())
        .distinct()
        .collect(Collectors.joining(" | "));
  }

  /**
   * Makes a study of the finished part.
   *
   * @param asRead The labelled set as it was read.
   * @param context The command that measures.
   * @param finished Whether everything that was asked for is there.
   * @return The study.
   */
  public Study study(LabelledData asRead, RunContext context, boolean finished) {
    List<Evaluation> all = evaluations();
    StudyTexts texts = new StudyTexts(asRead, handled.sentence(), context.dataStatement());
    return new Study(
        Study.FORMAT,
        Study.VERSION,
        finished,
        RunRecord.of(context, asRead),
        RunRecord.data(asRead, handled.sentence()),
        all,
        curve,
        first.or(this::unfinished).map(Errors::of).orElse(List.of()),
        quality(),
        texts.ofCrossValidation(features(), all, measurement.measurement().bootstrap()));
  }

  /** Finds odd labels, which takes a prediction of every row. */
  private Quality quality() {
    return first
        .map(result -> QualityMeasurement.of(data, result.scored().get(0)))
        .orElse(Quality.NONE);
  }

  /**
   * Writes the out-of-fold predictions of the first split's first repeat, if there are any.
   *
   * @param file The CSV file to write.
   * @throws DataException If the file cannot be written.
   */
  public void writePredictions(Path file) {
    Optional<Scored> scored = first.or(this::unfinished).map(result -> result.scored().get(0));
    scored.ifPresent(found -> write(found, file));
  }

  private static void write(Scored scored, Path file) {
    List<String> header = new ArrayList<>(List.of("id", "label"));
    scored.labels().forEach(label -> header.add("p_" + label));
    AtomicOutput.write(
        file,
        out -> {
          CsvWriter csv = CsvWriter.guarded(out);
          csv.row(header);
          for (Scored.Item item : scored.items()) {
            csv.field(item.id()).field(item.predicted());
            item.probabilities().forEach(probability -> csv.field(String.valueOf(probability)));
            csv.end();
          }
        });
  }
}
