package io.stanchion.evaluation.study;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.RiskCoverage;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.study.CalibrationResult.Bin;
import io.stanchion.evaluation.study.CalibrationResult.HandOver;
import io.stanchion.evaluation.study.CalibrationResult.RiskPoint;
import io.stanchion.evaluation.study.CalibrationResult.SetResult;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measurements of the quality of probabilities. */
final class CalibrationMeasurement {
  private static final int BINS = 10;
  private static final int CURVE_POINTS = 101;
  private static final List<Double> HANDED_OVER = List.of(0.1, 0.2, 0.3, 0.5);
  private static final List<Integer> PROMISED = List.of(50, 60, 70, 80, 90, 95);

  private final Measurement measurement;
  private final Scored scored;

  private CalibrationMeasurement(Measurement measurement, Scored scored) {
    this.measurement = measurement;
    this.scored = scored;
  }

  /** Prediction sets for a promised coverage in percent, in the order of the paragraphs. */
  public interface Sets {
    /**
     * Lists the sets.
     *
     * @param coverage The promised coverage in percent.
     * @return A set of labels per paragraph.
     */
    List<List<String>> at(int coverage);
  }

  /**
   * Measures probabilities as the system gave them.
   *
   * @param measurement Draws the intervals.
   * @param scored Predictions, with probabilities or without.
   * @return The result; empty without probabilities.
   */
  public static Optional<CalibrationResult> asGiven(Measurement measurement, Scored scored) {
    return scored.hasProbabilities()
        ? Optional.of(
            new CalibrationMeasurement(measurement, scored).result(false, List.of(), List.of()))
        : Optional.empty();
  }

  /**
   * Measures probabilities that were calibrated inside each training part, where those before are
   * not at hand.
   *
   * @param measurement Draws the intervals.
   * @param scored Predictions with probabilities.
   * @return The result.
   */
  static CalibrationResult calibrated(Measurement measurement, Scored scored) {
    return new CalibrationMeasurement(measurement, scored).result(true, List.of(), List.of());
  }

  /**
   * Measures corrected probabilities.
   *
   * @param measurement Draws the intervals.
   * @param scored Predictions with corrected probabilities.
   * @param uncorrected The same predictions before.
   * @param sets Their prediction sets.
   * @return The result.
   */
  public static CalibrationResult corrected(
      Measurement measurement, Scored scored, Scored uncorrected, Sets sets) {
    CalibrationMeasurement one = new CalibrationMeasurement(measurement, scored);
    return one.result(
        true,
        measurement.metrics(
            List.of(uncorrected), List.of(Metric.LOG_LOSS, Metric.BRIER, Metric.ECE, Metric.AURC)),
        PROMISED.stream().map(coverage -> one.set(coverage, sets.at(coverage))).toList());
  }

  private CalibrationResult result(
      boolean corrected, List<SystemResult.MetricValue> before, List<SetResult> sets) {
    return new CalibrationResult(corrected, before, bins(), curve(), handOver(), sets);
  }

  private List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      int at = bin;
      List<Scored.Item> members =
          IntStream.of(scored.all())
              .filter(i -> Math.min(BINS - 1, (int) (scored.confidence(i) * BINS)) == at)
              .mapToObj(i -> scored.items().get(i))
              .toList();
      if (!members.isEmpty()) {
        bins.add(bin(bin, new Scored(scored.labels(), members)));
      }
    }
    return bins;
  }

  private Bin bin(int bin, Scored members) {
    Interval accuracy = measurement.bootstrap().interval(members, Metric.ACCURACY);
    return new Bin(
        bin / (double) BINS,
        (bin + 1) / (double) BINS,
        members.items().size(),
        IntStream.of(members.all()).mapToDouble(members::confidence).average().orElseThrow(),
        accuracy.value().orElseThrow(),
        accuracy.low(),
        accuracy.high());
  }

  private List<RiskPoint> curve() {
    double[] risks = RiskCoverage.risks(scored, scored.all());
    int points = Math.min(CURVE_POINTS, risks.length);
    return IntStream.rangeClosed(1, points)
        .map(i -> Math.toIntExact((long) i * risks.length / points))
        .mapToObj(kept -> new RiskPoint((double) kept / risks.length, risks[kept - 1]))
        .toList();
  }

  private List<HandOver> handOver() {
    double[] confidences =
        IntStream.of(scored.all()).mapToDouble(scored::confidence).sorted().toArray();
    return HANDED_OVER.stream()
        .map(
            share -> {
              Interval error =
                  measurement.interval(scored, which -> OptionalDouble.of(riskAt(share, which)));
              return new HandOver(
                  share,
                  error.value().orElseThrow(),
                  error.low(),
                  error.high(),
                  confidences[confidences.length - kept(share, confidences.length)]);
            })
        .toList();
  }

  private double riskAt(double share, int[] which) {
    return RiskCoverage.risks(scored, which)[kept(share, which.length) - 1];
  }

  private static int kept(double share, int all) {
    return Math.max(1, (int) Math.round((1 - share) * all));
  }

  private SetResult set(int coverage, List<List<String>> sets) {
    boolean[] covered = new boolean[sets.size()];
    for (int i = 0; i < covered.length; i++) {
      covered[i] = sets.get(i).contains(scored.items().get(i).gold());
    }
    return new SetResult(
        coverage / 100.0,
        measurement.interval(
            scored, which -> Arrays.stream(which).map(i -> covered[i] ? 1 : 0).average()),
        sizes(sets).average().orElse(0),
        sizes(sets).map(size -> size == 1 ? 1 : 0).average().orElse(0));
  }

  private static DoubleStream sizes(List<List<String>> sets) {
    return sets.stream().mapToDouble(List::size);
  }
}
