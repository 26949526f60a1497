package io.stanchion.model;

import static java.util.Objects.requireNonNull;

import io.stanchion.features.FeatureSpec;
import java.util.Optional;

/**
 * The options of a training run: everything but the paragraphs that decides its result.
 *
 * @param features The features.
 * @param epochs Passes over the training paragraphs, at least 1.
 * @param learningRate AdaGrad's initial learning rate, above 0.
 * @param classWeights The weights of paragraphs.
 * @param seed The seed of the order in which training sees the paragraphs.
 * @param auxiliary Further paragraphs to train on.
 */
public record TrainingOptions(
    FeatureSpec features,
    int epochs,
    double learningRate,
    ClassWeights classWeights,
    long seed,
    Optional<Auxiliary> auxiliary) {
  /** Word and character n-grams, balanced labels. */
  public static final TrainingOptions DEFAULT =
      new TrainingOptions(
          FeatureSpec.WORDS_AND_CHARACTERS,
          12,
          0.03,
          ClassWeights.BALANCED,
          20261122,
          Optional.empty());

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If a number is out of range.
   */
  public TrainingOptions {
    requireNonNull(features, "features");
    requireNonNull(classWeights, "classWeights");
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
    }
    if (!(learningRate > 0) || learningRate > 100) {
      throw new IllegalArgumentException(
          "the learning rate must be above 0 and at most 100, got " + learningRate);
    }
  }

  /**
   * Replaces the features.
   *
   * @param newFeatures The features.
   * @return The same options otherwise.
   */
  public TrainingOptions withFeatures(FeatureSpec newFeatures) {
    return new TrainingOptions(newFeatures, epochs, learningRate, classWeights, seed, auxiliary);
  }

  /**
   * Replaces the number of epochs.
   *
   * @param newEpochs At least 1.
   * @return The same options otherwise.
   */
  public TrainingOptions withEpochs(int newEpochs) {
    return new TrainingOptions(features, newEpochs, learningRate, classWeights, seed, auxiliary);
  }

  /**
   * Replaces the learning rate.
   *
   * @param newRate Above 0, at most 100.
   * @return The same options otherwise.
   */
  public TrainingOptions withLearningRate(double newRate) {
    return new TrainingOptions(features, epochs, newRate, classWeights, seed, auxiliary);
  }

  /**
   * Replaces the seed.
   *
   * @param newSeed Any number.
   * @return The same options otherwise.
   */
  public TrainingOptions withSeed(long newSeed) {
    return new TrainingOptions(features, epochs, learningRate, classWeights, newSeed, auxiliary);
  }

  /**
   * Replaces the class weights.
   *
   * @param newWeights The weights of paragraphs.
   * @return The same options otherwise.
   */
  public TrainingOptions withClassWeights(ClassWeights newWeights) {
    return new TrainingOptions(features, epochs, learningRate, newWeights, seed, auxiliary);
  }

  /**
   * Replaces the auxiliary paragraphs.
   *
   * @param newAuxiliary Further paragraphs to train on, or none.
   * @return The same options otherwise.
   */
  public TrainingOptions withAuxiliary(Optional<Auxiliary> newAuxiliary) {
    return new TrainingOptions(features, epochs, learningRate, classWeights, seed, newAuxiliary);
  }
}
