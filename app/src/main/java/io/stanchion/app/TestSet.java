package io.stanchion.app;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.predictions.Predictions;
import io.stanchion.evaluation.study.CalibrationMeasurement;
import io.stanchion.evaluation.study.CalibrationResult;
import io.stanchion.evaluation.study.Comparisons;
import io.stanchion.evaluation.study.Errors;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.Measurement;
import io.stanchion.evaluation.study.Quality;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.SystemResult;
import io.stanchion.evaluation.study.WorstError;
import io.stanchion.model.Calibration;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Systems scored on one set of labels that none of them was trained on. */
final class TestSet {
  private final LabelledData data;
  private final BootstrapOptions options;
  private final ReportOptions reports;
  private final Measurement measurement;

  TestSet(LabelledData data, BootstrapOptions options, ReportOptions reports) {
    this.data = data;
    this.options = options;
    this.reports = reports;
    this.measurement = new Measurement(options.bootstrap());
  }

  static List<String> ids(LabelledData data) {
    return data.paragraphs().stream().map(one -> one.paragraph().id()).toList();
  }

  /** One system, which may be a model of ours. */
  Study study(String name, Scored scored, Optional<StanceModel> model, List<String> inputs) {
    Optional<CalibrationResult> calibration =
        model
            .filter(one -> !one.calibration().equals(Calibration.NONE))
            .map(one -> corrected(one, scored))
            .or(() -> CalibrationMeasurement.asGiven(measurement, scored));
    Evaluation evaluation =
        evaluation(
            List.of(measurement.model(name, List.of(scored), calibration)), scored, List.of());
    List<WorstError> errors = model.map(one -> Errors.of(one, data)).orElse(List.of());
    return study(evaluation, errors, inputs, model);
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

  /** Several systems of any origin, made from files, and every difference between two of them. */
  Study study(List<String> names, List<Scored> scored, Metric metric, List<String> inputs) {
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
            Comparisons.all(names, scored, metric, measurement.bootstrap()));
    return study(evaluation, List.of(), inputs, Optional.empty());
  }

  private Evaluation evaluation(
      List<SystemResult> systems, Scored scored, List<Evaluation.Comparison> comparisons) {
    List<SystemResult> all = new ArrayList<>(systems);
    all.add(
        measurement.baseline("majority", SystemResult.Role.BASELINE, List.of(constant(scored))));
    return new Evaluation("test set", 1, all, comparisons, OptionalDouble.empty(), List.of());
  }

  private Study study(
      Evaluation evaluation,
      List<WorstError> errors,
      List<String> inputs,
      Optional<StanceModel> model) {
    List<String> allInputs = new ArrayList<>(inputs);
    allInputs.addAll(reports.inputs());
    StudyTexts texts = new StudyTexts(data, "", reports.dataStatement(data));
    return new Study(
        Study.FORMAT,
        Study.VERSION,
        true,
        RunRecord.of(reports.arguments(), data, allInputs, new TreeMap<>(options.settings())),
        RunRecord.data(data, ""),
        List.of(evaluation),
        Optional.empty(),
        errors,
        Quality.NONE,
        texts.ofTestSet(model, evaluation, measurement.bootstrap()));
  }

  /** The most frequent gold label for everything: what knows the answer but not the question. */
  private static Scored constant(Scored scored) {
    String label =
        scored.items().stream()
            .collect(Collectors.groupingBy(Scored.Item::gold, Collectors.counting()))
            .entrySet()
            .stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
            .orElseThrow()
            .getKey();
    return new Scored(
        scored.labels(), scored.items().stream().map(item -> item.withPrediction(label)).toList());
  }
}
