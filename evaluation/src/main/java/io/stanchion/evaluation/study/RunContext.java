package io.stanchion.evaluation.study;

import java.util.List;
import java.util.Map;

/**
 * The command that a study is the result of.
 *
 * @param arguments The command and its arguments, without those that name outputs.
 * @param labels The files that the labels were read from; none for a shipped set.
 * @param inputs The files that it read, apart from the labels.
 * @param settings Every effective setting by name.
 * @param dataStatement The data statement in Markdown; empty if there is none.
 */
public record RunContext(
    List<String> arguments,
    List<String> labels,
    List<String> inputs,
    Map<String, String> settings,
    String dataStatement) {
  /** Copies the collections. */
  public RunContext {
    arguments = List.copyOf(arguments);
    labels = List.copyOf(labels);
    inputs = List.copyOf(inputs);
    settings = Map.copyOf(settings);
  }
}
