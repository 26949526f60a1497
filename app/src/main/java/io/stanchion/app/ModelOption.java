package io.stanchion.app;

import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
              + " n-grams are unsure) or fast (n-grams alone). Default: best; fast for the bundled"
              + " model.")
  private Optional<Speed> speed = Optional.empty();

  /** Reads one model for everything, or a directory of models. */
  Models readAll() {
    return folder().isPresent() ? folder().get().read(speed()) : new Models.One(read());
  }

  private Optional<ModelFolder> folder() {
    return file.filter(Files::isDirectory).map(ModelFolder::new);
  }

  /** The files that are read. */
  List<Path> files() {
    return folder().map(ModelFolder::files).orElseGet(() -> file.stream().toList());
  }

  /** What tells the models from others: which there are, and the digests in their envelopes. */
  Map<String, String> settings() {
    if (folder().isEmpty()) {
      return Map.of(
          "model",
          file.map(ModelFile::digest).orElseGet(() -> BundledModel.digest(speed())),
          "--speed",
          speed().name());
    }
    Map<String, String> settings = new TreeMap<>(Map.of("--speed", speed().name()));
    List<String> names = new ArrayList<>();
    for (Path one : files()) {
      String name = String.valueOf(one.getFileName());
      names.add(name);
      settings.put("model " + name, ModelFile.digest(one));
    }
    settings.put("model", String.join("\n", names));
    return settings;
  }

  StanceModel read() {
    return file.map(ModelFile::read)
        .map(model -> model.at(speed()))
        .orElseGet(() -> BundledModel.read(speed()));
  }

  /** Who names a model with an encoder wants it; the bundled one has to do for a terabyte too. */
  private Speed speed() {
    return speed.orElse(file.isPresent() ? Speed.BEST : Speed.FAST);
  }
}
