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
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "The model. Default: the bundled one, which is about a ban on Huawei. To classify, also a"
              + " directory of models, one for each target, as 'train --per-target' writes.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--speed",
      paramLabel = "HOW",
      description =
          "How much of a model with an encoder to use: best (the encoder reads every text),"
              + " balanced (only where n-grams are unsure) or fast (n-grams alone: some hundred"
              + " times as fast). Default: balanced, whatever the size of the input.")
  private Optional<Speed> speed = Optional.empty();

  /**
   * Reads one model for everything, or a directory of models.
   *
   * @param how How much of each.
   * @return The models.
   */
  public Models readAll(Speed how) {
    return folder().isPresent() ? folder().get().read(how) : Models.of(read(how));
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
    return read(speed());
  }

  private StanceModel read(Speed how) {
    return file.map(ModelFile::read)
        .map(model -> model.at(how))
        .orElseGet(() -> BundledModel.read(how));
  }

  /**
   * Returns how much of the model to use.
   *
   * @return The part; the same for inputs of all sizes.
   */
  public Speed speed() {
    return speed.orElse(Speed.BALANCED);
  }

  /**
   * Checks whether the user named a model.
   *
   * @return False for the bundled one.
   */
  public boolean isNamed() {
    return file.isPresent();
  }
}
