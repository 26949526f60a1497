package io.stanchion.classify.output;

import java.util.Locale;

/** Probabilities with six digits, the same in every locale. */
public final class Probability {
  private static final double SCALE = 1e6;
  private static final int DIGITS = 6;

  private Probability() {}

  /**
   * Writes a probability.
   *
   * @param probability In [0, 1].
   * @return For example {@code 0.812345}.
   */
  public static String digits(double probability) {
    double scaled = probability * SCALE;
    if (!(scaled >= 0 && scaled <= SCALE)) {
      return slowly(probability);
    }
    long whole = (long) scaled;
    double rest = scaled - whole;
    if (Math.abs(rest - 0.5) < 1e-4) {
      // Java rounds the shortest decimal number that stands for the double.
      return slowly(probability);
    }
    return digits(rest > 0.5 ? whole + 1 : whole);
  }

  private static String digits(long millionths) {
    char[] digits = new char[DIGITS + 2];
    long rest = millionths;
    for (int i = digits.length - 1; i > 1; i--) {
      digits[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    digits[0] = (char) ('0' + rest);
    digits[1] = '.';
    return new String(digits);
  }

  private static String slowly(double probability) {
    return String.format(Locale.ROOT, "%.6f", probability);
  }
}
