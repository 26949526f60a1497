package io.stanchion.evaluation.uncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Bootstrap values of a statistic, resampling whole groups. The same on any number of threads. */
final class Resamples {
  /** Equal values differ by less where they are sums in another order. */
  private static final double ROUNDING = 1e-12;

  private final double[] sorted;
  private final int drawn;
  private final int groups;

  private Resamples(double[] sorted, int drawn, int groups) {
    this.sorted = sorted;
    this.drawn = drawn;
    this.groups = groups;
  }

  /** Draws as many groups as there are, with replacement, and computes the statistic each time. */
  static Resamples draw(
      List<int[]> groups, int count, long seed, Function<int[], OptionalDouble> statistic) {
    long[] seeds = seeds(seed, count);
    double[] sorted =
        Arrays.stream(seeds)
            .parallel()
            .mapToObj(one -> statistic.apply(drawn(groups, new SplittableRandom(one))))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    return new Resamples(sorted, count, groups.size());
  }

  /** A seed per draw, so that a draw is the same whichever thread makes it. */
  static long[] seeds(long seed, int count) {
    return new SplittableRandom(seed).longs(count).toArray();
  }

  private static int[] drawn(List<int[]> groups, SplittableRandom random) {
    int[][] picked = new int[groups.size()][];
    int size = 0;
    for (int i = 0; i < picked.length; i++) {
      picked[i] = groups.get(random.nextInt(groups.size()));
      size += picked[i].length;
    }
    int[] all = new int[size];
    int at = 0;
    for (int[] group : picked) {
      System.arraycopy(group, 0, all, at, group.length);
      at += group.length;
    }
    return all;
  }

  double undefined() {
    return 1 - (double) sorted.length / drawn;
  }

  /** With one group, or mostly undefined values, nothing can be said. */
  boolean isUsable() {
    return groups > 1 && sorted.length * 2 > drawn;
  }

  OptionalDouble low() {
    return isUsable() ? quantile(tail()) : OptionalDouble.empty();
  }

  OptionalDouble high() {
    return isUsable() ? quantile(1 - tail()) : OptionalDouble.empty();
  }

  OptionalDouble variance() {
    if (!isUsable()) {
      return OptionalDouble.empty();
    }
    if (sorted[sorted.length - 1] - sorted[0] < ROUNDING) {
      return OptionalDouble.of(0);
    }
    double mean = Arrays.stream(sorted).average().orElse(0);
    return OptionalDouble.of(
        Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum() / (sorted.length - 1));
  }

  /**
   * The tail of the expanded percentile interval (Hesterberg, 2015,
   * doi:10.1080/00031305.2015.1089789, section 3.2): plain percentiles are too narrow for few
   * groups, in the way that normal quantiles without Student's correction are.
   */
  private double tail() {
    double n = groups;
    double t = TDistribution.of(n - 1).inverseCumulativeProbability(0.025);
    return NormalDistribution.of(0, 1).cumulativeProbability(Math.sqrt(n / (n - 1)) * t);
  }

  private OptionalDouble quantile(double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return OptionalDouble.of(sorted[below] + (at - below) * (sorted[above] - sorted[below]));
  }
}
