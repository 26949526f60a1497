package io.stanchion.classify.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Estimates the shares of labels from likelihoods, by expectation and maximisation (Saerens,
 * Latinne and Decaestecker, 2002, doi:10.1162/089976602753284446). One more paragraph of each label
 * is imagined, so that no share is 0.
 */
final class LabelMix {
  private static final int MOST = 1 << 17;
  private static final int ROUNDS = 2000;
  private static final double PRECISION = 1e-7;

  private final int labels;
  private final int most;
  private List<double[]> rows = new ArrayList<>();
  private long count;
  private long stride = 1;

  LabelMix(int labels) {
    this(labels, MOST);
  }

  /** Keeps at most this many paragraphs; of more, those at regular distances. */
  LabelMix(int labels, int most) {
    this.labels = labels;
    this.most = most;
  }

  /** Adds a paragraph by its likelihoods over those in the trained mix; one is above 0. */
  void add(List<Double> likelihoods) {
    if (count % stride == 0) {
      if (rows.size() == most) {
        List<double[]> all = rows;
        rows =
            new ArrayList<>(
                IntStream.range(0, (all.size() + 1) / 2).mapToObj(i -> all.get(2 * i)).toList());
        stride *= 2;
      }
      if (count % stride == 0) {
        rows.add(likelihoods.stream().mapToDouble(one -> one).toArray());
      }
    }
    count++;
  }

  /** Returns the number of paragraphs, those included that were not kept. */
  long count() {
    return count;
  }

  List<Double> shares() {
    double[] shares = new double[labels];
    Arrays.fill(shares, 1.0 / labels);
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = next(shares);
      double moved = 0;
      for (int label = 0; label < labels; label++) {
        moved = Math.max(moved, Math.abs(next[label] - shares[label]));
      }
      shares = next;
      if (moved < PRECISION) {
        break;
      }
    }
    return Arrays.stream(shares).boxed().toList();
  }

  private double[] next(double[] shares) {
    double[] sums = new double[labels];
    Arrays.fill(sums, 1);
    double[] posterior = new double[labels];
    for (double[] row : rows) {
      double sum = 0;
      for (int label = 0; label < labels; label++) {
        posterior[label] = row[label] * shares[label];
        sum += posterior[label];
      }
      for (int label = 0; label < labels; label++) {
        sums[label] += posterior[label] / sum;
      }
    }
    double all = rows.size() + labels;
    return Arrays.stream(sums).map(one -> one / all).toArray();
  }

  /**
   * Checks whether shares explain the paragraphs so much better than the mixes that models were
   * trained on that it cannot be chance, by the Bayesian information criterion.
   */
  boolean isShown(List<Double> shares) {
    double gain = 0;
    for (double[] row : rows) {
      double sum = 0;
      for (int label = 0; label < labels; label++) {
        sum += row[label] * shares.get(label);
      }
      gain += StrictMath.log(sum);
    }
    return gain > (labels - 1) / 2.0 * StrictMath.log(Math.max(1, rows.size()));
  }

  static String words(List<String> labels, List<Double> shares) {
    return IntStream.range(0, labels.size())
        .mapToObj(
            label ->
                labels.get(label) + "=" + String.format(Locale.ROOT, "%.3f", shares.get(label)))
        .collect(Collectors.joining(","));
  }
}
