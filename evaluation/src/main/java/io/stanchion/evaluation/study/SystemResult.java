package io.stanchion.evaluation.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.stanchion.evaluation.metric.ConfusionMatrix;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The results of one system.
 *
 * @param name The system's name.
 * @param role Its purpose.
 * @param metrics Its metrics; for all but the model and the systems compared, a few of them.
 * @param labels Precision, recall and F1 per label.
 * @param confusion Paragraphs by gold label (rows) and predicted label (columns), in the order of
 *     {@code labels}; of repeat 1.
 * @param parts Its scores on the paragraphs of each target, kind and group; empty for baselines.
 * @param calibration The quality of its probabilities; empty for baselines and systems without any.
 */
public record SystemResult(
    String name,
    Role role,
    List<MetricValue> metrics,
    List<LabelScores> labels,
    List<List<Long>> confusion,
    List<Part> parts,
    Optional<CalibrationResult> calibration) {
  /** Copies the lists. */
  public SystemResult {
    metrics = List.copyOf(metrics);
    labels = List.copyOf(labels);
    confusion = confusion.stream().map(List::copyOf).toList();
    parts = List.copyOf(parts);
  }

  /** The purpose of a system. */
  public enum Role {
    /** A system that is being evaluated. */
    MODEL,
    /** A simple system to be beaten. */
    BASELINE,
    /** The model on a split that lets it see the groups it is tested on. */
    OPTIMISTIC;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A metric's value. JSON calls the metric {@code name}.
   *
   * @param metric The metric.
   * @param interval Its value, with intervals.
   */
  public record MetricValue(@JsonProperty("name") Metric metric, Interval interval) {}

  /**
   * One label's scores: means over repeats.
   *
   * @param label The label.
   * @param precision In [0, 1]; empty if it was never predicted.
   * @param recall In [0, 1]; empty if no gold label is it.
   * @param f1 With 95 % intervals.
   * @param support The number of paragraphs whose gold label it is.
   */
  public record LabelScores(
      String label, OptionalDouble precision, OptionalDouble recall, Interval f1, long support) {}

  /**
   * The scores on some of the paragraphs.
   *
   * @param by The property that they share: {@code target}, {@code kind} or {@code group}.
   * @param name The target, kind or group.
   * @param paragraphs The number of paragraphs.
   * @param macroF1 The mean F1 of the labels that occur there, over repeats.
   * @param favg F_avg, over repeats.
   * @param accuracy The share of correct predictions, over repeats, with 95 % interval; within a
   *     group, paragraphs are resampled.
   * @param stances False alarms, precision and recall of stances, over repeats; empty for groups,
   *     and where no label is known to be neutral.
   */
  public record Part(
      String by,
      String name,
      long paragraphs,
      OptionalDouble macroF1,
      OptionalDouble favg,
      Interval accuracy,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MetricValue> stances) {
    /** Copies the list. */
    public Part {
      stances = List.copyOf(stances);
    }

    /**
     * Finds a score of stances.
     *
     * @param metric The metric.
     * @return Its value with intervals, if the part has it.
     */
    public Optional<Interval> stance(Metric metric) {
      return stances.stream()
          .filter(one -> one.metric() == metric)
          .map(MetricValue::interval)
          .findFirst();
    }
  }

  /**
   * Finds a metric.
   *
   * @param metric The metric.
   * @return Its value with intervals, if the system has it.
   */
  public Optional<Interval> metric(Metric metric) {
    return metrics.stream()
        .filter(one -> one.metric() == metric)
        .map(MetricValue::interval)
        .findFirst();
  }

  /**
   * Finds a metric's value.
   *
   * @param metric The metric.
   * @return The value; empty if the system does not have it, or it is undefined.
   */
  public OptionalDouble value(Metric metric) {
    return metric(metric).map(Interval::value).orElse(OptionalDouble.empty());
  }

  static List<List<Long>> rows(ConfusionMatrix matrix) {
    int size = matrix.labels().size();
    List<List<Long>> rows = new ArrayList<>();
    for (int gold = 0; gold < size; gold++) {
      int row = gold;
      rows.add(IntStream.range(0, size).mapToObj(column -> matrix.count(row, column)).toList());
    }
    return rows;
  }
}
