package io.stanchion.evaluation.uncertainty;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Articles made up so that the truth is known, to see whether intervals cover it and tests keep to
 * their level. Each article has its own lean towards labels, and each system its own accuracy on
 * each article, as real ones do.
 *
 * @param articles Articles per simulated set.
 * @param paragraphs Paragraphs per article.
 * @param sets The number of sets to simulate.
 * @param resamples Resamples per interval and test.
 * @param seed The seed.
 */
public record Simulation(int articles, int paragraphs, int sets, int resamples, long seed) {
  private static final List<String> LABELS = List.of("anti", "neutral", "pro");
  private static final int ARTICLES_FOR_TRUTH = 20_000;

  /**
   * The coverage of intervals: the share of them that hold the truth.
   *
   * @param metric The metric.
   * @param truth Its value on very many articles.
   * @param clustered The share of sets in which the interval by article covered it.
   * @param naive The share of sets in which the interval by paragraph covered it.
   * @param designEffect The mean design effect.
   */
  public record Coverage(
      Metric metric, double truth, double clustered, double naive, double designEffect) {}

  /**
   * The shares of tests that found a difference between two equally good systems, at the 5 % level.
   *
   * @param permutation The share of sets in which the article-level permutation test did.
   * @param mcnemar The share of sets in which McNemar's test, blind to articles, did.
   */
  public record FalseAlarms(double permutation, double mcnemar) {}

  /**
   * Measures how often the 95 % intervals of a metric cover its true value.
   *
   * @param metric The metric.
   * @return The coverage.
   */
  public Coverage coverage(Metric metric) {
    SplittableRandom random = new SplittableRandom(seed);
    double truth = metric.of(scored(set(ARTICLES_FOR_TRUTH, random.split()), 0)).orElseThrow();
    int clustered = 0;
    int naive = 0;
    double effect = 0;
    for (int i = 0; i < sets; i++) {
      Scored scored = scored(set(articles, random.split()), 0);
      Interval interval =
          new ClusterBootstrap(resamples, random.nextLong()).interval(scored, metric);
      clustered += covers(interval.low().orElse(0), interval.high().orElse(0), truth);
      naive += covers(interval.naiveLow().orElse(0), interval.naiveHigh().orElse(0), truth);
      effect += interval.designEffect().orElse(1) / sets;
    }
    return new Coverage(metric, truth, (double) clustered / sets, (double) naive / sets, effect);
  }

  private static int covers(double low, double high, double truth) {
    return low <= truth && truth <= high ? 1 : 0;
  }

  /**
   * Measures how often a difference in accuracy is found where there is none.
   *
   * @return The false alarms.
   */
  public FalseAlarms falseAlarms() {
    SplittableRandom random = new SplittableRandom(seed);
    int permutation = 0;
    int mcnemar = 0;
    for (int i = 0; i < sets; i++) {
      List<Simulated> set = set(articles, random.split());
      Paired paired = new Paired(scored(set, 0), scored(set, 1));
      ClusterBootstrap draws = new ClusterBootstrap(resamples, random.nextLong());
      permutation += paired.permutationP(Metric.ACCURACY, draws) < 0.05 ? 1 : 0;
      mcnemar += paired.mcnemarP() < 0.05 ? 1 : 0;
    }
    return new FalseAlarms((double) permutation / sets, (double) mcnemar / sets);
  }

  private record Simulated(String id, String article, int gold, List<Integer> predicted) {}

  private List<Simulated> set(int size, SplittableRandom random) {
    List<Simulated> set = new ArrayList<>();
    for (int article = 0; article < size; article++) {
      int lean = random.nextInt(LABELS.size());
      double[] accuracy = {0.3 + 0.6 * random.nextDouble(), 0.3 + 0.6 * random.nextDouble()};
      for (int paragraph = 0; paragraph < paragraphs; paragraph++) {
        int gold = random.nextDouble() < 0.5 ? lean : random.nextInt(LABELS.size());
        List<Integer> predicted =
            List.of(predicted(gold, accuracy[0], random), predicted(gold, accuracy[1], random));
        set.add(new Simulated(article + ":" + paragraph, "a" + article, gold, predicted));
      }
    }
    return set;
  }

  private static int predicted(int gold, double accuracy, SplittableRandom random) {
    return random.nextDouble() < accuracy ? gold : (gold + 1 + random.nextInt(2)) % LABELS.size();
  }

  private static Scored scored(List<Simulated> set, int system) {
    return new Scored(
        LABELS,
        set.stream()
            .map(
                one ->
                    new Scored.Item(
                        one.id(),
                        one.article(),
                        "",
                        "",
                        LABELS.get(one.gold()),
                        LABELS.get(one.predicted().get(system)),
                        List.of()))
            .toList());
  }
}
