package io.stanchion.app.option;

import io.stanchion.classify.BundledModel;
import io.stanchion.classify.ModelFolder;
import io.stanchion.classify.Models;
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
public final class ModelOption {
  /** What an encoder reads in a minute or less, and nobody takes for a large input. */
  private static final long SMALL = 1_000_000;

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
              + " n-grams are unsure) or fast (n-grams alone: some hundred times as fast). Default:"
              + " best; of the bundled model, for more than a megabyte or from standard input,"
              + " fast.")
  private Optional<Speed> speed = Optional.empty();

  /** Reads one model for everything, or a directory of models. */
  public Models readAll(Speed how) {
    return folder().isPresent() ? folder().get().read(how) : new Models.One(read(how));
  }

  private Optional<ModelFolder> folder() {
    return file.filter(Files::isDirectory).map(ModelFolder::new);
  }

  /** The files that are read. */
  public List<Path> files() {
    return folder().map(ModelFolder::files).orElseGet(() -> file.stream().toList());
  }

  /** What tells the models from others: which there are, and the digests in their envelopes. */
  public Map<String, String> settings(Speed how) {
    if (folder().isEmpty()) {
      return Map.of(
          "model",
          file.map(ModelFile::digest).orElseGet(() -> BundledModel.digest(how)),
          "--speed",
          how.name());
    }
    Map<String, String> settings = new TreeMap<>(Map.of("--speed", how.name()));
    List<String> names = new ArrayList<>();
    for (Path one : files()) {
      String name = String.valueOf(one.getFileName());
      names.add(name);
      settings.put("model " + name, ModelFile.digest(one));
    }
    settings.put("model", String.join("\n", names));
    return settings;
  }

  /** Reads one model, for a few texts. */
  public StanceModel read() {
    return read(speed.orElse(Speed.BEST));
  }

  private StanceModel read(Speed how) {
    return file.map(ModelFile::read)
        .map(model -> model.at(how))
        .orElseGet(() -> BundledModel.read(how));
  }

  /**
   * Says how much of the model to use. Who names a model with an encoder wants it; the bundled one
   * has to do for a terabyte too.
   *
   * @param bytes How much there is to read; negative if nobody knows.
   */
  public Speed speed(long bytes) {
    boolean small = bytes >= 0 && bytes <= SMALL;
    return speed.orElse(file.isPresent() || small ? Speed.BEST : Speed.FAST);
  }

  /** Whether that was for the program to say, and it said the faster. */
  public boolean isHurried(Speed how) {
    return speed.isEmpty() && how == Speed.FAST;
  }
}
