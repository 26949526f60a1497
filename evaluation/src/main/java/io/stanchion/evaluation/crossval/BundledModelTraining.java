package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.features.CachedEncoder;
import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.StancePool;
import io.stanchion.model.Auxiliary;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Provenance;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import io.stanchion.model.TrainingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The training of the model that {@code classify} uses where none is given. */
public final class BundledModelTraining {
  private static final String WHOLE = "huawei-ban.stance";
  private static final String FAST = "huawei-ban-fast.stance";
  private static final String ENCODER = "stance-small-en-q";

  /** Maps the encoder's labels to the data set's. */
  private static final Map<String, String> LABELS =
      Map.of("FAVOR", "pro-ban", "AGAINST", "anti-ban", "NONE", "neutral");

  /**
   * The authored paragraphs are many, and not from the press: a third of a labelled one's weight.
   */
  private static final double AUTHORED_WEIGHT = 0.33;

  /** N-grams of fewer paragraphs, out of several thousand, would only enlarge the download. */
  private static final int MIN_DOCUMENTS = 4;

  private BundledModelTraining() {}

  /**
   * Makes the model from the shipped labels and the authored paragraphs; the build calls this.
   *
   * @param arguments The directory to write to.
   */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    Path whole = directory.resolve(WHOLE);
    if (isCurrent(whole) && hasEncoder(whole) && isCurrent(directory.resolve(FAST))) {
      return;
    }
    StanceModel model = train();
    ModelFile.write(model, whole);
    ModelFile.write(model.at(Speed.FAST), directory.resolve(FAST));
  }

  /** Checks whether a model need not be made again, because training takes a minute or two. */
  private static boolean isCurrent(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    StanceModel model = ModelFile.read(file);
    if (model.pipeline().spec().minDocuments() != MIN_DOCUMENTS) {
      return false;
    }
    Provenance provenance = model.provenance();
    return provenance.dataSha256().equals(HuaweiBan.labels().sha256())
        && provenance
            .auxiliary()
            .filter(source -> source.sha256().equals(HuaweiBan.authored().sha256()))
            .filter(source -> source.weight() == AUTHORED_WEIGHT)
            .isPresent();
  }

  private static boolean hasEncoder(Path file) {
    String sha256 = Encoders.open(ENCODER).sha256();
    return ModelFile.read(file).pipeline().spec().pools().stream()
        .anyMatch(pool -> pool.encoder().sha256().equals(sha256));
  }

  static StanceModel train() {
    LabelledData labels = HuaweiBan.labels();
    return Cascade.train(labels, Copies.none(), Search.Space.of(options(labels)), () -> {});
  }

  private static TrainingOptions options(LabelledData labels) {
    Encoder encoder = new CachedEncoder(Encoders.open(ENCODER));
    StancePool pool =
        new StancePool(
            encoder,
            encoder.stances().stream().map(LABELS::get).toList(),
            StancePool.USUAL_SHARE,
            labels.targets().get(0));
    Auxiliary authored =
        new Auxiliary(AuxiliaryData.read(AuxiliaryData.AUTHORED, labels), AUTHORED_WEIGHT);
    return TrainingOptions.DEFAULT
        .withFeatures(
            FeatureSpec.WORDS_AND_CHARACTERS
                .withMinDocuments(MIN_DOCUMENTS)
                .withPools(List.of(pool)))
        .withAuxiliary(Optional.of(authored));
  }
}
