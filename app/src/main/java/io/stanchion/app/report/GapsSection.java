package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Gaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A section about what was not predicted, and what was predicted besides the gold labels. */
final class GapsSection {
  private GapsSection() {}

  static Section of(List<Gaps> gaps) {
    List<Block> blocks = new ArrayList<>();
    if (!gaps.isEmpty()) {
      TableBuilder table =
          new TableBuilder("Predictions beside the gold labels")
              .text("system")
              .number("scored", "not predicted", "without a gold label")
              .text("labels that no gold label is")
              .number("not the most probable label");
      gaps.forEach(one -> table.row(row(one)));
      table.note("Ids: the first 20 at most.");
      blocks.add(table.build());
    }
    return Section.of("gaps", "What was not predicted", blocks);
  }

  private static List<Block.Cell> row(Gaps one) {
    return List.of(
        Block.Cell.of(Visible.text(one.system())),
        Block.Cell.of(Digits.TYPESET.count(one.scored())),
        Block.Cell.of(Digits.TYPESET.count(one.missing()), ids(one.missingIds())),
        Block.Cell.of(Digits.TYPESET.count(one.extra()), ids(one.extraIds())),
        Block.Cell.of(labels(one.otherLabels())),
        Block.Cell.of(Digits.TYPESET.count(one.improbable())));
  }

  private static String ids(List<String> ids) {
    return ids.stream().map(id -> Visible.cut(id, 24)).collect(Collectors.joining("; "));
  }

  private static String labels(Map<String, Long> labels) {
    return labels.entrySet().stream()
        .map(one -> Visible.cut(one.getKey(), 40) + " " + Digits.TYPESET.count(one.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Sums up a system's gaps. */
  static String sentence(Gaps one) {
    List<String> parts = new ArrayList<>();
    if (one.missing() > 0) {
      parts.add(
          "gave no prediction of "
              + Digits.TYPESET.count(one.missing())
              + " paragraphs, which are not scored");
    }
    if (one.extra() > 0) {
      parts.add("predicted " + Digits.TYPESET.count(one.extra()) + " without a gold label");
    }
    if (!one.otherLabels().isEmpty()) {
      parts.add("predicted labels that no gold label is: " + labels(one.otherLabels()));
    }
    if (one.improbable() > 0) {
      parts.add(
          "gave "
              + Digits.TYPESET.count(one.improbable())
              + " paragraphs a label that is not its most probable one");
    }
    return Visible.cut(one.system(), 60) + " " + String.join("; it ", parts) + ".";
  }
}
