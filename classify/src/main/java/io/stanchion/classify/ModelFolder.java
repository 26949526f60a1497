package io.stanchion.classify;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.DataException;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory of models, one for each target. A model's target stands in the model; its file's name
 * is for people.
 *
 * @param directory The directory.
 */
public record ModelFolder(Path directory) {
  private static final String ENDING = ".stance";
  private static final int LONGEST_NAME = 80;

  /**
   * Lists the model files.
   *
   * @return The files, sorted by name.
   * @throws DataException If the directory cannot be listed.
   */
  public List<Path> files() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw DataException.at(directory, "cannot be listed: " + DataException.describe(e), e);
    }
  }

  /**
   * Reads the models.
   *
   * @param speed How much of each.
   * @return The models.
   * @throws DataException If there is none, or not one for each target.
   */
  public Models.PerTarget read(Speed speed) {
    Map<String, StanceModel> byFile = new LinkedHashMap<>();
    for (Path file : files()) {
      byFile.put(file.toString(), ModelFile.read(file).at(speed));
    }
    if (byFile.isEmpty()) {
      throw DataException.at(
          directory, "holds no model; expected files in .stance, as 'train --per-target' writes");
    }
    return Models.PerTarget.named(byFile);
  }

  /**
   * Writes models over those of the same targets.
   *
   * @param byTarget The models.
   * @return The file of each target's model.
   * @throws DataException If other models are there, which would be taken for these, or if a file
   *     cannot be written.
   */
  public Map<String, Path> write(Map<String, StanceModel> byTarget) {
    Map<String, Path> fileOf = place(byTarget.keySet());
    byTarget.forEach((target, model) -> ModelFile.write(model, requireNonNull(fileOf.get(target))));
    return fileOf;
  }

  /**
   * Finds a file for each target's model, so that nothing is trained that cannot be written.
   *
   * @param targets The targets.
   * @return The file of each target's model.
   * @throws DataException If other models are there, which would be taken for these.
   */
  public Map<String, Path> place(Set<String> targets) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw DataException.at(directory, "cannot be made: " + DataException.describe(e), e);
    }
    Map<String, Path> fileOf = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (String target : targets) {
      String name = name(target);
      String free = name;
      for (int i = 2; !taken.add(free); i++) {
        free = name + "-" + i;
      }
      fileOf.put(target, directory.resolve(free + ENDING));
    }
    List<Path> others = files().stream().filter(file -> !fileOf.containsValue(file)).toList();
    if (!others.isEmpty()) {
      throw DataException.at(
          directory,
          "holds other models already, such as "
              + others.get(0).getFileName()
              + "; name another directory, or take them away");
    }
    return fileOf;
  }

  /** Lower-case letters and digits, which all file systems tell apart. */
  private static String name(String target) {
    String plain = target.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    String trimmed = plain.replaceAll("^-|-$", "");
    String cut = trimmed.substring(0, Math.min(LONGEST_NAME, trimmed.length()));
    return cut.isEmpty() ? "target" : cut;
  }
}
