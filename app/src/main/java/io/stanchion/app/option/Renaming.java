package io.stanchion.app.option;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Maps an encoder's labels to the data set's. */
public final class Renaming {
  @Setting
  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "Maps a label of the encoder to a label of the data. May be repeated.")
  private Map<String, String> renamed = Map.of();

  /**
   * Renames labels.
   *
   * @param labels The encoder's labels.
   * @return The data set's names for them, in the same order.
   */
  public List<String> of(List<String> labels) {
    return labels.stream().map(label -> renamed.getOrDefault(label, label)).toList();
  }
}
