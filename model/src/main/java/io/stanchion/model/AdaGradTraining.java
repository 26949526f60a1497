package io.stanchion.model;

import static java.util.Objects.requireNonNull;

import io.stanchion.features.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One training run of multinomial logistic regression: stochastic gradient descent, an example at a
 * time, with AdaGrad (Duchi et al., 2011).
 *
 * <p>Operation for operation what Tribuo's {@code LinearSGDTrainer} does with {@code LogMulticlass}
 * and {@code AdaGrad}, in the same order; but in place, and for the features of the example alone,
 * where Tribuo makes four matrices for each step. Nothing is kept for features that do not occur.
 */
final class AdaGradTraining {
  private static final double EPSILON = 1e-6;

  /** The bias is a feature that every example has, in the first row. */
  private static final int BIAS = 0;

  private static final int FIRST = 1;

  private final int labels;
  private final int dimension;
  private final double learningRate;
  private final List<Example> examples = new ArrayList<>();
  private final FeatureRows features = new FeatureRows();

  /** Per feature, next to each other: the weight of each label, then its squared gradients. */
  private double[] state = {};

  private static final class Example {
    private final int[] rows;
    private final double[] values;
    private final int label;
    private final double weight;

    Example(int[] rows, double[] values, int label, double weight) {
      this.rows = rows;
      this.values = values;
      this.label = label;
      this.weight = weight;
    }
  }

  AdaGradTraining(int labels, int dimension, double learningRate) {
    this.labels = labels;
    this.dimension = dimension;
    this.learningRate = learningRate;
  }

  /** Adds an example; one without features teaches nothing. */
  void add(FeatureVector vector, int label, double weight) {
    if (vector.size() == 0) {
      return;
    }
    int[] rows = new int[vector.size() + 1];
    double[] values = new double[rows.length];
    for (int i = 0; i < vector.size(); i++) {
      rows[i] = FIRST + features.rowOf(vector.index(i));
      values[i] = vector.value(i);
    }
    rows[vector.size()] = BIAS;
    values[vector.size()] = 1;
    examples.add(new Example(rows, values, label, (float) weight));
  }

  /** Trains to the largest number of epochs and gives the weights as they were after each. */
  List<LinearWeights> run(long seed, List<Integer> epochs) {
    NavigableSet<Integer> wanted = new TreeSet<>(epochs);
    state = new double[Math.multiplyExact(FIRST + features.size(), 2 * labels)];
    SplittableRandom random = new SplittableRandom(seed).split();
    Example[] order = examples.toArray(Example[]::new);
    int[] ascending = features.ascending();
    TreeMap<Integer, LinearWeights> taken = new TreeMap<>();
    double[] scores = new double[labels];
    for (int epoch = 1; epoch <= wanted.last(); epoch++) {
      shuffle(order, random);
      for (Example example : order) {
        step(example, scores);
      }
      if (wanted.contains(epoch)) {
        taken.put(epoch, weights(ascending));
      }
    }
    return epochs.stream().map(epoch -> requireNonNull(taken.get(epoch))).toList();
  }

  private static void shuffle(Example[] order, SplittableRandom random) {
    for (int size = order.length; size > 1; size--) {
      int other = random.nextInt(size);
      Example last = order[size - 1];
      order[size - 1] = order[other];
      order[other] = last;
    }
  }

  private void step(Example example, double[] scores) {
    for (int label = 0; label < labels; label++) {
      scores[label] = score(example, label);
    }
    LinearWeights.softmax(scores, 1);
    for (int label = 0; label < labels; label++) {
      update(example, label, (label == example.label ? 1 : 0) - scores[label]);
    }
  }

  /** A label at a time: in so lean a loop, the processor fetches many features at once. */
  private double score(Example example, int label) {
    double[] at = state;
    int stride = 2 * labels;
    double score = 0;
    for (int i = 0; i < example.rows.length; i++) {
      score += at[example.rows[i] * stride + label] * example.values[i];
    }
    return score;
  }

  private void update(Example example, int label, double error) {
    double[] at = state;
    int stride = 2 * labels;
    double squaredWeight = example.weight * example.weight;
    double rate = example.weight * learningRate;
    for (int i = 0; i < example.rows.length; i++) {
      int weight = example.rows[i] * stride + label;
      double gradient = error * example.values[i];
      double squares = at[weight + labels] + squaredWeight * gradient * gradient;
      at[weight + labels] = squares;
      at[weight] += gradient * (rate / (EPSILON + Math.sqrt(squares)));
    }
  }

  private LinearWeights weights(int[] ascending) {
    double[] rows = new double[ascending.length * labels];
    for (int i = 0; i < ascending.length; i++) {
      int row = FIRST + features.rowOf(ascending[i]);
      System.arraycopy(state, row * 2 * labels, rows, i * labels, labels);
    }
    return new LinearWeights(Arrays.copyOf(state, labels), dimension, ascending, rows);
  }
}
