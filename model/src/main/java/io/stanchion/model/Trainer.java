package io.stanchion.model;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.features.FeaturePipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains multinomial logistic regression by stochastic gradient descent on a fitted feature
 * pipeline. The same paragraphs, options and seed give the same model, bit for bit: nothing is kept
 * between two trainings.
 */
public final class Trainer {
  private Trainer() {}

  /**
   * Trains a model.
   *
   * @param data The paragraphs; everything fitted is fitted on these alone.
   * @param options How to train.
   * @return The model.
   * @throws DataException If there are not two labels to tell apart.
   */
  public static StanceModel train(LabelledData data, TrainingOptions options) {
    return trainPath(data, options, List.of(options.epochs()))
        .get(0)
        .pooledWith(options.features().pools());
  }

  /**
   * Trains once and keeps the model as it was after each of several numbers of epochs, so that
   * stopping early can be chosen without training again. No stances are pooled with what these
   * models say.
   *
   * @param data The training paragraphs; everything fitted is fitted on these alone.
   * @param options How to train; its number of epochs is not used.
   * @param epochs Numbers of epochs, each at least 1.
   * @return A model per number of epochs, in the order in which they were given.
   * @throws DataException If there are not two labels to tell apart.
   */
  public static List<StanceModel> trainPath(
      LabelledData data, TrainingOptions options, List<Integer> epochs) {
    WeightedParagraphs seen = WeightedParagraphs.of(data, options);
    List<LabelledParagraph> paragraphs = seen.paragraphs();
    List<String> labels = seen.labels();
    if (labels.size() < 2) {
      throw new DataException(
          "training needs paragraphs of at least two labels, got "
              + LabelledData.labelCounts(paragraphs)
              + "; add labels");
    }
    FeaturePipeline pipeline =
        FeaturePipeline.fit(
            options.features().withPools(List.of()),
            paragraphs.stream().map(LabelledParagraph::paragraph).toList());
    TrainingSet examples = new TrainingSet(paragraphs, pipeline, seen.weights());
    Map<Integer, LinearWeights> weights =
        new TribuoTraining(examples, labels, pipeline.dimension(), epochs).run(options);
    return epochs.stream()
        .map(
            epoch ->
                new StanceModel(
                    labels,
                    new ModelParts(
                        pipeline,
                        requireNonNull(weights.get(epoch)),
                        Provenance.of(data, options.withEpochs(epoch)),
                        Calibration.NONE),
                    Optional.empty()))
        .toList();
  }
}
