package io.stanchion.model;

import io.stanchion.features.FeatureVector;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The weights of a linear model: a bias per label, and a row with a column per label for each
 * feature that has weights. All other weights are 0: few of the n-grams per target occur.
 */
final class LinearWeights {
  private static final double MAX_WEIGHT = 1e9;

  private final int labels;
  private final double[] bias;
  private final int dimension;
  private final int[] features;
  private final double[] rows;

  /**
   * Creates weights; they keep the arrays.
   *
   * @param features The features that have weights, ascending, each below the dimension.
   * @param rows Their weights, one row after the other.
   */
  LinearWeights(double[] bias, int dimension, int[] features, double[] rows) {
    this.labels = bias.length;
    this.bias = bias;
    this.dimension = dimension;
    this.features = features;
    this.rows = rows;
  }

  double bias(int label) {
    return bias[label];
  }

  double get(int feature, int label) {
    int row = row(feature);
    return row < 0 ? 0 : rows[row * labels + label];
  }

  /** Counts the features that have weights. */
  int size() {
    return features.length;
  }

  /** Returns a feature that has weights, by its place among them, in ascending order. */
  int feature(int place) {
    return features[place];
  }

  /** Multiplies every weight and the bias. */
  LinearWeights scaled(double factor) {
    return new LinearWeights(
        Arrays.stream(bias).map(one -> one * factor).toArray(),
        dimension,
        features,
        Arrays.stream(rows).map(one -> one * factor).toArray());
  }

  /** Moves the features to other indices of a larger space, in the same order. */
  LinearWeights moved(IntUnaryOperator to, int newDimension) {
    return new LinearWeights(bias, newDimension, Arrays.stream(features).map(to).toArray(), rows);
  }

  /** Adds weights, one row each, for adjacent features that had none. */
  LinearWeights with(int first, double[][] added) {
    int before = -1 - Arrays.binarySearch(features, first);
    int[] all = new int[features.length + added.length];
    System.arraycopy(features, 0, all, 0, before);
    System.arraycopy(features, before, all, before + added.length, features.length - before);
    double[] allRows = new double[all.length * labels];
    System.arraycopy(rows, 0, allRows, 0, before * labels);
    System.arraycopy(
        rows,
        before * labels,
        allRows,
        (before + added.length) * labels,
        (features.length - before) * labels);
    for (int i = 0; i < added.length; i++) {
      all[before + i] = first + i;
      System.arraycopy(added[i], 0, allRows, (before + i) * labels, labels);
    }
    return new LinearWeights(bias, dimension, all, allRows);
  }

  /** Returns the largest absolute weight of some features. */
  double largest(IntPredicate of) {
    double largest = 0;
    for (int i = 0; i < rows.length; i++) {
      if (of.test(features[i / labels])) {
        largest = Math.max(largest, Math.abs(rows[i]));
      }
    }
    return largest;
  }

  /** Finds the place of a feature's weights; negative if it has none. */
  private int row(int feature) {
    return features.length == dimension ? feature : Arrays.binarySearch(features, feature);
  }

  /** Computes probabilities by multinomial logistic regression: the softmax of the scores. */
  double[] probabilities(FeatureVector vector, double temperature) {
    double[] scores = bias.clone();
    for (int i = 0; i < vector.size(); i++) {
      int row = row(vector.index(i));
      for (int label = 0; label < labels && row >= 0; label++) {
        scores[label] += rows[row * labels + label] * vector.value(i);
      }
    }
    softmax(scores, temperature);
    return scores;
  }

  /** Turns scores, divided by a temperature, into probabilities, in place. */
  static void softmax(double[] scores, double temperature) {
    double max = scores[0];
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (int label = 0; label < scores.length; label++) {
      scores[label] = StrictMath.exp((scores[label] - max) / temperature);
      sum += scores[label];
    }
    for (int label = 0; label < scores.length; label++) {
      scores[label] /= sum;
    }
  }

  /** Writes the bias and those rows that are not all zero. */
  void write(DataOutput out) throws IOException {
    for (double weight : bias) {
      out.writeDouble(weight);
    }
    int used = 0;
    for (int row = 0; row < features.length; row++) {
      used += isUsed(row) ? 1 : 0;
    }
    out.writeInt(used);
    for (int row = 0; row < features.length; row++) {
      if (isUsed(row)) {
        out.writeInt(features[row]);
        for (int label = 0; label < labels; label++) {
          out.writeDouble(rows[row * labels + label]);
        }
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException If the features are not ascending and below the dimension.
   */
  static LinearWeights read(DataInputStream in, int labels, int dimension) throws IOException {
    if (in.available() / Double.BYTES < labels) {
      throw new IllegalArgumentException("fewer weights than " + labels + " labels");
    }
    double[] bias = new double[labels];
    for (int label = 0; label < labels; label++) {
      bias[label] = requireWeight(in.readDouble());
    }
    int used = in.readInt();
    long most = in.available() / (Integer.BYTES + (long) Double.BYTES * labels);
    if (used < 0 || used > dimension || used > most) {
      throw new IllegalArgumentException(used + " features with weights of " + dimension);
    }
    int[] features = new int[used];
    double[] rows = new double[Math.multiplyExact(used, labels)];
    for (int row = 0; row < used; row++) {
      features[row] = in.readInt();
      if (features[row] >= dimension || features[row] < (row == 0 ? 0 : features[row - 1] + 1)) {
        throw new IllegalArgumentException("feature " + features[row] + " of " + dimension);
      }
      for (int label = 0; label < labels; label++) {
        rows[row * labels + label] = requireWeight(in.readDouble());
      }
    }
    return new LinearWeights(bias, dimension, features, rows);
  }

  /** Checks a weight: one that is not a number would make every probability NaN. */
  private static double requireWeight(double weight) {
    if (!(Math.abs(weight) <= MAX_WEIGHT)) {
      throw new IllegalArgumentException("a weight is " + weight);
    }
    return weight;
  }

  private boolean isUsed(int row) {
    for (int label = 0; label < labels; label++) {
      if (rows[row * labels + label] != 0) {
        return true;
      }
    }
    return false;
  }
}
