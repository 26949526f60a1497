package io.stanchion.dataset.agreement;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * An agreement coefficient with a 95 % interval.
 *
 * @param value The coefficient, at most 1; empty where it is undefined because a single label was
 *     used throughout.
 * @param low The lower end of the interval; empty where the value is.
 * @param high The upper end of the interval; empty where the value is.
 */
public record Coefficient(OptionalDouble value, OptionalDouble low, OptionalDouble high) {
  /**
   * Returns the form for a person.
   *
   * @return For example {@code 0.939 [0.861, 1.000]}, or {@code undefined}.
   */
  @Override
  public String toString() {
    if (value.isEmpty()) {
      return "undefined";
    }
    return String.format(
        Locale.ROOT,
        "%.3f [%.3f, %.3f]",
        value.getAsDouble(),
        low.orElse(value.getAsDouble()),
        high.orElse(value.getAsDouble()));
  }
}
