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

/** Options of which model to use, and how much of it. */
public final class ModelOption {
  /** Bytes that an encoder reads in a minute or less. */
  private static final long SMALL = 1_000_000;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "The model. Default: the bundled one, trained on the shipped labels. To classify, also a"
              + " directory of models, one for each target, as 'train --per-target' writes.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--speed",
      paramLabel = "HOW",
      description =
          "How much of a model with an encoder to use: best (the encoder reads every text),"
              + " balanced (only where n-grams are unsure) or fast (n-grams alone: some hundred"
              + " times as fast). Default: best; for the bundled model, fast if the input is more"
              + " than a megabyte or standard input.")
  private Optional<Speed> speed = Optional.empty();

  /**
   * Reads one model for everything, or a directory of models.
   *
   * @param how How much of each.
   * @return The models.
   */
  public Models readAll(Speed how) {
    return folder().isPresent() ? folder().get().read(how) : new Models.One(read(how));
  }

  private Optional<ModelFolder> folder() {
    return file.filter(Files::isDirectory).map(ModelFolder::new);
  }

  /**
   * Lists the files that are read.
   *
   * @return The files; none for the bundled model.
   */
  public List<Path> files() {
    return folder().map(ModelFolder::files).orElseGet(() -> file.stream().toList());
  }

  /**
   * Identifies the models: which there are, and the digests in their envelopes.
   *
   * @param how How much of each is used.
   * @return Values by name, for comparison with those of another run.
   */
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

  /**
   * Reads one model, for a few texts.
   *
   * @return The model.
   */
  public StanceModel read() {
    return read(speed.orElse(Speed.BEST));
  }

  private StanceModel read(Speed how) {
    return file.map(ModelFile::read)
        .map(model -> model.at(how))
        .orElseGet(() -> BundledModel.read(how));
  }

  /**
   * Decides how much of the model to use. A named model is used whole; the bundled one must cope
   * with a terabyte too.
   *
   * @param bytes The bytes to read; negative if unknown.
   * @return How much of it.
   */
  public Speed speed(long bytes) {
    boolean small = bytes >= 0 && bytes <= SMALL;
    return speed.orElse(file.isPresent() || small ? Speed.BEST : Speed.FAST);
  }

  /**
   * Returns whether the program, and not the user, decided for the fast part of the model.
   *
   * @param how How much of the model is used.
   * @return True if a message should say so.
   */
  public boolean isHurried(Speed how) {
    return speed.isEmpty() && how == Speed.FAST;
  }
}
