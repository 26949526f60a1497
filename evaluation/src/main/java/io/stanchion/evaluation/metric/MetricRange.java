package io.stanchion.evaluation.metric;

import java.util.OptionalDouble;

/** The values that a metric can take, and which of them is best. */
public enum MetricRange {
  /** A share, such as accuracy. */
  SHARE(0, 1, 1, OptionalDouble.empty()),
  /** A coefficient that is 0 for a system that guesses. */
  CORRELATION(-1, 1, 1, OptionalDouble.of(0)),
  /** A share that should be small. */
  LOSS(0, 1, 0, OptionalDouble.empty()),
  /** A squared distance between distributions over labels. */
  SQUARED_LOSS(0, 2, 0, OptionalDouble.empty()),
  /** A loss without an upper bound. */
  UNBOUNDED_LOSS(0, Double.POSITIVE_INFINITY, 0, OptionalDouble.empty());

  private final double least;
  private final double most;
  private final double best;
  private final OptionalDouble chance;

  MetricRange(double least, double most, double best, OptionalDouble chance) {
    this.least = least;
    this.most = most;
    this.best = best;
    this.chance = chance;
  }

  /**
   * Returns the lower end.
   *
   * @return The least possible value.
   */
  public double least() {
    return least;
  }

  /**
   * Returns the upper end.
   *
   * @return The greatest possible value; infinite if there is none.
   */
  public double most() {
    return most;
  }

  /**
   * Returns the value of a perfect system.
   *
   * @return One of the two ends.
   */
  public double best() {
    return best;
  }

  /**
   * Checks which direction is better.
   *
   * @return True if a smaller value is better.
   */
  public boolean isLoss() {
    return best == least;
  }

  /** Describes the range for a person, for example {@code 0 to 1, best 1}. */
  @Override
  public String toString() {
    String ends = Double.isInfinite(most) ? whole(least) + " upwards" : between();
    return ends + ", best " + whole(best) + chanceWords();
  }

  private String between() {
    return whole(least) + " to " + whole(most);
  }

  private String chanceWords() {
    return chance.isPresent() ? "; " + whole(chance.getAsDouble()) + " is chance" : "";
  }

  private static String whole(double value) {
    return String.valueOf(Math.round(value));
  }
}
