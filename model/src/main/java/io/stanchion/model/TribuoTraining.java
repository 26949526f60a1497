package io.stanchion.model;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;

/**
 * A training run of multinomial logistic regression with Tribuo's linear trainer, which orders the
 * examples, asks for scores, and computes errors by its objective; each step is done in place.
 */
final class TribuoTraining {
  /**
   * Tribuo's logger, which logs every training at INFO. Held so that its level is not garbage
   * collected.
   */
  private static final Logger TRIBUO_LOG = Logger.getLogger("org.tribuo");

  static {
    TRIBUO_LOG.setLevel(Level.WARNING);
  }

  private final TrainingSet examples;
  private final int dimension;

  /** The number that Tribuo gave to each label. */
  private final int[] columns;

  private final NavigableSet<Integer> wanted;
  private final Map<Integer, LinearWeights> taken = new TreeMap<>();
  private InPlaceParameters parameters = new InPlaceParameters(0, 0);
  private long steps;

  /**
   * Prepares a run.
   *
   * @param labels The labels, in the order of the weights' columns.
   * @param dimension The size of the feature space.
   * @param epochs The numbers of epochs after which to keep the weights; the largest ends the run.
   */
  TribuoTraining(TrainingSet examples, List<String> labels, int dimension, List<Integer> epochs) {
    this.examples = examples;
    this.dimension = dimension;
    this.columns =
        labels.stream()
            .mapToInt(label -> examples.getOutputIDInfo().getID(new Label(label)))
            .toArray();
    this.wanted = new TreeSet<>(epochs);
  }

  /** Trains, and returns the weights after each number of epochs. */
  Map<Integer, LinearWeights> run(TrainingOptions options) {
    var unused = new InPlaceTrainer(options).train(examples);
    return taken;
  }

  /** Counts a step; with batches of one, an epoch has as many steps as there are examples. */
  private void countStep() {
    steps++;
    if (steps % examples.size() == 0) {
      int epoch = Math.toIntExact(steps / examples.size());
      if (wanted.contains(epoch)) {
        taken.put(epoch, parameters.weights(examples.rows(), dimension, columns));
      }
    }
  }

  /** Tribuo's trainer with weights that are changed in place. */
  private final class InPlaceTrainer extends LinearSGDTrainer {
    InPlaceTrainer(TrainingOptions options) {
      super(
          new LogMulticlass(),
          new InPlaceAdaGrad(options.learningRate(), TribuoTraining.this::countStep),
          wanted.last(),
          -1,
          1,
          options.seed());
    }

    @Override
    protected InPlaceParameters createParameters(
        int features, int outputs, SplittableRandom random) {
      parameters = new InPlaceParameters(examples.rows().size(), outputs);
      return parameters;
    }
  }
}
