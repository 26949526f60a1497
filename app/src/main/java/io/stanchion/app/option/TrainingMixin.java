package io.stanchion.app.option;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.crossval.AuxiliaryData;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.features.Encoder;
import io.stanchion.features.EncoderBlock;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.StancePool;
import io.stanchion.model.Auxiliary;
import io.stanchion.model.ClassWeights;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How to train. Of an option given several values, the one for each training is chosen by a search
 * inside the training paragraphs.
 */
public final class TrainingMixin {
  public static final long DEFAULT_SEED = TrainingOptions.DEFAULT.seed();

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = DEFAULT_SEED;

  @Option(
      names = "--features",
      paramLabel = "SET[+ENCODER]...",
      split = ",",
      converter = FeatureSet.Converter.class,
      description = {
        "full (word 1-3-grams and character 2-5-grams) or words (word 1-2-grams: faster), and",
        "with +ENCODER a sentence encoder's vector besides: its name, or its file; several may",
        "follow. +ENCODER:pair lets it read the target too, +ENCODER:stance pools the stances that",
        "a fine-tuned one tells by itself with what the features say. Of several sets, with commas",
        "between them, the one is taken that does best inside the training paragraphs. Default:",
        "full."
      })
  private List<FeatureSet> features = List.of(FeatureSet.FULL);

  @Option(
      names = "--min-documents",
      paramLabel = "N",
      split = ",",
      description = "In how many training paragraphs an n-gram has to occur. Default: 2.")
  private List<Integer> minDocuments = List.of(TrainingOptions.DEFAULT.features().minDocuments());

  @Option(
      names = "--encoder-length",
      paramLabel = "L",
      split = ",",
      description = "How much an encoder counts; n-grams count 1. Default: 0.5.")
  private List<Double> encoderLengths = List.of(EncoderBlock.USUAL_LENGTH);

  @Option(
      names = "--stance-share",
      paramLabel = "S",
      split = ",",
      description =
          "How much the stances of an encoder count in the pool; all shares and that of the"
              + " features add up to 1. Default: 0.5.")
  private List<Double> stanceShares = List.of(StancePool.USUAL_SHARE);

  @Mixin private Renaming renaming = new Renaming();

  @Option(
      names = "--auxiliary",
      paramLabel = "FILE",
      description = {
        "Labelled paragraphs to train on besides, never to test on. 'authored' stands for the",
        "shipped ones, which were written for training."
      })
  private Optional<String> auxiliary = Optional.empty();

  @Option(
      names = "--auxiliary-weight",
      paramLabel = "W",
      split = ",",
      description = "How much one of these counts against a labelled paragraph. Default: 0.33.")
  private List<Double> auxiliaryWeights = List.of(0.33);

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

  public long seed() {
    return seed;
  }

  /** Trains on these paragraphs too, at the usual weight. */
  public TrainingMixin with(String file) {
    auxiliary = Optional.of(file);
    return this;
  }

  /** Takes these features, and calls the stances of encoders so. */
  public TrainingMixin with(FeatureSet set, Renaming names) {
    features = List.of(set);
    renaming = names;
    return this;
  }

  /**
   * Every combination of what was given. Where there are several targets, the target becomes a
   * feature.
   *
   * @throws DataException If a number is out of range, there is no such encoder, or the auxiliary
   *     paragraphs cannot be read.
   */
  public Search.Space space(LabelledData data) {
    try {
      List<Optional<Auxiliary>> besides = besides(data);
      List<TrainingOptions> settings = new ArrayList<>();
      for (FeatureSpec spec : specs(data)) {
        for (Optional<Auxiliary> beside : besides) {
          for (ClassWeights weights : classWeights) {
            for (double rate : learningRates) {
              settings.add(
                  TrainingOptions.DEFAULT
                      .withFeatures(spec)
                      .withAuxiliary(beside)
                      .withClassWeights(weights)
                      .withLearningRate(rate)
                      .withEpochs(epochs.get(0))
                      .withSeed(seed));
            }
          }
        }
      }
      return new Search.Space(settings, epochs.stream().distinct().sorted().toList());
    } catch (IllegalArgumentException e) {
      throw new DataException(
          "--learning-rate, --epochs, --encoder-length, --stance-share, --auxiliary-weight: "
              + e.getMessage(),
          e);
    }
  }

  private List<FeatureSpec> specs(LabelledData data) {
    minDocuments.forEach(least -> Range.from("--min-documents", 1, least));
    Map<String, Encoder> open = new TreeMap<>();
    List<FeatureSpec> specs = new ArrayList<>();
    for (FeatureSet set : features) {
      for (double length : encoderLengths) {
        for (double share : stanceShares) {
          FeatureSet.Sizes sizes = new FeatureSet.Sizes(length, share, renaming);
          FeatureSpec spec = set.spec(data.targets(), sizes, open).withKind(kind);
          minDocuments.forEach(least -> specs.add(spec.withMinDocuments(least)));
        }
      }
    }
    return specs.stream().distinct().toList();
  }

  private List<Optional<Auxiliary>> besides(LabelledData data) {
    if (auxiliary.isEmpty()) {
      return List.of(Optional.empty());
    }
    LabelledData found = AuxiliaryData.read(auxiliary.get(), data);
    return auxiliaryWeights.stream()
        .map(weight -> Optional.of(new Auxiliary(found, weight)))
        .toList();
  }

  /** The files that were named, for the record. */
  public List<String> inputs() {
    return auxiliary.filter(name -> !name.equals(AuxiliaryData.AUTHORED)).stream().toList();
  }

  /** What may be files that are read: those of encoders too, which may as well be names. */
  public List<String> files() {
    List<String> files = new ArrayList<>(inputs());
    features.forEach(set -> set.encoders().forEach(one -> files.add(one.encoder())));
    return files;
  }

  /** Every effective setting by the name of its option. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("seed", String.valueOf(seed));
    settings.put("features", lower(features));
    settings.put("min-documents", lower(minDocuments));
    settings.put("encoder-length", lower(encoderLengths));
    settings.put("stance-share", lower(stanceShares));
    settings.put("rename", renaming.toString());
    settings.put("auxiliary", auxiliary.orElse("none"));
    settings.put("auxiliary-weight", lower(auxiliaryWeights));
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
