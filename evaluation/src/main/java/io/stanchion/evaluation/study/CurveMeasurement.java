package io.stanchion.evaluation.study;

import io.stanchion.evaluation.crossval.LearningCurves;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Measures a learning curve.
 *
 * @param bootstrap Draws the intervals.
 * @param metric The metric of each size.
 */
record CurveMeasurement(ClusterBootstrap bootstrap, Metric metric) {
  private static final int NEXT_LABELS = 100;

  /**
   * Measures a curve.
   *
   * @param split The name of the split that the curve is of.
   * @param labels The number of labels in all.
   * @param byParagraphs Sizes of paragraphs drawn at random, ascending; at least one.
   * @param byGroups Sizes of whole groups drawn at random, ascending.
   * @return The curve, and what it implies for the next 100 labels.
   */
  public LearningCurve measure(
      String split,
      int labels,
      List<LearningCurves.Size> byParagraphs,
      List<LearningCurves.Size> byGroups) {
    Interval slope =
        bootstrap.interval(byParagraphs.get(0).draws().get(0), which -> slope(byParagraphs, which));
    double doublings = log2((labels + (double) NEXT_LABELS) / labels);
    return new LearningCurve(
        split,
        metric,
        byParagraphs.stream().map(this::point).toList(),
        byGroups.stream().map(this::point).toList(),
        slope.value(),
        slope.low(),
        slope.high(),
        NEXT_LABELS,
        times(slope.value(), doublings),
        times(slope.low(), doublings),
        times(slope.high(), doublings));
  }

  private static OptionalDouble times(OptionalDouble value, double factor) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
  }

  private LearningCurve.Point point(LearningCurves.Size size) {
    Interval interval = bootstrap.interval(size.draws(), metric);
    return new LearningCurve.Point(
        size.groups(), size.paragraphs(), interval.value(), interval.low(), interval.high());
  }

  /** The least-squares slope of the metric over the binary logarithm of the size. */
  private OptionalDouble slope(List<LearningCurves.Size> sizes, int[] which) {
    double meanX = sizes.stream().mapToDouble(size -> log2(size.paragraphs())).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (LearningCurves.Size size : sizes) {
      OptionalDouble value = metric.mean(size.draws(), which);
      if (value.isEmpty()) {
        return value;
      }
      double x = log2(size.paragraphs()) - meanX;
      covariance += x * value.getAsDouble();
      variance += x * x;
    }
    return variance > 0 ? OptionalDouble.of(covariance / variance) : OptionalDouble.empty();
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }
}
