package io.stanchion.app.option;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** By which names the stances of an encoder go. */
public final class Renaming {
  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "What a label of the encoder is called here. May be given again.")
  private Map<String, String> renamed = Map.of();

  /** As it was given, in alphabetical order. */
  @Override
  public String toString() {
    return new TreeMap<>(renamed).toString();
  }

  public List<String> of(List<String> labels) {
    return labels.stream().map(label -> renamed.getOrDefault(label, label)).toList();
  }
}
