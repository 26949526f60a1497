package io.stanchion.evaluation.crossval;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.evaluation.metric.Scored;
import io.stanchion.model.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CascadeTest {
  private static final List<String> LABELS = List.of("against", "for");

  /** Ten paragraphs, in turn against and for; the label is missed where the confidence is low. */
  private static Scored scored(double... confidences) {
    List<Scored.Item> items = new ArrayList<>();
    for (int i = 0; i < confidences.length; i++) {
      String gold = LABELS.get(i % 2);
      boolean right = confidences[i] >= 0.7;
      String predicted = right ? gold : LABELS.get(1 - i % 2);
      double first = predicted.equals("against") ? confidences[i] : 1 - confidences[i];
      items.add(
          new Scored.Item("p" + i, "g" + i, "", "", gold, predicted, List.of(first, 1 - first)));
    }
    return new Scored(LABELS, items);
  }

  private static final Scored ALL_RIGHT = scored(.9, .9, .9, .9, .9, .9, .9, .9, .9, .9);

  @Test
  void theFastModelAnswersWhereItIsRight() {
    Scored fast = scored(.6, .65, .8, .9, .8, .9, .8, .9, .6, .65);
    assertThat(Cascade.confidence(fast, ALL_RIGHT)).isBetween(0.61, 0.66);
  }

  @Test
  void theFastModelAnswersEverythingWhereTheOtherAddsNothing() {
    assertThat(Cascade.confidence(ALL_RIGHT, ALL_RIGHT)).isZero();
    assertThat(Cascade.confidence(ALL_RIGHT, scored(.6, .6, .6, .6, .6, .6, .6, .6, .6, .6)))
        .isZero();
  }

  @Test
  void theFrontierSendsTheLeastSureTextsToTheEncoderFirst() {
    Scored fast = scored(.6, .65, .8, .9, .8, .9, .8, .9, .6, .65);
    CascadeValidation.Result result =
        new CascadeValidation.Result(
            Map.of(Speed.FAST, fast, Speed.BALANCED, fast, Speed.BEST, ALL_RIGHT), 0.4);
    List<CascadeValidation.Point> points = result.frontier(5);
    assertThat(points)
        .extracting(CascadeValidation.Point::encoded)
        .containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    assertThat(points)
        .extracting(point -> Math.round(100 * point.macroF1().orElseThrow()))
        .containsExactly(60L, 79L, 100L, 100L, 100L, 100L);
  }

  @Test
  void thereIsNoFrontierWithoutAnEncoder() {
    CascadeValidation.Result result =
        new CascadeValidation.Result(
            Map.of(Speed.FAST, ALL_RIGHT, Speed.BALANCED, ALL_RIGHT, Speed.BEST, ALL_RIGHT), 0);
    assertThat(result.frontier(5)).isEmpty();
  }
}
