package io.stanchion.app;

import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model to use. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "The model; without it, the bundled one, trained on the shipped labels. To classify, also"
              + " a directory of models, one for each target, as 'train --per-target' writes.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--speed",
      paramLabel = "HOW",
      description =
          "Of a model with an encoder: best (the encoder reads every text), balanced (only where"
              + " n-grams are unsure) or fast (n-grams alone). Default: best.")
  private Speed speed = Speed.BEST;

  /** Reads one model for everything, or a directory of models. */
  Models readAll() {
    Optional<ModelFolder> folder = file.filter(Files::isDirectory).map(ModelFolder::new);
    return folder.isPresent() ? folder.get().read(speed) : new Models.One(read());
  }

  StanceModel read() {
    return file.map(ModelFile::read)
        .map(model -> model.at(speed))
        .orElseGet(() -> BundledModel.read(speed));
  }
}
