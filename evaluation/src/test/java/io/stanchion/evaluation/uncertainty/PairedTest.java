package io.stanchion.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PairedTest {
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(2000, 3);

  @Test
  void triesEveryWayToSwapWhereGroupsAreFew() {
    // One system is right on all of 4 articles, the other on none: 2 of 16 swaps are as extreme.
    Paired paired = new Paired(system(4, "1111"), system(4, "0000"));
    Paired.Difference difference = paired.difference(Metric.ACCURACY, BOOTSTRAP);
    assertThat(difference.value()).hasValue(1);
    assertThat(difference.p()).hasValue(2.0 / 16);
  }

  @Test
  void drawsSwapsWhereGroupsAreMany() {
    Paired paired = new Paired(system(20, "1"), system(20, "0"));
    assertThat(paired.difference(Metric.ACCURACY, BOOTSTRAP).p()).hasValue(1.0 / 2001);
  }

  @Test
  void findsNoDifferenceBetweenASystemAndItself() {
    Paired paired = new Paired(system(8, "1010"), system(8, "1010"));
    Paired.Difference difference = paired.difference(Metric.MACRO_F1, BOOTSTRAP);
    assertThat(difference.value()).hasValue(0);
    assertThat(difference.p()).hasValue(1);
    assertThat(paired.mcnemarP()).isEqualTo(1);
  }

  @Test
  void changesSignWhenSystemsChangePlaces() {
    Paired.Difference one =
        new Paired(system(8, "110"), system(8, "100")).difference(Metric.ACCURACY, BOOTSTRAP);
    Paired.Difference other =
        new Paired(system(8, "100"), system(8, "110")).difference(Metric.ACCURACY, BOOTSTRAP);
    assertThat(one.value().orElseThrow()).isEqualTo(-other.value().orElseThrow());
    assertThat(one.p()).isEqualTo(other.p());
    assertThat(one.low().orElseThrow()).isCloseTo(-other.high().orElseThrow(), within(1e-12));
  }

  @Test
  void countsMcNemarExactly() {
    // 6 discordant paragraphs, all in favour of the first: 2 * 0.5^6.
    assertThat(new Paired(system(6, "1"), system(6, "0")).mcnemarP())
        .isCloseTo(2 * Math.pow(0.5, 6), within(1e-12));
  }

  @Test
  void refusesPredictionsOfOtherParagraphs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Paired(system(3, "1"), system(4, "1")))
        .withMessage("The systems scored different numbers of paragraphs");
  }

  @Test
  void correctsTheTTestForSharedTrainingData() {
    double[] differences = {0.02, 0.05, 0.01, 0.04, 0.03};
    // mean 0.03, variance 0.00025; t = 0.03 / sqrt((1/5 + 1/4) * 0.00025) = 2.8284 on 4 degrees.
    assertThat(Paired.correctedT(differences, 0.25)).hasValueCloseTo(0.04742, within(1e-5));
    assertThat(Paired.correctedT(new double[] {0.1, 0.1}, 0.25)).isEmpty();
    assertThat(Paired.correctedT(new double[] {0.1}, 0.25)).isEmpty();
  }

  @Test
  void adjustsSeveralPValuesAsHolmDid() {
    assertThat(Paired.holm(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Paired.holm(new double[] {0.6, 0.9})).containsExactly(1, 1);
  }

  @Test
  void raisesFalseAlarmsNoMoreOftenThanItsLevelSays() {
    Simulation.FalseAlarms alarms = new Simulation(30, 10, 200, 200, 5).falseAlarms();
    assertThat(alarms.permutation()).isBetween(0.01, 0.09);
    assertThat(alarms.mcnemar()).isGreaterThan(alarms.permutation());
  }

  /** Articles of one paragraph each; the pattern says which are right, over and over. */
  private static Scored system(int articles, String pattern) {
    List<Scored.Item> items = new ArrayList<>();
    for (int a = 0; a < articles; a++) {
      String gold = a % 2 == 0 ? "pro" : "anti";
      boolean right = pattern.charAt(a % pattern.length()) == '1';
      String predicted = right ? gold : gold.equals("pro") ? "anti" : "pro";
      items.add(new Scored.Item("p" + a, "a" + a, "", "", gold, predicted, List.of()));
    }
    return new Scored(List.of("anti", "pro"), items);
  }
}
