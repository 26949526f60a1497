package io.stanchion.app.option;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.Range;
import io.stanchion.evaluation.crossval.AuxiliaryData;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.Auxiliary;
import io.stanchion.model.ClassWeights;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options for training. If an option has several values, a search inside the training paragraphs
 * chooses one.
 */
public final class TrainingMixin {
  /** The seed without {@code --seed}. */
  public static final long DEFAULT_SEED = TrainingOptions.DEFAULT.seed();

  @Setting
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of folds and training. Default: ${DEFAULT-VALUE}.")
  private long seed = DEFAULT_SEED;

  @Setting(unset = "full")
  @Option(
      names = "--features",
      paramLabel = "SET[+ENCODER...]",
      split = ",",
      hideParamSyntax = true,
      converter = FeatureSet.Converter.class,
      description =
          """
          full (word 1-3-grams and character 2-5-grams) or words (word 1-2-grams, which is \
          faster). +ENCODER adds the vector of a sentence encoder, given by name or file; it may \
          be repeated. +ENCODER:pair lets the encoder read the target too; +ENCODER:stance pools \
          the stances that a fine-tuned encoder predicts with those of the features. From several \
          sets, separated by commas, the best on the training paragraphs is chosen. auto stands \
          for several sets, with and without encoders ('train --help' lists them). Default: auto \
          for 'train', otherwise full.\
          """)
  private List<FeatureSet> features = List.of();

  @Setting
  @Option(
      names = "--min-documents",
      paramLabel = "N[,N...]",
      split = ",",
      hideParamSyntax = true,
      description = "Keeps n-grams that occur in at least N training paragraphs. Default: 2.")
  private List<Integer> minDocuments = List.of(TrainingOptions.DEFAULT.features().minDocuments());

  @Setting
  @Option(
      names = "--min-articles",
      paramLabel = "N",
      description =
          "Keeps n-grams that occur in at least N training articles. With 4, a model that you hand"
              + " on holds no wording of one publisher alone. Default: 1.")
  private int minArticles = 1;

  @Setting(unset = "0.5; for auto 0.5,1")
  @Option(
      names = "--encoder-length",
      paramLabel = "L[,L...]",
      split = ",",
      hideParamSyntax = true,
      description =
          "The weight of an encoder's vector; n-grams have weight 1. Default: 0.5; for auto 0.5,1.")
  private List<Double> encoderLengths = List.of();

  @Setting(unset = "0.5; for auto 0.25,0.5")
  @Option(
      names = "--stance-share",
      paramLabel = "S[,S...]",
      split = ",",
      hideParamSyntax = true,
      description =
          """
          The share of an encoder's stances in the pool; all shares, and that of the features, \
          add up to 1. Default: 0.5; for auto 0.25,0.5.\
          """)
  private List<Double> stanceShares = List.of();

  @Mixin private Renaming renaming = new Renaming();

  @Setting(unset = "none")
  @Option(
      names = "--auxiliary",
      paramLabel = "FILE",
      description =
          """
          Additional labelled paragraphs, for training only; may be given again. 'authored' \
          stands for the shipped ones, which were written for training. A file with a column \
          p_<label> for each label, as 'classify' writes it, has soft labels: each text counts \
          for each label by its probability.\
          """)
  private List<String> auxiliary = List.of();

  @Setting
  @Option(
      names = "--auxiliary-weight",
      paramLabel = "W[,W...]",
      split = ",",
      hideParamSyntax = true,
      description = "The weight of an auxiliary paragraph; others have weight 1. Default: 0.33.")
  private List<Double> auxiliaryWeights = List.of(0.33);

  @Setting
  @Option(
      names = "--class-weights",
      paramLabel = "HOW[,HOW...]",
      split = ",",
      hideParamSyntax = true,
      description =
          "balanced (rare labels count as much as frequent ones), root (halfway) or none. Default:"
              + " balanced.")
  private List<ClassWeights> classWeights = List.of(ClassWeights.BALANCED);

  @Setting
  @Option(
      names = "--learning-rate",
      paramLabel = "R[,R...]",
      split = ",",
      hideParamSyntax = true,
      description = "AdaGrad's initial learning rate. Default: 0.03.")
  private List<Double> learningRates = List.of(TrainingOptions.DEFAULT.learningRate());

  @Setting
  @Option(
      names = "--epochs",
      paramLabel = "N[,N...]",
      split = ",",
      hideParamSyntax = true,
      description = "Passes over the training paragraphs. Default: 4,7,12,20,35.")
  private List<Integer> epochs = Search.Space.EPOCHS;

  @Setting
  @Option(names = "--kind-feature", description = "Makes the paragraph's kind a feature.")
  private boolean kind;

  private final OpenEncoders encoders = new OpenEncoders();
  private final Set<String> notes = new LinkedHashSet<>();
  private List<FeatureSet> usual = List.of(FeatureSet.FULL);

  /**
   * Makes options whose features are chosen automatically if none are given.
   *
   * @return The options.
   */
  public static TrainingMixin automatic() {
    TrainingMixin options = new TrainingMixin();
    options.usual = List.of(FeatureSet.AUTO);
    return options;
  }

  /**
   * Returns the seed.
   *
   * @return The seed of folds and training.
   */
  public long seed() {
    return seed;
  }

  /**
   * Returns the new names of labels.
   *
   * @return The names, which hold for the labelled set as well as for encoders.
   */
  public Renaming renaming() {
    return renaming;
  }

  /**
   * Adds auxiliary paragraphs, at the default weight.
   *
   * @param file Their file, or {@code authored}.
   * @return These options.
   */
  public TrainingMixin with(String file) {
    auxiliary = List.of(file);
    return this;
  }

  /**
   * Sets the features.
   *
   * @param set The features.
   * @param names Maps an encoder's labels to the data set's.
   * @return These options.
   */
  public TrainingMixin with(FeatureSet set, Renaming names) {
    features = List.of(set);
    renaming = names;
    return this;
  }

  /**
   * Lists every combination of the values that were given. If there are several targets, the target
   * is a feature.
   *
   * @param data The labelled set.
   * @return The settings to choose from.
   * @throws DataException If a number is out of range, there is no such encoder, or the auxiliary
   *     paragraphs cannot be read.
   */
  public Search.Space space(LabelledData data) {
    try {
      List<Optional<Auxiliary>> besides = besides(data);
      List<TrainingOptions> settings = new ArrayList<>();
      for (FeatureSpec spec : specs(data, besides)) {
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

  private List<FeatureSpec> specs(LabelledData data, List<Optional<Auxiliary>> besides) {
    minDocuments.forEach(least -> Range.from("--min-documents", 1, least));
    Range.from("--min-articles", 1, minArticles);
    List<FeatureSpec> specs = new ArrayList<>();
    for (FeatureSet set : features.isEmpty() ? usual : features) {
      if (set.equals(FeatureSet.AUTO)) {
        Optional<LabelledData> auxiliary = besides.get(0).map(Auxiliary::data);
        AutomaticFeatures automatic = AutomaticFeatures.of(data, auxiliary, renaming, encoders);
        notes.addAll(automatic.notes());
        automatic.sets().forEach(one -> specs.addAll(specs(one, automatic.sizes(), data)));
      } else {
        specs.addAll(specs(set, List.of(FeatureSet.Sizes.usual(renaming)), data));
      }
    }
    return specs.stream().distinct().toList();
  }

  /** Makes the features of a set with each of several sizes, where none were given. */
  private List<FeatureSpec> specs(
      FeatureSet set, List<FeatureSet.Sizes> usualSizes, LabelledData data) {
    return usualSizes.stream()
        .flatMap(one -> one.with(encoderLengths, stanceShares).stream())
        .map(sizes -> set.spec(data.targets(), sizes, encoders).withKind(kind))
        .map(spec -> spec.withMinArticles(minArticles))
        .flatMap(spec -> minDocuments.stream().map(spec::withMinDocuments))
        .toList();
  }

  /**
   * Lists what automatic features could not try, and what they took labels for.
   *
   * @return Sentences about the spaces made so far, each once.
   */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private List<Optional<Auxiliary>> besides(LabelledData data) {
    if (auxiliary.isEmpty()) {
      return List.of(Optional.empty());
    }
    AuxiliaryData found = AuxiliaryData.read(auxiliary, data);
    return auxiliaryWeights.stream().map(weight -> Optional.of(found.weighted(weight))).toList();
  }

  /**
   * Lists the files that the record of a run names.
   *
   * @return The file of auxiliary paragraphs, if one was given.
   */
  public List<String> inputs() {
    return auxiliary.stream().filter(name -> !name.equals(AuxiliaryData.AUTHORED)).toList();
  }

  /**
   * Lists everything that may be a file to read. An encoder's file may also be a name.
   *
   * @return The names as they were given.
   */
  public List<String> files() {
    List<String> files = new ArrayList<>(inputs());
    features.forEach(set -> set.encoders().forEach(one -> files.add(one.encoder())));
    return files;
  }
}
