package io.stanchion.finetune;

import java.util.Arrays;

/**
 * The calibration of logits: a scale and a bias for each label (Platt scaling with one slope: Guo
 * et al., 2017, arXiv:1706.04599), fitted to held-out pairs in which all labels of a file count the
 * same. They go into the head, so that programs that use it need to know nothing of them.
 *
 * @param scale What logits are multiplied by; the inverse of the temperature.
 * @param bias What is added to them then.
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on rather than compared.
record Calibrated(double scale, double[] bias) {
  /** The normal prior of the scale's logarithm and of each bias: its standard deviation. */
  private static final double DEVIATION = 0.5;

  /** With fewer held-out pairs, the labels' shares among them are chance, and biases stay 0. */
  private static final int FEWEST_FOR_BIASES = 200;

  private static final int STEPS = 400;
  private static final double DIFFERENCE = 1e-5;

  /** Goes downhill: what is minimised has one valley. */
  static Calibrated fit(HeldOut heldOut, int labels) {
    double[] at = new double[labels + 1];
    int free = heldOut.pairs().size() < FEWEST_FOR_BIASES ? 1 : at.length;
    double cost = cost(heldOut, at);
    double pace = 1;
    for (int step = 0; step < STEPS && pace > 1e-6; step++) {
      double[] slope = slope(heldOut, at);
      double[] next = at.clone();
      for (int i = 0; i < free; i++) {
        next[i] -= pace * slope[i];
      }
      double nextCost = cost(heldOut, next);
      if (nextCost < cost) {
        at = next;
        cost = nextCost;
        pace *= 1.5;
      } else {
        pace /= 2;
      }
    }
    return of(at);
  }

  private static double[] slope(HeldOut heldOut, double[] at) {
    double[] slope = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] ahead = at.clone();
      double[] behind = at.clone();
      ahead[i] += DIFFERENCE;
      behind[i] -= DIFFERENCE;
      slope[i] = (cost(heldOut, ahead) - cost(heldOut, behind)) / (2 * DIFFERENCE);
    }
    return slope;
  }

  private static double cost(HeldOut heldOut, double[] at) {
    Calibrated one = of(at);
    double prior = Arrays.stream(at).map(value -> value * value).sum();
    double pairs = heldOut.pairs().size();
    return heldOut.loss(one.scale, one.bias) + prior / (2 * DEVIATION * DEVIATION * pairs);
  }

  private static Calibrated of(double[] at) {
    return new Calibrated(StrictMath.exp(at[0]), Arrays.copyOfRange(at, 1, at.length));
  }

  /** Applies the scale and the biases to a head's weights. */
  Weights weight(Weights head) {
    float[] values = head.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) scale;
    }
    return new Weights(head.shape(), values);
  }

  /** Applies the scale and the biases to a head's biases. */
  Weights bias(Weights head) {
    float[] values = head.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * values[i] + bias[i]);
    }
    return new Weights(head.shape(), values);
  }
}
