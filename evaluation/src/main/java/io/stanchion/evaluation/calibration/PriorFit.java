package io.stanchion.evaluation.calibration;

import io.stanchion.model.PriorCorrection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits a temperature and a bias per label together. What is minimised is the log-loss, each group
 * counting as one observation, under normal priors with mean 0: on the logarithm of the temperature
 * with a standard deviation of 0.5, on each bias with one of 1. A few groups therefore change
 * little.
 */
final class PriorFit {
  private static final int STEPS = 500;
  private static final double PRECISION = 1e-9;
  private static final double LEAST_SHARE = 1e-6;

  private final List<double[]> logits;
  private final List<Integer> gold;
  private final int groups;
  private final int labels;

  /** Takes logarithms of probabilities, and the place of each paragraph's gold label in them. */
  PriorFit(List<double[]> logits, List<Integer> gold, int groups) {
    this.logits = logits;
    this.gold = gold;
    this.groups = groups;
    this.labels = logits.get(0).length;
  }

  PriorCorrection fit() {
    double logTemperature = Valley.lowest(this::cost);
    double[][] scaled = scaled(logTemperature);
    double[] biases = biases(scaled);
    double[] means = means(scaled, biases);
    double[] shares = Arrays.stream(means).map(one -> Math.max(one, LEAST_SHARE)).toArray();
    double sum = Arrays.stream(shares).sum();
    return new PriorCorrection(
        StrictMath.exp(logTemperature),
        Arrays.stream(biases).boxed().toList(),
        Arrays.stream(shares).map(one -> one / sum).boxed().toList());
  }

  /** Computes the cost of a temperature with the biases that suit it best. */
  private double cost(double logTemperature) {
    double[][] scaled = scaled(logTemperature);
    double[] biases = biases(scaled);
    double loss = 0;
    for (int i = 0; i < scaled.length; i++) {
      double sum = 0;
      for (int label = 0; label < labels; label++) {
        sum += scaled[i][label] * StrictMath.exp(biases[label]);
      }
      loss += StrictMath.log(sum) - StrictMath.log(scaled[i][gold.get(i)]) - biases[gold.get(i)];
    }
    double penalty = Arrays.stream(biases).map(one -> one * one).sum() / 2;
    return groups * loss / scaled.length + penalty + Valley.penalty(logTemperature);
  }

  /** Returns probabilities up to a factor; the largest of each paragraph is 1. */
  private double[][] scaled(double logTemperature) {
    double inverse = StrictMath.exp(-logTemperature);
    return logits.stream()
        .map(
            row -> {
              double most = Arrays.stream(row).max().orElseThrow();
              return Arrays.stream(row)
                  .map(one -> StrictMath.exp((one - most) * inverse))
                  // A label that is ruled out stays so, and the gold label never is.
                  .map(one -> Math.max(one, Double.MIN_NORMAL))
                  .toArray();
            })
        .toArray(double[][]::new);
  }

  /**
   * Finds the best biases by steps under a quadratic bound (Böhning, 1992, Annals of the Institute
   * of Statistical Mathematics 44), each of which lowers the cost.
   */
  private double[] biases(double[][] scaled) {
    double[] biases = new double[labels];
    double[] gold = goldShares();
    // The second derivatives of the loss are at most a half.
    double curvature = groups / 2.0 + 1;
    for (int step = 0; step < STEPS; step++) {
      double[] means = means(scaled, biases);
      double moved = 0;
      for (int label = 0; label < labels; label++) {
        double slope = groups * (means[label] - gold[label]) + biases[label];
        biases[label] -= slope / curvature;
        moved = Math.max(moved, Math.abs(slope / curvature));
      }
      if (moved < PRECISION) {
        break;
      }
    }
    return biases;
  }

  private double[] goldShares() {
    double[] shares = new double[labels];
    gold.forEach(label -> shares[label] += 1.0 / gold.size());
    return shares;
  }

  private double[] means(double[][] scaled, double[] biases) {
    double[] factors = Arrays.stream(biases).map(StrictMath::exp).toArray();
    double[] means = new double[labels];
    double[] row = new double[labels];
    for (double[] one : scaled) {
      double sum = 0;
      for (int label = 0; label < labels; label++) {
        row[label] = one[label] * factors[label];
        sum += row[label];
      }
      for (int label = 0; label < labels; label++) {
        means[label] += row[label] / sum;
      }
    }
    return IntStream.range(0, labels).mapToDouble(label -> means[label] / scaled.length).toArray();
  }
}
