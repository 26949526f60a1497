package io.stanchion.evaluation.uncertainty;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Two systems' predictions of the same paragraphs. Every test is paired: it asks whether which
 * prediction came from which system matters.
 */
public final class Paired {
  /** The greatest number of groups with which all ways to swap are tried. */
  private static final int EXACT_GROUPS = 13;

  private final Scored first;
  private final List<Scored> both;
  private final int size;

  /**
   * Pairs two systems.
   *
   * @param first One system.
   * @param second The other, on the same paragraphs in the same order.
   * @throws IllegalArgumentException If the paragraphs, groups or gold labels differ.
   */
  public Paired(Scored first, Scored second) {
    this(List.of(first), List.of(second));
  }

  /**
   * Pairs two systems whose metrics are averaged over repeats.
   *
   * @param first One system's predictions per repeat.
   * @param second The other's, as many, on the same paragraphs in the same order.
   * @throws IllegalArgumentException If the repeats, paragraphs, groups or gold labels differ.
   */
  public Paired(List<Scored> first, List<Scored> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(first.size() + " repeats against " + second.size());
    }
    List<Scored> pairs = new ArrayList<>();
    for (int repeat = 0; repeat < first.size(); repeat++) {
      pairs.add(paired(first.get(repeat), second.get(repeat)));
    }
    this.first = first.get(0);
    this.size = this.first.items().size();
    this.both = List.copyOf(pairs);
  }

  private static Scored paired(Scored first, Scored second) {
    if (first.items().size() != second.items().size()) {
      throw new IllegalArgumentException("The systems scored different numbers of paragraphs");
    }
    for (int i = 0; i < first.items().size(); i++) {
      Scored.Item a = first.items().get(i);
      Scored.Item b = second.items().get(i);
      if (!a.id().equals(b.id()) || !a.gold().equals(b.gold()) || !a.group().equals(b.group())) {
        throw new IllegalArgumentException("Paragraph " + a.id() + " is paired with " + b.id());
      }
    }
    // Where only one system gives probabilities, metrics of them are undefined for the pair.
    boolean probabilities = first.hasProbabilities() && second.hasProbabilities();
    List<Scored.Item> items = new ArrayList<>();
    first.items().forEach(item -> items.add(probabilities ? item : item.withoutProbabilities()));
    second.items().forEach(item -> items.add(probabilities ? item : item.withoutProbabilities()));
    return new Scored(first.labels(), items);
  }

  /**
   * A difference between two systems.
   *
   * @param value The first system's metric less the second's; empty where either is undefined.
   * @param low The lower end of its 95 % interval, groups resampled.
   * @param high The upper end of its 95 % interval, groups resampled.
   * @param p The probability of a difference at least as large if which prediction came from which
   *     system were a coin toss per group (permutation test); empty where the value is.
   */
  public record Difference(
      OptionalDouble value, OptionalDouble low, OptionalDouble high, OptionalDouble p) {}

  /**
   * Compares a metric.
   *
   * @param metric The metric.
   * @param bootstrap Draws for the interval and, with many groups, for the test.
   * @return The difference.
   */
  public Difference difference(Metric metric, ClusterBootstrap bootstrap) {
    OptionalDouble value = difference(metric, first.all());
    if (value.isEmpty()) {
      OptionalDouble none = OptionalDouble.empty();
      return new Difference(none, none, none, none);
    }
    List<int[]> groups = ClusterBootstrap.groups(first);
    Resamples resamples =
        Resamples.draw(groups, bootstrap.resamples(), bootstrap.seed(), i -> difference(metric, i));
    return new Difference(
        value,
        resamples.low(),
        resamples.high(),
        OptionalDouble.of(permutationP(metric, bootstrap)));
  }

  /**
   * Runs the permutation test by group: whether a difference as large as the one there is would
   * come up if which prediction came from which system were a coin toss per group.
   *
   * @param metric The metric.
   * @param draws The number of tosses to draw; with few groups, all of them are tried instead.
   * @return A two-sided p-value; 1 where the difference is undefined.
   */
  public double permutationP(Metric metric, ClusterBootstrap draws) {
    OptionalDouble observed = difference(metric, first.all());
    return observed.isEmpty()
        ? 1
        : permutationP(
            metric, ClusterBootstrap.groups(first), Math.abs(observed.getAsDouble()), draws);
  }

  private OptionalDouble difference(Metric metric, int[] which) {
    return difference(metric, which, Arrays.stream(which).map(i -> i + size).toArray());
  }

  private OptionalDouble difference(Metric metric, int[] one, int[] other) {
    OptionalDouble a = metric.mean(both, one);
    OptionalDouble b = metric.mean(both, other);
    return a.isPresent() && b.isPresent()
        ? OptionalDouble.of(a.getAsDouble() - b.getAsDouble())
        : OptionalDouble.empty();
  }

  private double permutationP(
      Metric metric, List<int[]> groups, double observed, ClusterBootstrap draws) {
    boolean exact = groups.size() <= EXACT_GROUPS;
    int count = exact ? 1 << groups.size() : draws.resamples();
    long[] seeds = Resamples.seeds(draws.seed(), count);
    long extreme =
        IntStream.range(0, count)
            .parallel()
            .filter(
                i -> {
                  boolean[] swapped =
                      exact ? bits(i, groups.size()) : tosses(seeds[i], groups.size());
                  // What cannot be computed counts as extreme: the test must not profit from it.
                  return Math.abs(swappedDifference(metric, groups, swapped).orElse(observed))
                      >= observed - 1e-12;
                })
            .count();
    // Of drawn swaps, the observed one is one more (Phipson and Smyth, 2010,
    // doi:10.2202/1544-6115.1585).
    return exact ? (double) extreme / count : (extreme + 1.0) / (count + 1.0);
  }

  private static boolean[] bits(int number, int length) {
    boolean[] bits = new boolean[length];
    for (int i = 0; i < length; i++) {
      bits[i] = (number >> i & 1) == 1;
    }
    return bits;
  }

  private static boolean[] tosses(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] tosses = new boolean[length];
    for (int i = 0; i < length; i++) {
      tosses[i] = random.nextBoolean();
    }
    return tosses;
  }

  private OptionalDouble swappedDifference(Metric metric, List<int[]> groups, boolean[] swapped) {
    int[] one = new int[size];
    int[] other = new int[size];
    for (int g = 0; g < swapped.length; g++) {
      for (int i : groups.get(g)) {
        one[i] = swapped[g] ? i + size : i;
        other[i] = swapped[g] ? i : i + size;
      }
    }
    return difference(metric, one, other);
  }

  /**
   * Runs the exact McNemar test on the first repeat: whether one system is right where the other is
   * wrong more often than the other way round. It takes paragraphs as independent, which those of
   * one article are not: read it beside the permutation test.
   *
   * @return A two-sided p-value; 1 if the systems are never right and wrong apart.
   */
  public double mcnemarP() {
    int firstOnly = 0;
    int secondOnly = 0;
    for (int i = 0; i < size; i++) {
      boolean rightA = both.get(0).isCorrect(i);
      boolean rightB = both.get(0).isCorrect(i + size);
      firstOnly += rightA && !rightB ? 1 : 0;
      secondOnly += rightB && !rightA ? 1 : 0;
    }
    int discordant = firstOnly + secondOnly;
    return discordant == 0
        ? 1
        : BinomialTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .test(discordant, firstOnly, 0.5)
            .getPValue();
  }

  /**
   * Runs the corrected resampled t-test for cross-validation (Nadeau and Bengio, 2003,
   * doi:10.1023/A:1024068626366): folds share training data, so their differences vary less than
   * independent ones would.
   *
   * @param differences The metric's difference in each fold.
   * @param testShare Test paragraphs over training paragraphs, above 0.
   * @return A two-sided p-value; empty with fewer than two folds, or without any variance.
   */
  public static OptionalDouble correctedT(double[] differences, double testShare) {
    int n = differences.length;
    double mean = Arrays.stream(differences).average().orElse(0);
    double variance =
        Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum() / (n - 1.0);
    if (n < 2 || !(variance > 0)) {
      return OptionalDouble.empty();
    }
    double t = mean / Math.sqrt((1.0 / n + testShare) * variance);
    return OptionalDouble.of(2 * TDistribution.of(n - 1.0).survivalProbability(Math.abs(t)));
  }

  /**
   * Adjusts p-values for being several (Holm, 1979).
   *
   * @param p The p-values.
   * @return The adjusted ones, in the same order, each at least as large and at most 1.
   */
  public static double[] holm(double[] p) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(p[a], p[b]));
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int i = order.get(rank);
      largest = Math.max(largest, Math.min(1, (p.length - rank) * p[i]));
      adjusted[i] = largest;
    }
    return adjusted;
  }
}
