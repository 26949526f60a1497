package io.stanchion.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.encoders.PairPieces;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CalibratedTest {
  private static final PairPieces NOTHING = new PairPieces(new int[] {101, 102, 102}, 2);

  /** Labels are drawn by the logits; then what is fitted are logits that say too much. */
  @Test
  void findsTheScaleAndTheBiasesByWhichLogitsWereSpoilt() {
    HeldOut spoilt = spoilt(7, 0b111, 4000);
    Calibrated fitted = Calibrated.fit(spoilt, 3);
    assertThat(fitted.scale()).isCloseTo(0.5, within(0.05));
    assertThat(fitted.bias()[2] - fitted.bias()[0]).isCloseTo(-1, within(0.2));
    assertThat(spoilt.loss(fitted.scale(), fitted.bias()))
        .isLessThan(spoilt.loss(1, new double[3]));
  }

  @Test
  void leavesTheBiasOfALabelAloneThatWasNeverPossible() {
    Calibrated fitted = Calibrated.fit(spoilt(7, 0b011, 500), 3);
    assertThat(fitted.bias()[2]).isCloseTo(0, within(1e-6));
  }

  @Test
  void fitsTheScaleAloneWhereFewPairsAreHeldOut() {
    Calibrated fitted = Calibrated.fit(spoilt(7, 0b111, 199), 3);
    assertThat(fitted.bias()).containsExactly(0, 0, 0);
    assertThat(fitted.scale()).isLessThan(0.9);
    assertThat(Calibrated.fit(spoilt(7, 0b111, 200), 3).bias()[2]).isNegative();
  }

  @Test
  void goesIntoTheHead() {
    Calibrated fitted = new Calibrated(2, new double[] {1, -1});
    Weights weight = fitted.weight(new Weights(new long[] {1, 2}, new float[] {3, 4}));
    Weights bias = fitted.bias(new Weights(new long[] {2}, new float[] {0.5f, 0.25f}));
    assertThat(weight.values()).containsExactly(6, 8);
    assertThat(bias.values()).containsExactly(2, -0.5f);
  }

  private static HeldOut spoilt(long seed, int possible, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<StancePair> pairs = new ArrayList<>();
    double[][] logits = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] right = {4 * random.nextDouble(), 4 * random.nextDouble(), 4 * random.nextDouble()};
      double[] shares = new double[3];
      double sum = 0;
      for (int label = 0; label < 3; label++) {
        shares[label] = (possible >> label & 1) * Math.exp(right[label]);
        sum += shares[label];
      }
      double drawn = random.nextDouble() * sum;
      int label = 0;
      while (label < 2 && drawn > shares[label]) {
        drawn -= shares[label++];
      }
      pairs.add(new StancePair(NOTHING, label, possible, 1, 0, true));
      logits[i] = new double[] {2 * right[0], 2 * right[1], 2 * right[2] + 2};
    }
    return new HeldOut(pairs, logits);
  }
}
