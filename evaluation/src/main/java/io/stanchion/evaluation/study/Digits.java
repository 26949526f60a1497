package io.stanchion.evaluation.study;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them, the same under every locale. */
public final class Digits {
  /** What stands for an undefined value. */
  public static final String UNDEFINED = "–";

  private Digits() {}

  public static String score(OptionalDouble value) {
    return value.isPresent() ? score(value.getAsDouble()) : UNDEFINED;
  }

  public static String score(double value) {
    return rounded("%.3f", value);
  }

  /** A difference, with its sign. */
  public static String signed(OptionalDouble value) {
    return value.isPresent() ? signed(value.getAsDouble()) : UNDEFINED;
  }

  public static String signed(double value) {
    String digits = score(value);
    boolean plain = digits.equals(UNDEFINED) || digits.equals("0.000") || digits.startsWith("−");
    return plain ? digits : "+" + digits;
  }

  public static String ratio(OptionalDouble value) {
    return value.isPresent() ? rounded("%.2f", value.getAsDouble()) : UNDEFINED;
  }

  public static String whole(OptionalDouble value) {
    return value.isPresent() ? whole(value.getAsDouble()) : UNDEFINED;
  }

  public static String whole(double value) {
    return rounded("%,.0f", value);
  }

  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  public static String range(OptionalDouble low, OptionalDouble high) {
    return low.isPresent() && high.isPresent()
        ? "[" + score(low) + ", " + score(high) + "]"
        : UNDEFINED;
  }

  public static String signedRange(OptionalDouble low, OptionalDouble high) {
    return low.isPresent() && high.isPresent()
        ? "[" + signed(low) + ", " + signed(high) + "]"
        : UNDEFINED;
  }

  public static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : UNDEFINED;
  }

  public static String percent(double share) {
    String digits = rounded("%.0f", 100 * share);
    return digits.equals(UNDEFINED) ? digits : digits + " %";
  }

  public static String p(OptionalDouble p) {
    return p.isPresent() ? p(p.getAsDouble()) : UNDEFINED;
  }

  public static String p(double p) {
    return p >= 0 && p < 0.001 ? "< 0.001" : score(p);
  }

  /** A p-value in a sentence. */
  public static String pIs(double p) {
    return p >= 0 && p < 0.001 ? "p < 0.001" : "p = " + score(p);
  }

  /** A coordinate. */
  public static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate == 0 ? 0.0 : coordinate);
  }

  private static String rounded(String format, double value) {
    if (!Double.isFinite(value)) {
      return UNDEFINED;
    }
    String digits = String.format(Locale.ROOT, format, value);
    boolean negative = digits.startsWith("-");
    boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
    return negative ? (zero ? "" : "−") + digits.substring(1) : digits;
  }
}
