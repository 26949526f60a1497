package io.stanchion.evaluation.study;

import io.stanchion.evaluation.crossval.CrossValidated;
import io.stanchion.evaluation.crossval.CrossValidation;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.study.Evaluation.Comparison;
import io.stanchion.evaluation.study.Evaluation.FoldRow;
import io.stanchion.evaluation.study.SystemResult.Role;
import io.stanchion.evaluation.uncertainty.Paired;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measurements of a cross-validation: the model beside the baselines.
 *
 * @param measurement Measures each system.
 * @param metric The metric whose differences are tested.
 */
record SplitMeasurement(Measurement measurement, Metric metric) {
  private static final int MAX_GROUPS = 20;

  /**
   * Measures the model and its baselines.
   *
   * @param model The model's cross-validation.
   * @param baselines Cross-validations of baselines on the same folds, by name, in order.
   * @param optimistic The model's cross-validation on a split that is blind to groups.
   * @return The evaluation.
   */
  public Evaluation evaluate(
      CrossValidated model,
      Map<String, CrossValidated> baselines,
      Optional<CrossValidated> optimistic) {
    List<SystemResult> systems = new ArrayList<>();
    systems.add(measurement.model("model", model.scored(), Optional.of(calibration(model))));
    systems.add(measurement.baseline("majority", Role.BASELINE, model.majority()));
    systems.add(measurement.baseline("prior", Role.BASELINE, model.prior()));
    baselines.forEach(
        (name, one) -> systems.add(measurement.baseline(name, Role.BASELINE, one.scored())));
    optimistic.ifPresent(
        one -> systems.add(measurement.baseline(one.plan().name(), Role.OPTIMISTIC, one.scored())));
    return new Evaluation(
        model.plan().name(),
        model.plan().repeats(),
        systems,
        comparisons(model, baselines),
        model.flipRate(),
        model.folds().stream().map(fold -> row(fold, model)).toList());
  }

  private CalibrationResult calibration(CrossValidated model) {
    return CalibrationMeasurement.corrected(
        measurement,
        model.scored().get(0),
        model.uncalibrated().get(0),
        coverage -> model.predictionSets(model.firstRepeat(), coverage));
  }

  private List<Comparison> comparisons(
      CrossValidated model, Map<String, CrossValidated> baselines) {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(compare(model, "majority", model.majority()));
    baselines.forEach((name, one) -> comparisons.add(compare(model, name, one.scored())));
    return Comparisons.holm(comparisons);
  }

  private Comparison compare(CrossValidated model, String name, List<Scored> baseline) {
    Paired paired = new Paired(model.scored(), baseline);
    return Comparisons.of(
        "model", name, metric, paired, measurement.bootstrap(), correctedT(model, baseline));
  }

  private OptionalDouble correctedT(CrossValidated model, List<Scored> baseline) {
    List<Scored> scored = model.scored();
    List<Double> differences = new ArrayList<>();
    double shares = 0;
    for (CrossValidation.FoldResult fold : model.folds()) {
      int repeat = fold.fold().repeat() - 1;
      // The pooled predictions are in the order of the set, and a full plan tests all of it.
      int[] test = fold.fold().test().stream().mapToInt(i -> i).toArray();
      boolean complete =
          repeat < scored.size()
              && scored.get(repeat).items().size() == model.data().paragraphs().size();
      OptionalDouble ours = complete ? metric.of(scored.get(repeat), test) : OptionalDouble.empty();
      OptionalDouble theirs =
          complete ? metric.of(baseline.get(repeat), test) : OptionalDouble.empty();
      if (ours.isEmpty() || theirs.isEmpty()) {
        return OptionalDouble.empty();
      }
      differences.add(ours.getAsDouble() - theirs.getAsDouble());
      shares +=
          (double) test.length / fold.trainingCounts().values().stream().mapToLong(n -> n).sum();
    }
    return Paired.correctedT(
        differences.stream().mapToDouble(d -> d).toArray(), shares / differences.size());
  }

  private static FoldRow row(CrossValidation.FoldResult fold, CrossValidated model) {
    return new FoldRow(
        fold.fold().repeat(),
        fold.fold().number(),
        settings(fold.options()),
        fold.calibration().temperature(),
        fold.trainingCounts(),
        fold.testCounts(),
        fold.fold().purged().size(),
        fold.fold().testOf(model.data()).stream()
            .map(one -> one.group())
            .distinct()
            .limit(MAX_GROUPS)
            .toList(),
        fold.pipelineHash(),
        fold.fold().testOf(model.data()).stream().map(one -> one.paragraph().id()).toList());
  }

  /**
   * Describes settings in a few words.
   *
   * @param options The settings.
   * @return For example {@code words+characters, rate 0.03, balanced, 12 epochs}.
   */
  public static String settings(TrainingOptions options) {
    return String.format(
        Locale.ROOT,
        "%s, rate %s, %s, %d epochs",
        options.features().shortDescription(),
        options.learningRate(),
        options.classWeights().name().toLowerCase(Locale.ROOT),
        options.epochs());
  }
}
