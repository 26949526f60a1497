package io.stanchion.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * An axis: values between two ends, and where they lie.
 *
 * @param from The value at the start.
 * @param to The value at the end, above it.
 * @param start Where the axis starts, in units.
 * @param end Where it ends; below the start for an axis that runs up.
 * @param ticks The values with a number.
 * @param decimals The number of decimals of its numbers.
 * @param logarithmic Whether equal ratios, rather than equal differences, lie equally far apart.
 */
record Axis(
    double from,
    double to,
    double start,
    double end,
    List<Double> ticks,
    int decimals,
    boolean logarithmic) {
  private static final int TICKS = 6;
  private static final double NARROWEST = 1e-6;

  /** From 0 to 1. */
  static Axis unit(double start, double end) {
    return new Axis(0, 1, start, end, List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), 1, false);
  }

  /** Around values, with round numbers. */
  static Axis around(double low, double high, double start, double end) {
    double width = Math.max(high - low, NARROWEST);
    double step = step(width / (TICKS - 1));
    double from = Math.floor(low / step + NARROWEST) * step;
    double to = Math.ceil(high / step - NARROWEST) * step;
    List<Double> ticks = new ArrayList<>();
    for (long i = 0; from + i * step < to + step / 2; i++) {
      ticks.add(from + i * step);
    }
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - NARROWEST));
    return new Axis(from, Math.max(to, from + step), start, end, ticks, decimals, false);
  }

  /** Over sizes above 0, with numbers at those that are far enough apart. */
  static Axis sizes(List<Double> sizes, double start, double end) {
    double from = sizes.stream().mapToDouble(size -> size).min().orElse(1) / 1.12;
    double to = sizes.stream().mapToDouble(size -> size).max().orElse(1) * 1.12;
    Axis bare = new Axis(from, to, start, end, List.of(), 0, true);
    List<Double> ticks = new ArrayList<>();
    for (int i = sizes.size() - 1; i >= 0; i--) {
      double at = bare.at(sizes.get(i));
      if (ticks.stream().allMatch(tick -> Math.abs(bare.at(tick) - at) >= 40)) {
        ticks.add(0, sizes.get(i));
      }
    }
    return new Axis(from, to, start, end, ticks, 0, true);
  }

  /** Returns the coordinate of a value; a value beyond an end is at the end. */
  double at(double value) {
    DoubleUnaryOperator scale = logarithmic ? Math::log : DoubleUnaryOperator.identity();
    double bounded = Math.min(to, Math.max(from, value));
    double share =
        (scale.applyAsDouble(bounded) - scale.applyAsDouble(from))
            / (scale.applyAsDouble(to) - scale.applyAsDouble(from));
    return start + share * (end - start);
  }

  String name(double tick) {
    String digits = String.format(Locale.ROOT, "%,." + decimals + "f", tick + 0.0);
    boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
    return digits.startsWith("-") ? (zero ? "" : "−") + digits.substring(1) : digits;
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - NARROWEST)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
