package io.stanchion.model;

import com.oracle.labs.mlrg.olcut.util.Pair;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.la.VectorTuple;

/**
 * The weights of a linear model in training. Tribuo's own class makes four matrices for each step
 * and holds every possible feature. This one holds the features that occur, and {@link
 * InPlaceAdaGrad} changes them in place, with the same operations in the same order.
 */
final class InPlaceParameters extends LinearParameters {
  private static final long serialVersionUID = 1;
  private static final Tensor[] NONE = {};

  private final int labels;

  /** The row of the bias, the last; any higher number also means the bias. */
  private final int bias;

  /** The state of each feature: the weight of each label, then the squared gradients of each. */
  private final double[] state;

  /** The current example: its rows, their values, and their number. */
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

  /** Copies an example, because Tribuo returns one entry at a time and a step reads them often. */
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

  /**
   * Computes the score of one label: in so short a loop, the processor fetches many features at
   * once.
   */
  private double score(int label) {
    double[] at = state;
    int stride = 2 * labels;
    double score = 0;
    for (int i = 0; i < size; i++) {
      score += at[rows[i] * stride + label] * values[i];
    }
    return score;
  }

  /** Predicts, and keeps the example for the step that follows. */
  @Override
  public Tensor[] gradients(Pair<Double, SGDVector> score, SGDVector features) {
    for (int label = 0; label < labels; label++) {
      errors[label] = score.getB().get(label);
    }
    return NONE;
  }

  /** Does a step of AdaGrad; an example without features changes nothing. */
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
   * Returns the current weights.
   *
   * @param columns The column here of each label of the result.
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
