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
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Cross-validations one after another, and what is finished of them at any time: another thread may
 * ask while they run.
 */
public final class CrossvalRun {
  private static final int EXPLAINED = 15;
  private static final int DRAWS = 3;
  private static final int SMALL = 1000;

  /** A split that is fair, and the one beside it that is blind to groups. */
  public record Split(FoldPlan fair, Optional<FoldPlan> random) {}

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

  public CrossvalRun(
      DuplicateHandling.Handled handled,
      List<Split> splits,
      Search.Space space,
      ClusterBootstrap bootstrap) {
    this.data = handled.data();
    this.copies = handled.copies();
    this.splits = splits;
    this.space = space;
    this.model = new CrossValidation(data, copies, space, EXPLAINED);
    this.measurement = new SplitMeasurement(new Measurement(bootstrap), Metric.MACRO_F1);
  }

  /** How many trainings it all takes. */
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

  /** Where the model does not know the target, the baseline without it is the model. */
  private List<Baseline> baselines() {
    boolean target = space.settings().stream().anyMatch(options -> options.features().target());
    return Baseline.of(data).stream().filter(one -> target || one != Baseline.TEXT_ONLY).toList();
  }

  private CrossValidation baseline(Baseline baseline) {
    return new CrossValidation(baseline.view(data), copies, baseline.space(space), 0);
  }

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

  /** The finished evaluations and, of one that was interrupted, the finished folds. */
  public List<Evaluation> evaluations() {
    List<Evaluation> all = new ArrayList<>(evaluations);
    unfinished().ifPresent(part -> all.add(inHaste().evaluate(part, Map.of(), Optional.empty())));
    return List.copyOf(all);
  }

  /** Who has pressed Ctrl-C does not want to wait for the last digit of an interval. */
  private SplitMeasurement inHaste() {
    ClusterBootstrap usual = measurement.measurement().bootstrap();
    ClusterBootstrap few = new ClusterBootstrap(Math.min(200, usual.resamples()), usual.seed());
    return new SplitMeasurement(new Measurement(few), measurement.metric());
  }

  private Optional<CrossValidated> unfinished() {
    List<CrossValidation.FoldResult> finished =
        folds.stream()
            .sorted(
                Comparator.comparingInt((CrossValidation.FoldResult one) -> one.fold().repeat())
                    .thenComparingInt(one -> one.fold().number()))
            .toList();
    // Repeats are averaged on the same paragraphs: one that lacks folds stands for itself alone.
    List<CrossValidation.FoldResult> comparable = comparable(finished);
    return comparable.isEmpty() ? Optional.empty() : current.map(plan -> part(plan, comparable));
  }

  private List<CrossValidation.FoldResult> comparable(List<CrossValidation.FoldResult> finished) {
    Map<Integer, List<CrossValidation.FoldResult>> byRepeat = new LinkedHashMap<>();
    finished.forEach(
        fold ->
            byRepeat.computeIfAbsent(fold.fold().repeat(), repeat -> new ArrayList<>()).add(fold));
    List<CrossValidation.FoldResult> complete =
        byRepeat.values().stream()
            .filter(
                repeat ->
                    repeat.stream().mapToInt(fold -> fold.fold().test().size()).sum()
                        == data.paragraphs().size())
            .flatMap(List::stream)
            .toList();
    return complete.isEmpty() ? byRepeat.values().stream().findFirst().orElse(List.of()) : complete;
  }

  private CrossValidated part(FoldPlan plan, List<CrossValidation.FoldResult> finished) {
    String name =
        plan.name() + " (" + finished.size() + " of " + plan.folds().size() + " folds finished)";
    return new CrossValidated(
        data,
        new FoldPlan(
            name, plan.grouped(), finished.stream().map(CrossValidation.FoldResult::fold).toList()),
        finished);
  }

  public Optional<LearningCurve> learningCurve() {
    return curve;
  }

  public List<WorstError> errors() {
    return first.or(this::unfinished).map(Errors::of).orElse(List.of());
  }

  /** What is odd about the labels; nothing before every row was tested once. */
  public Quality quality() {
    return first
        .map(result -> QualityMeasurement.of(data, result.scored().get(0)))
        .orElse(Quality.NONE);
  }

  /**
   * Writes the out-of-fold predictions of the first split's first repeat.
   *
   * @throws DataException If they cannot be written.
   */
  public void writePredictions(Path file) {
    Optional<Scored> scored = first.or(this::unfinished).map(result -> result.scored().get(0));
    if (scored.isEmpty()) {
      return;
    }
    List<String> header = new ArrayList<>(List.of("id", "label"));
    scored.get().labels().forEach(label -> header.add("p_" + label));
    AtomicOutput.write(
        file,
        out -> {
          CsvWriter csv = CsvWriter.guarded(out);
          csv.row(header);
          for (Scored.Item item : scored.get().items()) {
            csv.field(item.id()).field(item.predicted());
            item.probabilities().forEach(probability -> csv.field(String.valueOf(probability)));
            csv.end();
          }
        });
  }
}
