package io.stanchion.app.option;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Renames labels: those of files, of predictions, and of encoders. */
public final class Renaming {
  @Setting
  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "Reads the label OLD, wherever it stands, as NEW. May be repeated.")
  private Map<String, String> renamed = Map.of();

  /**
   * Returns the new names.
   *
   * @return The new name of each label that is to have another.
   */
  public Map<String, String> names() {
    return Map.copyOf(renamed);
  }

  /** Adds new names; those that were given stay. */
  Renaming and(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.putAll(renamed);
    Renaming both = new Renaming();
    both.renamed = Map.copyOf(all);
    return both;
  }

  /**
   * Renames labels.
   *
   * @param labels The labels as they were found.
   * @return Their new names, in the same order; a label that has none keeps its own.
   */
  public List<String> of(List<String> labels) {
    return labels.stream().map(label -> renamed.getOrDefault(label, label)).toList();
  }
}
