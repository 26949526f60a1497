package io.stanchion.model;

import com.oracle.labs.mlrg.olcut.util.Pair;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.la.VectorTuple;

/**
 * The weights of a linear model in training. Tribuo's own make four matrices for each step and hold
 * every feature that there could be; these hold those that occur, and {@link InPlaceAdaGrad} goes
 * through a step where they lie, with the same operations in the same order.
 */
final class InPlaceParameters extends LinearParameters {
  private static final long serialVersionUID = 1;
  private static final Tensor[] NONE = {};

  private final int labels;

  /** The row of the bias, the last: whatever has a higher number is the bias. */
  private final int bias;

  /** Per feature, next to each other: the weight of each label, then its squared gradients. */
  private final double[] state;

  /** The example under way: its rows, their values, and how many. */
  private int[] rows = new int[1 << 10];

  private double[] values = new double[1 << 10];
  private int size;
  private final double[] errors;

  InPlaceParameters(int features, int labels) {
    super(1, 1);
    this.labels = labels;
    this.bias = features;
    this.state = new double[Math.multiplyExact(features + 1, 2 * labels)];
    this.errors = new double[labels];
  }

  @Override
  public DenseVector predict(SGDVector example) {
    take(example);
    double[] scores = new double[labels];
    for (int label = 0; label < labels; label++) {
      scores[label] = score(label);
    }
    return DenseVector.createDenseVector(scores);
  }

  /** Copied, since Tribuo lets out one entry at a time and a step goes through them often. */
  private void take(SGDVector example) {
    int most = example.numActiveElements();
    if (most > rows.length) {
      rows = new int[2 * most];
      values = new double[2 * most];
    }
    size = 0;
    for (VectorTuple entry : example) {
      rows[size] = Math.min(entry.index, bias);
      values[size++] = entry.value;
    }
  }

  /** A label at a time: in so lean a loop, the processor fetches many features at once. */
  private double score(int label) {
    double[] at = state;
    int stride = 2 * labels;
    double score = 0;
    for (int i = 0; i < size; i++) {
      score += at[rows[i] * stride + label] * values[i];
    }
    return score;
  }

  /** Keeps what the step needs of the example that was predicted last. */
  @Override
  public Tensor[] gradients(Pair<Double, SGDVector> score, SGDVector features) {
    for (int label = 0; label < labels; label++) {
      errors[label] = score.getB().get(label);
    }
    return NONE;
  }

  /** Goes through a step of AdaGrad; an example without features changes nothing. */
  void step(double weight, double learningRate, double epsilon) {
    if (size > 1) {
      for (int label = 0; label < labels; label++) {
        step(label, weight * weight, weight * learningRate, epsilon);
      }
    }
  }

  private void step(int label, double squaredWeight, double rate, double epsilon) {
    double[] at = state;
    int stride = 2 * labels;
    double error = errors[label];
    for (int i = 0; i < size; i++) {
      int weight = rows[i] * stride + label;
      double gradient = error * values[i];
      double squares = at[weight + labels] + squaredWeight * gradient * gradient;
      at[weight + labels] = squares;
      at[weight] += gradient * (rate / (epsilon + Math.sqrt(squares)));
    }
  }

  /**
   * Gives the weights as they are now.
   *
   * @param columns For each label of the result, which label here it is.
   */
  LinearWeights weights(FeatureRows features, int dimension, int[] columns) {
    int[] ascending = features.ascending();
    double[] taken = new double[ascending.length * labels];
    for (int i = 0; i < ascending.length; i++) {
      copyRow(features.rowOf(ascending[i]), columns, taken, i);
    }
    double[] ofBias = new double[labels];
    copyRow(bias, columns, ofBias, 0);
    return new LinearWeights(ofBias, dimension, ascending, taken);
  }

  private void copyRow(int row, int[] columns, double[] into, int place) {
    for (int label = 0; label < labels; label++) {
      into[place * labels + label] = state[row * 2 * labels + columns[label]];
    }
  }
}
