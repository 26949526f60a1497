package io.stanchion.evaluation.study;

import io.stanchion.evaluation.metric.ConfusionMatrix;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.study.SystemResult.LabelScores;
import io.stanchion.evaluation.study.SystemResult.MetricValue;
import io.stanchion.evaluation.study.SystemResult.Part;
import io.stanchion.evaluation.study.SystemResult.Role;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Measurements of systems.
 *
 * @param bootstrap Draws the intervals.
 */
record Measurement(ClusterBootstrap bootstrap) {
  private static final List<Metric> BASELINE_METRICS =
      List.of(Metric.MACRO_F1, Metric.F_AVG, Metric.ACCURACY, Metric.LOG_LOSS, Metric.BRIER);
  private static final List<Metric> STANCE_METRICS =
      List.of(Metric.FALSE_ALARMS, Metric.STANCE_PRECISION, Metric.STANCE_RECALL);
  private static final String GROUP = "group";
  private static final int MAX_PARTS = 60;

  /**
   * Measures a system that is being evaluated: every metric, label and part.
   *
   * @param name The system's name.
   * @param repeats Its predictions per repeat, of the same paragraphs in the same order.
   * @param calibration The quality of its probabilities.
   * @return The result.
   */
  public SystemResult model(
      String name, List<Scored> repeats, Optional<CalibrationResult> calibration) {
    List<Part> parts = new ArrayList<>();
    parts.addAll(parts("target", Scored.Item::target, repeats));
    parts.addAll(parts("kind", Scored.Item::kind, repeats));
    parts.addAll(parts(GROUP, Scored.Item::group, repeats));
    return new SystemResult(
        name,
        Role.MODEL,
        metrics(repeats, suitable(repeats.get(0), Arrays.asList(Metric.values()))),
        labels(repeats),
        SystemResult.rows(matrix(repeats.get(0))),
        parts,
        calibration);
  }

  /**
   * Measures a system for comparison: a few metrics.
   *
   * @param name The system's name.
   * @param role Its purpose.
   * @param repeats Its predictions per repeat, of the same paragraphs in the same order.
   * @return The result.
   */
  public SystemResult baseline(String name, Role role, List<Scored> repeats) {
    return new SystemResult(
        name,
        role,
        metrics(repeats, BASELINE_METRICS),
        labels(repeats),
        SystemResult.rows(matrix(repeats.get(0))),
        List.of(),
        Optional.empty());
  }

  /** Measures a baseline by the usual metrics and by the one that is asked for. */
  SystemResult baseline(String name, List<Scored> repeats, Metric leading) {
    List<Metric> metrics = new ArrayList<>(BASELINE_METRICS);
    if (!metrics.contains(leading)) {
      metrics.add(leading);
    }
    return new SystemResult(
        name,
        Role.BASELINE,
        metrics(repeats, metrics),
        labels(repeats),
        SystemResult.rows(matrix(repeats.get(0))),
        List.of(),
        Optional.empty());
  }

  private static List<Metric> suitable(Scored scored, List<Metric> metrics) {
    return metrics.stream().filter(one -> one.suits(scored)).toList();
  }

  List<MetricValue> metrics(List<Scored> repeats, List<Metric> metrics) {
    return metrics.stream()
        .map(one -> new MetricValue(one, bootstrap.interval(repeats, one)))
        .toList();
  }

  private static ConfusionMatrix matrix(Scored scored) {
    return scored.matrix(scored.all());
  }

  private List<LabelScores> labels(List<Scored> repeats) {
    List<ConfusionMatrix> matrices = repeats.stream().map(Measurement::matrix).toList();
    return IntStream.range(0, repeats.get(0).labels().size())
        .mapToObj(
            label ->
                new LabelScores(
                    repeats.get(0).labels().get(label),
                    mean(matrices, one -> one.precision(label)),
                    mean(matrices, one -> one.recall(label)),
                    bootstrap.interval(
                        repeats.get(0),
                        which ->
                            mean(
                                repeats.stream().map(one -> one.matrix(which)).toList(),
                                one -> one.f1(label))),
                    matrices.get(0).support(label)))
        .toList();
  }

  private static OptionalDouble mean(
      List<ConfusionMatrix> matrices, Function<ConfusionMatrix, OptionalDouble> metric) {
    List<OptionalDouble> values = matrices.stream().map(metric).toList();
    return values.stream().allMatch(OptionalDouble::isPresent)
        ? values.stream().mapToDouble(OptionalDouble::getAsDouble).average()
        : OptionalDouble.empty();
  }

  /** The scores by target, kind or group, if there are several and not too many. */
  private List<Part> parts(String by, Function<Scored.Item, String> key, List<Scored> repeats) {
    Map<String, int[]> parts = repeats.get(0).indicesBy(key);
    if (parts.size() < 2 || parts.size() > MAX_PARTS) {
      return List.of();
    }
    return parts.entrySet().stream()
        .map(part -> part(by, part.getKey(), part.getValue(), repeats))
        .toList();
  }

  private Part part(String by, String name, int[] which, List<Scored> repeats) {
    List<Scored> some = repeats.stream().map(one -> some(one, which, by)).toList();
    int[] all = some.get(0).all();
    return new Part(
        by,
        name,
        which.length,
        Metric.MACRO_F1.mean(some, all),
        Metric.F_AVG.mean(some, all),
        bootstrap.interval(some, Metric.ACCURACY),
        // Few groups have enough stances for a score of their own.
        by.equals(GROUP) ? List.of() : metrics(some, suitable(some.get(0), STANCE_METRICS)));
  }

  /** Some of the paragraphs; within one group, each is a group of its own to the bootstrap. */
  private static Scored some(Scored scored, int[] which, String by) {
    boolean single = by.equals(GROUP);
    List<Scored.Item> items =
        Arrays.stream(which)
            .mapToObj(i -> scored.items().get(i))
            .map(item -> single ? item.withGroup(item.id()) : item)
            .toList();
    return new Scored(scored.labels(), items);
  }

  Interval interval(Scored scored, Function<int[], OptionalDouble> statistic) {
    return bootstrap.interval(scored, statistic);
  }
}
