package io.stanchion.app.command;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.names.Spelling;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** Labels that stand in one group only, so that no fold can both learn and test them. */
final class LoneLabels {
  private LoneLabels() {}

  /** Names them among the messages, before the work. */
  static void name(LabelledData data, CommandSpec command) {
    PrintWriter err = command.commandLine().getErr();
    if (!data.grouped() || data.groupCount() < 2) {
      return;
    }
    groups(data)
        .forEach(
            (label, groups) -> {
              if (groups.size() == 1) {
                err.println(
                    "NOTE: the label '%s' stands in one group only, '%s': where it is tested it was"
                            .formatted(
                                Spelling.shown(label), Spelling.shown(groups.iterator().next()))
                        + " not learned, so its scores say nothing; label it in other groups too");
              }
            });
    err.flush();
  }

  private static Map<String, Set<String>> groups(LabelledData data) {
    Map<String, Set<String>> groups = new TreeMap<>();
    for (LabelledParagraph one : data.paragraphs()) {
      groups.computeIfAbsent(one.label(), label -> new TreeSet<>()).add(one.group());
    }
    return groups;
  }
}
