package io.stanchion.app.option;

import io.stanchion.classify.BundledModel;
import io.stanchion.classify.ModelTargets;
import io.stanchion.classify.Models;
import io.stanchion.classify.StanceEncoder;
import io.stanchion.classify.option.OptionText;
import io.stanchion.dataset.DataException;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of reading stances with an encoder, without a model for the target. */
public final class EncoderOption {
  @Option(names = "--encoder", paramLabel = "NAME|FILE", description = OptionText.ENCODER)
  private Optional<String> encoder = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "FOR,AGAINST,NEUTRAL",
      split = ",",
      hideParamSyntax = true,
      description = OptionText.LABELS)
  private List<String> labels = List.of();

  @Mixin private Renaming renaming = new Renaming();

  /** Begins with the defaults; picocli fills in what was given. */
  public EncoderOption() {}

  /**
   * Opens the encoder that answers in place of a model.
   *
   * @param target The target that was named; empty for none.
   * @param model Which model was named.
   * @return The encoder as the model for everything; empty if a model answers.
   * @throws DataException If options contradict each other, the encoder cannot be used, or the
   *     labels do not fit.
   */
  public Optional<StanceModel> open(String target, ModelOption model) {
    if (encoder.isPresent() && model.isNamed()) {
      throw new DataException("--encoder and --model exclude each other: name one of the two");
    }
    if (encoder.isPresent()) {
      // An encoder that was named answers with its own labels, which files to compare with have.
      return Optional.of(StanceEncoder.model(encoder.get(), this::named));
    }
    if (!model.isNamed() && !target.isEmpty() && !isBundled(target)) {
      return Optional.of(
          StanceEncoder.model(
              StanceEncoder.BUNDLED, own -> isRenamed() ? named(own) : StanceEncoder.USUAL_LABELS));
    }
    if (isRenamed()) {
      throw new DataException(
          "--labels and --rename are for stances that an encoder reads, and a model has labels of"
              + " its own; name an --encoder, or a --target that the bundled model is not about");
    }
    return Optional.empty();
  }

  private boolean isRenamed() {
    return !labels.isEmpty() || !renaming.names().isEmpty();
  }

  private List<String> named(List<String> own) {
    return labels.isEmpty() ? renaming.of(own) : labels;
  }

  private static boolean isBundled(String target) {
    return ModelTargets.of(Models.of(BundledModel.read(Speed.FAST))).include(target);
  }

  /**
   * Identifies an encoder as the model.
   *
   * @param opened The encoder.
   * @return Values by name, for comparison with those of another run.
   */
  public static Map<String, String> settings(StanceModel opened) {
    return Map.of("model", opened.pipeline().hash(), "--labels", String.join(",", opened.labels()));
  }

  /**
   * Lists the files that may be read.
   *
   * @return The encoder as it was given, which may be a file; empty if none was.
   */
  public List<String> files() {
    return encoder.stream().toList();
  }
}
