package io.stanchion.evaluation.study;

import io.stanchion.evaluation.uncertainty.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The quality of a system's probabilities. All of it is on repeat 1.
 *
 * @param calibrated Whether the probabilities were corrected by a temperature fitted inside each
 *     training part; false for probabilities as the system gave them.
 * @param uncorrected The metrics of probabilities before the correction; empty if there was none.
 * @param reliability The bins of the reliability diagram of the most probable label, ascending;
 *     empty bins are left out.
 * @param riskCoverage Points of the risk–coverage curve, coverage ascending, at most 101.
 * @param handOver The effect of sending the least confident paragraphs to a person.
 * @param sets The effect of prediction sets; none for probabilities as the system gave them.
 */
public record CalibrationResult(
    boolean calibrated,
    List<SystemResult.MetricValue> uncorrected,
    List<Bin> reliability,
    List<RiskPoint> riskCoverage,
    List<HandOver> handOver,
    List<SetResult> sets) {
  private static final double A_FIFTH = 0.2;

  /** Copies the lists. */
  public CalibrationResult {
    uncorrected = List.copyOf(uncorrected);
    reliability = List.copyOf(reliability);
    riskCoverage = List.copyOf(riskCoverage);
    handOver = List.copyOf(handOver);
    sets = List.copyOf(sets);
  }

  /**
   * The predictions whose confidence falls into a bin.
   *
   * @param from The bin's lower end, in [0, 1).
   * @param to Its upper end.
   * @param count The number of predictions, at least 1.
   * @param confidence Their mean confidence.
   * @param accuracy The share of correct ones.
   * @param low The lower end of its 95 % interval, groups resampled; empty where it is undefined.
   * @param high The upper end.
   */
  public record Bin(
      double from,
      double to,
      long count,
      double confidence,
      double accuracy,
      OptionalDouble low,
      OptionalDouble high) {}

  /**
   * A point of the risk–coverage curve.
   *
   * @param coverage The share of paragraphs answered, the most confident first, in (0, 1].
   * @param risk The share of errors among them.
   */
  public record RiskPoint(double coverage, double risk) {}

  /**
   * The effect of handing paragraphs over to a person.
   *
   * @param share The share of paragraphs, the least confident ones, that a person labels.
   * @param error The share of errors among the others.
   * @param low The lower end of its 95 % interval, groups resampled.
   * @param high The upper end.
   * @param confidence The confidence below which a paragraph is handed over.
   */
  public record HandOver(
      double share, double error, OptionalDouble low, OptionalDouble high, double confidence) {}

  /**
   * The effect of leaving a fifth of the paragraphs without an answer.
   *
   * @param share The share of paragraphs, the least confident ones, without an answer.
   * @param error The share of errors among the others.
   * @param errorOfAll The share of errors among all.
   */
  public record Abstention(double share, double error, double errorOfAll) {
    /**
     * Computes the relative change of the error.
     *
     * @return For example -0.36 where a third of the errors and more are avoided; empty where there
     *     are no errors.
     */
    public OptionalDouble change() {
      return errorOfAll > 0 ? OptionalDouble.of(error / errorOfAll - 1) : OptionalDouble.empty();
    }
  }

  /**
   * Compares the error with and without abstaining on the least confident fifth.
   *
   * @return The effect; empty if it was not measured.
   */
  public Optional<Abstention> abstention() {
    return riskCoverage.isEmpty()
        ? Optional.empty()
        : handOver.stream()
            .filter(one -> one.share() == A_FIFTH)
            .map(one -> new Abstention(A_FIFTH, one.error(), errorOfAll()))
            .findFirst();
  }

  private double errorOfAll() {
    return riskCoverage.get(riskCoverage.size() - 1).risk();
  }

  /**
   * The effect of prediction sets.
   *
   * @param promised The coverage they promise, in [0.5, 1).
   * @param covered The share of paragraphs whose gold label was in the set, with 95 % intervals.
   * @param meanSize The mean number of labels in a set.
   * @param single The share of sets with one label.
   */
  public record SetResult(double promised, Interval covered, double meanSize, double single) {}
}
