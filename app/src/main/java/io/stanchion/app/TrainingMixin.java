package io.stanchion.app;

import io.stanchion.dataset.LabelledData;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.ClassWeights;
import io.stanchion.model.TrainingOptions;
import picocli.CommandLine.Option;

/** How to train. */
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
      description =
          "full (word 1-3-grams and character 2-5-grams) or words (word 1-2-grams: faster)."
              + " Default: full.")
  private Features features = Features.FULL;

  @Option(
      names = "--class-weights",
      paramLabel = "HOW",
      description =
          "balanced (rare labels count as much as frequent ones) or none. Default: balanced.")
  private ClassWeights classWeights = ClassWeights.BALANCED;

  @Option(names = "--kind-feature", description = "Let the paragraph's kind be a feature.")
  private boolean kind;

  long seed() {
    return seed;
  }

  /** Where there are several targets, the target becomes a feature. */
  TrainingOptions options(LabelledData data) {
    FeatureSpec spec =
        features == Features.WORDS ? FeatureSpec.WORDS : FeatureSpec.WORDS_AND_CHARACTERS;
    return TrainingOptions.DEFAULT
        .withFeatures(spec.withTarget(data.targets().size() > 1).withKind(kind))
        .withClassWeights(classWeights)
        .withSeed(seed);
  }
}
