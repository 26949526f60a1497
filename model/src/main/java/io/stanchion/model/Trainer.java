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
 * A trainer of multinomial logistic regression, by stochastic gradient descent on a fitted feature
 * pipeline. The same paragraphs, options and seed give the same model, bit for bit; no state is
 * kept between trainings.
 *
 * <pre>{@code
 * LabelledData data = new LabelReader(ReadOptions.DEFAULT).read(Input.of("labels.csv"));
 * StanceModel model = Trainer.train(data, TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS));
 * ModelFile.write(model, Path.of("my.stance"));
 * }</pre>
 *
 * <p>To choose the number of epochs and to calibrate as well, use {@code Cascade.train} of the
 * evaluation module.
 */
public final class Trainer {
  private Trainer() {}

  /**
   * Trains a model.
   *
   * @param data The paragraphs; everything fitted is fitted on these alone.
   * @param options The training options.
   * @return The model.
   * @throws DataException If there are fewer than two labels.
   */
  public static StanceModel train(LabelledData data, TrainingOptions options) {
    return trainPath(data, options, List.of(options.epochs()))
        .get(0)
        .pooledWith(options.features().pools());
  }

  /**
   * Trains once and returns the model after each of several numbers of epochs, so that early
   * stopping can be chosen without training again. No stances are pooled with these models.
   *
   * @param data The training paragraphs; everything fitted is fitted on these alone.
   * @param options The training options; their number of epochs is not used.
   * @param epochs Numbers of epochs, each at least 1.
   * @return A model per number of epochs, in the given order.
   * @throws DataException If there are fewer than two labels.
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
