package io.stanchion.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class RiskCoverageTest {
  /** Each item is a confidence, negative if the prediction is wrong. */
  private static Scored scored(double... confidences) {
    List<Scored.Item> items = new ArrayList<>();
    for (double one : confidences) {
      double confidence = Math.abs(one);
      items.add(
          new Scored.Item(
              "p" + items.size(),
              "g",
              "",
              "",
              one < 0 ? "anti" : "pro",
              "pro",
              List.of(1 - confidence, confidence)));
    }
    return new Scored(List.of("anti", "pro"), items);
  }

  @Test
  void countsErrorsFromTheMostConfidentOn() {
    Scored scored = scored(0.6, -0.7, 0.9, -0.8);
    assertThat(RiskCoverage.risks(scored, scored.all())).containsExactly(0, 0.5, 2 / 3.0, 0.5);
    assertThat(Metric.AURC.of(scored).orElseThrow())
        .isCloseTo((0 + 0.5 + 2 / 3.0 + 0.5) / 4, within(1e-15));
  }

  @Test
  void countsTiesAsIfTheirOrderWereDrawn() {
    Scored scored = scored(0.9, -0.7, 0.7, 0.7, -0.6);
    assertThat(RiskCoverage.risks(scored, scored.all()))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0, (1 / 3.0) / 2, (2 / 3.0) / 3, 1 / 4.0, 2 / 5.0);
  }

  @Test
  void doesNotDependOnTheOrderOfRows() {
    assertThat(Metric.AURC.of(scored(0.9, -0.7, 0.7, -0.6, 0.7)))
        .isEqualTo(Metric.AURC.of(scored(-0.6, 0.7, 0.7, -0.7, 0.9)));
  }

  @Test
  void isUndefinedWithoutProbabilities() {
    Scored scored =
        new Scored(
            List.of("a", "b"), List.of(new Scored.Item("1", "g", "", "", "a", "b", List.of())));
    assertThat(Metric.AURC.of(scored)).isEqualTo(OptionalDouble.empty());
  }
}
