package io.stanchion.classify.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelMixTest {
  /**
   * Adds paragraphs of a mix, with the likelihoods of a model that expects labels equally often.
   */
  private static LabelMix drawn(LabelMix mix, int count, double[] shares, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      double at = random.nextDouble();
      int gold = at < shares[0] ? 0 : at < shares[0] + shares[1] ? 1 : 2;
      double[] densities = new double[3];
      double sum = 0;
      for (int label = 0; label < 3; label++) {
        densities[label] = Math.exp(1.5 * (random.nextGaussian() + (label == gold ? 1.5 : 0)));
        sum += densities[label];
      }
      double all = sum;
      mix.add(IntStream.range(0, 3).mapToObj(label -> 3 * densities[label] / all).toList());
    }
    return mix;
  }

  @ParameterizedTest
  @CsvSource({"0.06, 0.88", "0.3, 0.4", "0.8, 0.1"})
  void recoversAShiftedMix(double first, double second) {
    double[] shares = {first, second, 1 - first - second};
    LabelMix mix = drawn(new LabelMix(3), 5000, shares, 7);
    for (int label = 0; label < 3; label++) {
      assertThat(mix.shares().get(label)).isCloseTo(shares[label], within(0.02));
    }
  }

  @Test
  void showsAMixOnlyWhereItIsNotTheTrainedOne() {
    LabelMix shifted = drawn(new LabelMix(3), 300, new double[] {0.06, 0.88, 0.06}, 1);
    assertThat(shifted.isShown(shifted.shares())).isTrue();
    LabelMix same = drawn(new LabelMix(3), 300, new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, 1);
    assertThat(same.isShown(same.shares())).isFalse();
  }

  @Test
  void estimatesFromParagraphsAtRegularDistancesWhereTheyAreMany() {
    double[] shares = {0.06, 0.88, 0.06};
    LabelMix few = drawn(new LabelMix(3, 1000), 20_000, shares, 3);
    assertThat(few.count()).isEqualTo(20_000);
    assertThat(few.shares().get(1)).isCloseTo(0.88, within(0.05));
  }

  @Test
  void leavesNoLabelWithoutAShare() {
    LabelMix mix = new LabelMix(2);
    IntStream.range(0, 100).forEach(i -> mix.add(List.of(2.0, 0.0)));
    assertThat(mix.shares().get(1)).isCloseTo(1 / 102.0, within(1e-6));
  }
}
