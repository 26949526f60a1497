package io.stanchion.evaluation.study;

import io.stanchion.evaluation.metric.Metric;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The results of the model with fewer labels: each fold's model is trained again on a part of its
 * training paragraphs, with the settings chosen on all of them, and tested on the same test part.
 *
 * @param split The split it is of.
 * @param metric The metric.
 * @param byParagraphs Points with paragraphs drawn at random, sizes ascending.
 * @param byGroups Points with whole groups drawn at random, sizes ascending.
 * @param perDoubling The gain of the metric when the number of paragraphs doubles: the slope of a
 *     straight line through the points on a logarithmic scale.
 * @param perDoublingLow The lower end of its 95 % interval, groups resampled.
 * @param perDoublingHigh The upper end.
 * @param nextLabels The number of additional labels of the forecast: 100.
 * @param forecast The metric's gain from that many more labels, if the line continues.
 * @param forecastLow The lower end of its 95 % interval.
 * @param forecastHigh The upper end.
 */
public record LearningCurve(
    String split,
    Metric metric,
    List<Point> byParagraphs,
    List<Point> byGroups,
    OptionalDouble perDoubling,
    OptionalDouble perDoublingLow,
    OptionalDouble perDoublingHigh,
    int nextLabels,
    OptionalDouble forecast,
    OptionalDouble forecastLow,
    OptionalDouble forecastHigh) {
  /** Copies the lists. */
  public LearningCurve {
    byParagraphs = List.copyOf(byParagraphs);
    byGroups = List.copyOf(byGroups);
  }

  /**
   * The metric at one size.
   *
   * @param groups The mean number of training groups.
   * @param paragraphs The mean number of training paragraphs.
   * @param value The metric, pooled over folds and averaged over draws.
   * @param low The lower end of its 95 % interval, test groups resampled.
   * @param high The upper end.
   */
  public record Point(
      double groups,
      double paragraphs,
      OptionalDouble value,
      OptionalDouble low,
      OptionalDouble high) {}
}
