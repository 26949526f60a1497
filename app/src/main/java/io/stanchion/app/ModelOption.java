package io.stanchion.app;

import io.stanchion.model.ModelFile;
import io.stanchion.model.StanceModel;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model to use. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model; without it, the bundled one, trained on the shipped labels.")
  private Optional<Path> file = Optional.empty();

  /** The file, if one was named. */
  Optional<Path> file() {
    return file;
  }

  /** What tells the model from others: the digest in its envelope. */
  String digest() {
    return file.map(ModelFile::digest).orElseGet(BundledModel::digest);
  }

  StanceModel read() {
    return file.map(ModelFile::read).orElseGet(BundledModel::read);
  }
}
