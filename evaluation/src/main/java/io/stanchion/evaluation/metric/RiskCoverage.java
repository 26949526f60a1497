package io.stanchion.evaluation.metric;

import java.util.Arrays;

/**
 * The share of errors among the most confident predictions (El-Yaniv and Wiener, 2010). Confidence
 * is the probability of the predicted label. Where several predictions are equally confident,
 * errors are counted as if their order were drawn at random.
 */
public final class RiskCoverage {
  private RiskCoverage() {}

  /**
   * Computes the curve.
   *
   * @param scored Gold labels and predictions, with probabilities.
   * @param which The indices that count, each as often as it occurs; at least one.
   * @return At {@code k - 1}, the expected share of errors among the {@code k} most confident.
   */
  public static double[] risks(Scored scored, int[] which) {
    long[] keys = new long[which.length];
    for (int i = 0; i < which.length; i++) {
      // Bits of doubles from 0 to 1 are in the order of the doubles. The lowest makes room for
      // whether the prediction is wrong.
      long confidence = Double.doubleToLongBits(scored.confidence(which[i])) & ~1L;
      keys[i] = confidence | (scored.isCorrect(which[i]) ? 0 : 1);
    }
    Arrays.sort(keys);
    double[] risks = new double[keys.length];
    int errors = 0;
    int end = keys.length;
    while (end > 0) {
      int start = end;
      int inTie = 0;
      while (start > 0 && keys[start - 1] >>> 1 == keys[end - 1] >>> 1) {
        start--;
        inTie += (int) (keys[start] & 1);
      }
      for (int k = 1; k <= end - start; k++) {
        int kept = keys.length - end + k;
        risks[kept - 1] = (errors + inTie * (double) k / (end - start)) / kept;
      }
      errors += inTie;
      end = start;
    }
    return risks;
  }

  static double area(Scored scored, int[] which) {
    return Arrays.stream(risks(scored, which)).average().orElseThrow();
  }
}
