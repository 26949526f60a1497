package io.stanchion.evaluation.study;

import io.stanchion.evaluation.uncertainty.Interval;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Numbers as people read them: every number in a table, a page or a sentence is formatted here, and
 * the same under every locale. A value that is not finite is {@link #UNDEFINED}, and a negative
 * number that rounds to 0 has no sign.
 */
public enum Digits {
  /** For pages and papers: a minus sign, thousands separated, small p-values as {@code < 0.001}. */
  TYPESET("−", ","),
  /** For terminals: a hyphen for a minus, no separators, p-values with four digits. */
  PLAIN("-", "");

  /** Stands for an undefined value. */
  public static final String UNDEFINED = "–";

  private static final int SCORE = 3;
  private static final double SMALL_P = 0.001;

  private final String minus;
  private final String thousands;

  Digits(String minus, String thousands) {
    this.minus = minus;
    this.thousands = thousands;
  }

  /**
   * Formats a score, with three digits.
   *
   * @param value The score.
   * @return For example {@code 0.451}.
   */
  public String score(OptionalDouble value) {
    return value.isPresent() ? score(value.getAsDouble()) : UNDEFINED;
  }

  /**
   * Formats a score, with three digits.
   *
   * @param value The score.
   * @return For example {@code 0.451}.
   */
  public String score(double value) {
    return fixed(value, SCORE);
  }

  /**
   * Formats a difference with its sign, with three digits.
   *
   * @param value The difference.
   * @return For example {@code +0.215}.
   */
  public String signed(OptionalDouble value) {
    return value.isPresent() ? signed(value.getAsDouble()) : UNDEFINED;
  }

  /**
   * Formats a difference with its sign, with three digits.
   *
   * @param value The difference.
   * @return For example {@code +0.215}; 0 has no sign.
   */
  public String signed(double value) {
    return signed(value, SCORE);
  }

  /**
   * Formats a difference with its sign.
   *
   * @param value The difference.
   * @param decimals The number of digits after the point.
   * @return For example {@code +0.2150}; 0 has no sign.
   */
  public String signed(double value, int decimals) {
    String digits = fixed(value, decimals);
    boolean plain = digits.equals(UNDEFINED) || isZero(digits) || digits.startsWith(minus);
    return plain ? digits : "+" + digits;
  }

  /**
   * Formats a ratio, with two digits.
   *
   * @param value The ratio.
   * @return For example {@code 3.17}.
   */
  public String ratio(OptionalDouble value) {
    return value.isPresent() ? ratio(value.getAsDouble()) : UNDEFINED;
  }

  /**
   * Formats a ratio, with two digits.
   *
   * @param value The ratio.
   * @return For example {@code 3.17}.
   */
  public String ratio(double value) {
    return fixed(value, 2);
  }

  /**
   * Formats a number without decimals.
   *
   * @param value The number.
   * @return For example {@code 25}.
   */
  public String whole(OptionalDouble value) {
    return value.isPresent() ? whole(value.getAsDouble()) : UNDEFINED;
  }

  /**
   * Formats a number without decimals.
   *
   * @param value The number.
   * @return For example {@code 25}.
   */
  public String whole(double value) {
    return rounded("%" + thousands + ".0f", value);
  }

  /**
   * Formats a count.
   *
   * @param value The count.
   * @return For example {@code 13,477}.
   */
  public String count(long value) {
    return String.format(Locale.ROOT, "%" + thousands + "d", value);
  }

  /**
   * Formats an interval of scores.
   *
   * @param low The lower end.
   * @param high The upper end.
   * @return For example {@code [0.251, 0.581]}; {@link #UNDEFINED} without both ends.
   */
  public String range(OptionalDouble low, OptionalDouble high) {
    return low.isPresent() && high.isPresent()
        ? "[" + score(low) + ", " + score(high) + "]"
        : UNDEFINED;
  }

  /**
   * Formats the interval of a score, groups resampled.
   *
   * @param interval The score with its interval.
   * @return For example {@code [0.251, 0.581]}; {@link #UNDEFINED} without both ends.
   */
  public String range(Interval interval) {
    return range(interval.low(), interval.high());
  }

  /**
   * Formats the interval of a score, groups resampled.
   *
   * @param interval The score with its interval, if there is one.
   * @return For example {@code [0.251, 0.581]}; {@link #UNDEFINED} without both ends.
   */
  public String range(Optional<Interval> interval) {
    return interval.map(this::range).orElse(UNDEFINED);
  }

  /**
   * Formats an interval of differences.
   *
   * @param low The lower end.
   * @param high The upper end.
   * @return For example {@code [+0.105, +0.305]}; {@link #UNDEFINED} without both ends.
   */
  public String signedRange(OptionalDouble low, OptionalDouble high) {
    return low.isPresent() && high.isPresent()
        ? "[" + signed(low) + ", " + signed(high) + "]"
        : UNDEFINED;
  }

  /**
   * Formats a share as a percentage without decimals.
   *
   * @param share The share.
   * @return For example {@code 13 %}.
   */
  public String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : UNDEFINED;
  }

  /**
   * Formats a share as a percentage without decimals.
   *
   * @param share The share.
   * @return For example {@code 13 %}.
   */
  public String percent(double share) {
    String digits = fixed(100 * share, 0);
    return digits.equals(UNDEFINED) ? digits : digits + " %";
  }

  /**
   * Formats a p-value.
   *
   * @param p The p-value.
   * @return For example {@code 0.031}.
   */
  public String p(OptionalDouble p) {
    return p.isPresent() ? p(p.getAsDouble()) : UNDEFINED;
  }

  /**
   * Formats a p-value.
   *
   * @param p The p-value.
   * @return For example {@code 0.031}.
   */
  public String p(double p) {
    if (this == PLAIN) {
      return fixed(p, SCORE + 1);
    }
    return p >= 0 && p < SMALL_P ? "< " + SMALL_P : score(p);
  }

  /**
   * Formats a p-value for a sentence.
   *
   * @param p The p-value.
   * @return For example {@code p = 0.031} or {@code p < 0.001}.
   */
  public String pIs(double p) {
    String digits = p(p);
    return digits.startsWith("<") ? "p " + digits : "p = " + digits;
  }

  /**
   * Formats a number with a fixed number of digits.
   *
   * @param value The number.
   * @param decimals The number of digits after the point.
   * @return For example {@code 1.50}.
   */
  public String fixed(double value, int decimals) {
    return rounded("%." + decimals + "f", value);
  }

  private String rounded(String format, double value) {
    if (!Double.isFinite(value)) {
      return UNDEFINED;
    }
    String digits = String.format(Locale.ROOT, format, value);
    return digits.startsWith("-") ? (isZero(digits) ? "" : minus) + digits.substring(1) : digits;
  }

  private static boolean isZero(String digits) {
    return digits.chars().noneMatch(c -> c >= '1' && c <= '9');
  }
}
