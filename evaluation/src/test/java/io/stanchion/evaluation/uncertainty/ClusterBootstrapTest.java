package io.stanchion.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

final class ClusterBootstrapTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(1000, 7);

  /** Within an article all paragraphs are right, or all are wrong: ten tell no more than one. */
  @Test
  void seesThatParagraphsOfAnArticleAreNotIndependent() {
    Interval interval = BOOTSTRAP.interval(articles(20, 10, true), Metric.ACCURACY);
    assertThat(interval.designEffect().orElseThrow()).isBetween(8.0, 12.0);
    assertThat(interval.effectiveSize().orElseThrow()).isBetween(16.0, 25.0);
    assertThat(width(interval)).isGreaterThan(2.5 * naiveWidth(interval));
  }

  @Test
  void isTheNaiveIntervalWhereEachParagraphIsItsOwnGroup() {
    Interval interval = BOOTSTRAP.interval(articles(60, 1, false), Metric.MACRO_F1);
    assertThat(interval.designEffect()).hasValue(1);
    assertThat(interval.low()).isEqualTo(interval.naiveLow());
  }

  @Test
  void holdsTheValue() {
    for (Metric metric : List.of(Metric.ACCURACY, Metric.MACRO_F1, Metric.MCC)) {
      Interval interval = BOOTSTRAP.interval(articles(15, 4, false), metric);
      assertThat(interval.value().orElseThrow())
          .isBetween(interval.low().orElseThrow(), interval.high().orElseThrow());
    }
  }

  @Test
  void saysNothingAboutASingleArticle() {
    Interval interval = BOOTSTRAP.interval(articles(1, 10, false), Metric.ACCURACY);
    assertThat(interval.value()).isPresent();
    assertThat(interval.low()).isEmpty();
    assertThat(interval.naiveLow()).isPresent();
  }

  @Test
  void leavesUndefinedWhatIsUndefined() {
    Interval interval = BOOTSTRAP.interval(articles(5, 2, false), Metric.LOG_LOSS);
    assertThat(interval.value()).isEmpty();
    assertThat(interval.high()).isEmpty();
  }

  @Test
  void givesTheSameIntervalOnOneThreadAndOnFour() throws Exception {
    List<Interval> intervals = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        intervals.add(
            pool.submit(() -> BOOTSTRAP.interval(articles(12, 5, false), Metric.MACRO_F1)).get());
      } finally {
        pool.shutdown();
      }
    }
    assertThat(intervals.get(0)).isEqualTo(intervals.get(1));
  }

  @Test
  void coversTheTruthAsOftenAsItSaysWhereTheNaiveIntervalDoesNot() {
    Simulation.Coverage coverage = new Simulation(30, 10, 200, 200, 11).coverage(Metric.ACCURACY);
    assertThat(coverage.clustered()).isBetween(0.90, 0.99);
    assertThat(coverage.naive()).isLessThan(0.90);
    assertThat(coverage.designEffect()).isGreaterThan(1.5);
  }

  private static double width(Interval interval) {
    return interval.high().orElseThrow() - interval.low().orElseThrow();
  }

  private static double naiveWidth(Interval interval) {
    return interval.naiveHigh().orElseThrow() - interval.naiveLow().orElseThrow();
  }

  /** Right and wrong in turn: by article, or within each. */
  private static Scored articles(int count, int paragraphs, boolean wholeArticles) {
    List<Scored.Item> items = new ArrayList<>();
    for (int a = 0; a < count; a++) {
      for (int p = 0; p < paragraphs; p++) {
        int turn = wholeArticles ? a : a * 7 + p * 3;
        String gold = turn % 4 < 2 ? "pro" : "anti";
        String predicted = turn % 2 == 0 ? gold : gold.equals("pro") ? "anti" : "pro";
        items.add(new Scored.Item(a + ":" + p, "a" + a, "", "", gold, predicted, List.of()));
      }
    }
    return new Scored(List.of("anti", "pro"), items);
  }
}
