package io.stanchion.evaluation.study;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.crossval.Majority;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.study.SystemResult.Role;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Systems of several kinds, each cross-validated on the same folds. All predictions are out of
 * fold: the model that made one has not seen its group.
 */
public final class FrontierStudy {
  private final LabelledData asRead;
  private final DuplicateHandling.Handled handled;
  private final FoldPlan plan;
  private final Measurement measurement;

  /**
   * Prepares to measure.
   *
   * @param asRead The labelled set as it was read.
   * @param handled The same set, near-duplicates handled.
   * @param plan The folds, of which the first repeat is used.
   * @param bootstrap Draws the resamples.
   */
  public FrontierStudy(
      LabelledData asRead,
      DuplicateHandling.Handled handled,
      FoldPlan plan,
      ClusterBootstrap bootstrap) {
    this.asRead = asRead;
    this.handled = handled;
    this.plan = plan;
    this.measurement = new Measurement(bootstrap);
  }

  /**
   * Measures the systems, and tests every difference between two of them.
   *
   * @param systems The out-of-fold predictions of each system, by its name, in the order of the
   *     set.
   * @param metric The metric whose differences are tested.
   * @param context The command that measures.
   * @return The study.
   */
  public Study study(Map<String, Scored> systems, Metric metric, RunContext context) {
    List<SystemResult> results = new ArrayList<>();
    systems.forEach((name, scored) -> results.add(result(name, scored)));
    results.add(
        measurement.baseline(
            "majority", Role.BASELINE, List.of(Majority.outOfFold(handled.data(), plan))));
    Evaluation evaluation =
        new Evaluation(
            plan.name(),
            1,
            results,
            Comparisons.all(
                List.copyOf(systems.keySet()),
                List.copyOf(systems.values()),
                metric,
                measurement.bootstrap()),
            OptionalDouble.empty(),
            List.of());
    StudyTexts texts = new StudyTexts(asRead, handled.sentence(), context.dataStatement());
    return new Study(
        Study.FORMAT,
        Study.VERSION,
        true,
        RunRecord.of(context, asRead),
        RunRecord.data(asRead, handled.sentence()),
        List.of(evaluation),
        Optional.empty(),
        List.of(),
        Quality.NONE,
        texts.ofFrontier(evaluation, FoldWords.of(plan, handled.data()), measurement.bootstrap()));
  }

  private SystemResult result(String name, Scored scored) {
    return measurement.model(
        name,
        List.of(scored),
        scored.hasProbabilities()
            ? Optional.of(CalibrationMeasurement.calibrated(measurement, scored))
            : Optional.empty());
  }
}
