package io.stanchion.app;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.ClassWeights;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * How to train. Of an option given several values, the one for each training is chosen by a search
 * inside the training paragraphs.
 */
final class TrainingMixin {
  /** The feature sets to choose from. */
  enum Features {
    /** Word 1–3-grams and character 2–5-grams. */
    FULL,
    /** Word 1–2-grams. */
    WORDS
  }

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = TrainingOptions.DEFAULT.seed();

  @Option(
      names = "--features",
      paramLabel = "SET",
      split = ",",
      description =
          "full (word 1-3-grams and character 2-5-grams) or words (word 1-2-grams: faster)."
              + " Default: full.")
  private List<Features> features = List.of(Features.FULL);

  @Option(
      names = "--class-weights",
      paramLabel = "HOW",
      split = ",",
      description =
          "balanced (rare labels count as much as frequent ones) or none. Default: balanced.")
  private List<ClassWeights> classWeights = List.of(ClassWeights.BALANCED);

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      split = ",",
      description = "AdaGrad's initial learning rate. Default: 0.03.")
  private List<Double> learningRates = List.of(TrainingOptions.DEFAULT.learningRate());

  @Option(
      names = "--epochs",
      paramLabel = "N",
      split = ",",
      description = "Passes over the training paragraphs. Default: 4,7,12,20,35.")
  private List<Integer> epochs = Search.Space.EPOCHS;

  @Option(names = "--kind-feature", description = "Let the paragraph's kind be a feature.")
  private boolean kind;

  long seed() {
    return seed;
  }

  /**
   * Every combination of what was given. Where there are several targets, the target becomes a
   * feature.
   *
   * @throws DataException If a number is out of range.
   */
  Search.Space space(LabelledData data) {
    List<TrainingOptions> settings = new ArrayList<>();
    try {
      for (Features set : features) {
        FeatureSpec spec =
            set == Features.WORDS ? FeatureSpec.WORDS : FeatureSpec.WORDS_AND_CHARACTERS;
        for (ClassWeights weights : classWeights) {
          for (double rate : learningRates) {
            settings.add(
                TrainingOptions.DEFAULT
                    .withFeatures(spec.withTarget(data.targets().size() > 1).withKind(kind))
                    .withClassWeights(weights)
                    .withLearningRate(rate)
                    .withEpochs(epochs.get(0))
                    .withSeed(seed));
          }
        }
      }
      return new Search.Space(settings, epochs.stream().distinct().sorted().toList());
    } catch (IllegalArgumentException e) {
      throw new DataException("--learning-rate, --epochs: " + e.getMessage(), e);
    }
  }

  /** Every effective setting by the name of its option. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("seed", String.valueOf(seed));
    settings.put("features", lower(features));
    settings.put("class-weights", lower(classWeights));
    settings.put("learning-rate", lower(learningRates));
    settings.put("epochs", lower(epochs));
    settings.put("kind-feature", String.valueOf(kind));
    return settings;
  }

  private static String lower(List<?> values) {
    return values.stream()
        .map(value -> value.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }
}
