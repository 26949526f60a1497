package io.stanchion.evaluation.study;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.crossval.Majority;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.predictions.Predictions;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.model.Calibration;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Systems scored on one set of labels that none of them was trained on. */
public final class TestSet {
  private final LabelledData data;
  private final RunContext context;
  private final List<Gaps> gaps;
  private final Measurement measurement;

  /**
   * Prepares to measure.
   *
   * @param data The test set.
   * @param bootstrap Draws the resamples.
   * @param context The command that measures.
   * @param gaps What the systems did not predict.
   */
  public TestSet(
      LabelledData data, ClusterBootstrap bootstrap, RunContext context, List<Gaps> gaps) {
    this.data = data;
    this.context = context;
    this.gaps = List.copyOf(gaps);
    this.measurement = new Measurement(bootstrap);
  }

  /**
   * Lists the ids of a set.
   *
   * @param data The set.
   * @return The ids of its paragraphs, in order.
   */
  public static List<String> ids(LabelledData data) {
    return data.paragraphs().stream().map(one -> one.paragraph().id()).toList();
  }

  /**
   * Measures one system.
   *
   * @param name The system's name.
   * @param scored Its predictions beside the gold labels.
   * @param model The model that made them; empty if they are another program's.
   * @return The study.
   */
  public Study study(String name, Scored scored, Optional<StanceModel> model) {
    Optional<CalibrationResult> calibration =
        model
            .filter(one -> !one.calibration().equals(Calibration.NONE))
            .map(one -> corrected(one, scored))
            .or(() -> CalibrationMeasurement.asGiven(measurement, scored));
    Evaluation evaluation =
        evaluation(
            List.of(measurement.model(name, List.of(scored), calibration)),
            scored,
            List.of(),
            Metric.MACRO_F1);
    List<WorstError> errors = model.map(one -> Errors.of(one, data)).orElse(List.of());
    return study(evaluation, errors, model);
  }

  private CalibrationResult corrected(StanceModel model, Scored scored) {
    Scored before =
        Predictions.of("model", model.withCalibration(Calibration.NONE), data)
            .match(data, ids(data))
            .scored();
    // The set's labels may be more than the model's.
    List<Integer> places = model.labels().stream().map(scored.labels()::indexOf).toList();
    return CalibrationMeasurement.corrected(
        measurement,
        scored,
        before,
        coverage ->
            scored.items().stream()
                .map(item -> places.stream().map(item.probabilities()::get).toList())
                .map(probabilities -> model.calibration().set(probabilities, coverage))
                .map(set -> set.stream().map(model.labels()::get).toList())
                .toList());
  }

  /**
   * Measures several systems, and tests every difference between two of them.
   *
   * @param names The systems' names.
   * @param scored Their predictions, of the same paragraphs in the same order.
   * @param metric The metric whose differences are tested.
   * @return The study.
   */
  public Study study(List<String> names, List<Scored> scored, Metric metric) {
    List<SystemResult> systems = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      systems.add(
          measurement.model(
              names.get(i),
              List.of(scored.get(i)),
              CalibrationMeasurement.asGiven(measurement, scored.get(i))));
    }
    Evaluation evaluation =
        evaluation(
            systems,
            scored.get(0),
            Comparisons.all(names, scored, metric, measurement.bootstrap()),
            metric);
    return study(evaluation, List.of(), Optional.empty());
  }

  private Evaluation evaluation(
      List<SystemResult> systems,
      Scored scored,
      List<Evaluation.Comparison> comparisons,
      Metric leading) {
    List<SystemResult> all = new ArrayList<>(systems);
    all.add(measurement.baseline("majority", List.of(constant(scored)), leading));
    return new Evaluation("test set", 1, all, comparisons, OptionalDouble.empty(), List.of());
  }

  private Study study(Evaluation evaluation, List<WorstError> errors, Optional<StanceModel> model) {
    StudyTexts texts = new StudyTexts(data, "", context.dataStatement());
    return new Study(
        Study.FORMAT,
        Study.VERSION,
        true,
        RunRecord.of(context, data),
        RunRecord.data(data, ""),
        List.of(evaluation),
        Optional.empty(),
        errors,
        Quality.NONE,
        texts.ofTestSet(model, evaluation, measurement.bootstrap(), gaps),
        gaps);
  }

  /** Predicts the most frequent gold label for every paragraph. */
  private static Scored constant(Scored scored) {
    String label =
        Majority.of(
            scored.items().stream()
                .collect(Collectors.groupingBy(Scored.Item::gold, Collectors.counting())));
    return new Scored(
        scored.labels(), scored.items().stream().map(item -> item.withPrediction(label)).toList());
  }
}
