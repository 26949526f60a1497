package io.stanchion.evaluation.uncertainty;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Intervals that take paragraphs of one article for what they are: not independent. Whole groups
 * are drawn with replacement (Davison and Hinkley, 1997, section 3.8), and the interval is the
 * expanded percentile one (Hesterberg, 2015).
 *
 * @param resamples The number of draws.
 * @param seed The seed.
 */
public record ClusterBootstrap(int resamples, long seed) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If there are fewer than 100 resamples.
   */
  public ClusterBootstrap {
    if (resamples < 100) {
      throw new IllegalArgumentException("An interval needs 100 resamples, got " + resamples);
    }
  }

  /**
   * Computes intervals around a metric.
   *
   * @param scored Gold labels and predictions.
   * @param metric The metric.
   * @return Its value and intervals.
   */
  public Interval interval(Scored scored, Metric metric) {
    return interval(List.of(scored), metric);
  }

  /**
   * Computes intervals around a metric that is averaged over repeats.
   *
   * @param repeats Gold labels and predictions per repeat, of the same paragraphs in the same
   *     order.
   * @param metric The metric.
   * @return Its mean value and intervals; undefined if it is so in any repeat.
   */
  public Interval interval(List<Scored> repeats, Metric metric) {
    return interval(repeats.get(0), which -> metric.mean(repeats, which));
  }

  /**
   * Computes intervals around any statistic.
   *
   * @param scored The predictions that it is computed from.
   * @param statistic Its value on some of the paragraphs, given by their indices, each as often as
   *     it occurs; pure.
   * @return Its value and intervals.
   */
  public Interval interval(Scored scored, Function<int[], OptionalDouble> statistic) {
    List<int[]> groups = groups(scored);
    OptionalDouble value = statistic.apply(scored.all());
    if (value.isEmpty()) {
      OptionalDouble none = OptionalDouble.empty();
      return new Interval(none, none, none, none, none, none, none, groups.size(), 1);
    }
    Resamples clustered = Resamples.draw(groups, resamples, seed, statistic);
    Resamples naive =
        groups.size() == scored.items().size()
            ? clustered
            : Resamples.draw(singles(scored), resamples, seed, statistic);
    // Where nothing varies between groups, the design is not shown to have an effect.
    OptionalDouble effect =
        clustered.variance().orElse(0) > 0
            ? ratio(clustered.variance(), naive.variance())
            : OptionalDouble.empty();
    return new Interval(
        value,
        clustered.low(),
        clustered.high(),
        naive.low(),
        naive.high(),
        effect,
        ratio(OptionalDouble.of(scored.items().size()), effect),
        groups.size(),
        clustered.undefined());
  }

  static List<int[]> groups(Scored scored) {
    return List.copyOf(scored.indicesBy(Scored.Item::group).values());
  }

  private static List<int[]> singles(Scored scored) {
    return Arrays.stream(scored.all()).mapToObj(i -> new int[] {i}).toList();
  }

  private static OptionalDouble ratio(OptionalDouble part, OptionalDouble whole) {
    boolean defined = part.isPresent() && whole.isPresent() && whole.getAsDouble() > 0;
    return defined
        ? OptionalDouble.of(part.getAsDouble() / whole.getAsDouble())
        : OptionalDouble.empty();
  }
}
