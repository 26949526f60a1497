package io.stanchion.model;

import io.stanchion.features.FeatureVector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The weights of a linear model: one row per feature, one column per label, and a bias per label.
 */
final class LinearWeights {
  private final int labels;
  private final double[] bias;
  private final double[] rows;

  LinearWeights(int labels, int dimension) {
    this.labels = labels;
    this.bias = new double[labels];
    this.rows = new double[Math.multiplyExact(labels, dimension)];
  }

  double get(int feature, int label) {
    return rows[feature * labels + label];
  }

  void set(int feature, int label, double weight) {
    rows[feature * labels + label] = weight;
  }

  void setBias(int label, double weight) {
    bias[label] = weight;
  }

  /** Multinomial logistic regression: the softmax of the scores. */
  double[] probabilities(FeatureVector vector) {
    double[] scores = bias.clone();
    for (int i = 0; i < vector.size(); i++) {
      int row = vector.index(i) * labels;
      for (int label = 0; label < labels; label++) {
        scores[label] += rows[row + label] * vector.value(i);
      }
    }
    double max = scores[0];
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (int label = 0; label < labels; label++) {
      scores[label] = StrictMath.exp(scores[label] - max);
      sum += scores[label];
    }
    for (int label = 0; label < labels; label++) {
      scores[label] /= sum;
    }
    return scores;
  }

  /** Writes the bias and those rows that are not all zero. */
  void write(DataOutput out) throws IOException {
    for (double weight : bias) {
      out.writeDouble(weight);
    }
    int dimension = rows.length / labels;
    int used = 0;
    for (int feature = 0; feature < dimension; feature++) {
      used += isUsed(feature) ? 1 : 0;
    }
    out.writeInt(used);
    for (int feature = 0; feature < dimension; feature++) {
      if (isUsed(feature)) {
        out.writeInt(feature);
        for (int label = 0; label < labels; label++) {
          out.writeDouble(get(feature, label));
        }
      }
    }
  }

  static LinearWeights read(DataInput in, int labels, int dimension) throws IOException {
    LinearWeights weights = new LinearWeights(labels, dimension);
    for (int label = 0; label < labels; label++) {
      weights.bias[label] = in.readDouble();
    }
    int used = in.readInt();
    for (int i = 0; i < used; i++) {
      int feature = in.readInt();
      if (feature < 0 || feature >= dimension) {
        throw new IllegalArgumentException("feature " + feature + " of " + dimension);
      }
      for (int label = 0; label < labels; label++) {
        weights.set(feature, label, in.readDouble());
      }
    }
    return weights;
  }

  private boolean isUsed(int feature) {
    for (int label = 0; label < labels; label++) {
      if (get(feature, label) != 0) {
        return true;
      }
    }
    return false;
  }
}
