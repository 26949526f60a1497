package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Quality;
import java.util.List;

/** Rows to send back to labelling. */
final class QualitySection {
  private static final int MOST_ROWS = 20;

  private QualitySection() {}

  static Section of(Quality quality) {
    List<Section> parts =
        List.of(
            Section.of(
                "suspicious-labels",
                "Suspicious labels",
                quality.suspicious().isEmpty() ? List.of() : List.of(suspicious(quality))),
            Section.of(
                "contradictions",
                "Contradictions",
                quality.contradictions().isEmpty() ? List.of() : List.of(contradictions(quality))),
            Section.of(
                "odd-groups",
                "Groups that differ",
                quality.oddGroups().isEmpty() ? List.of() : List.of(groups(quality))));
    return new Section(
        "quality",
        "Labels to look at again",
        List.of(),
        parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  private static Block suspicious(Quality quality) {
    TableBuilder table =
        new TableBuilder("Labels that models trained without them take for others")
            .text("paragraph", "label", "taken for")
            .number("margin")
            .text("text");
    for (Quality.SuspiciousLabel one : first(quality.suspicious())) {
      table.row(
          Visible.text(one.id()),
          Visible.text(one.label()),
          Visible.text(one.suggested()),
          Digits.TYPESET.score(one.margin()),
          Visible.text(one.text()));
    }
    counted(table, first(quality.suspicious()).size(), quality.suspiciousCount());
    return table
        .note("Margin: the other label's probability less that of the given one. Nothing was")
        .note("changed or left out on this account.")
        .build();
  }

  private static Block contradictions(Quality quality) {
    TableBuilder table =
        new TableBuilder("Nearly equal texts with different labels")
            .text("paragraph", "label", "and paragraph", "label of that")
            .number("similarity")
            .text("text");
    for (Quality.ContradictingPair one : first(quality.contradictions())) {
      table.row(
          Visible.text(one.firstId()),
          Visible.text(one.firstLabel()),
          Visible.text(one.secondId()),
          Visible.text(one.secondLabel()),
          Digits.TYPESET.score(one.similarity()),
          Visible.text(one.text()));
    }
    counted(table, first(quality.contradictions()).size(), quality.contradictionCount());
    return table.note("Similarity: Jaccard, of the sets of word 3-grams.").build();
  }

  private static Block groups(Quality quality) {
    TableBuilder table =
        new TableBuilder("Groups that differ from the others")
            .text("group")
            .number("paragraphs")
            .text("in what")
            .number("p (Holm)");
    for (Quality.OddGroup one : quality.oddGroups()) {
      table.row(
          Visible.text(one.group()),
          Digits.TYPESET.count(one.paragraphs()),
          Visible.text(one.what()),
          Digits.TYPESET.p(one.p()));
    }
    return table.build();
  }

  /** Keeps the page short; the JSON report holds more. */
  private static <T> List<T> first(List<T> found) {
    return found.subList(0, Math.min(MOST_ROWS, found.size()));
  }

  private static void counted(TableBuilder table, int shown, int all) {
    if (all > shown) {
      table.note(
          "The first %s of %s.".formatted(Digits.TYPESET.count(shown), Digits.TYPESET.count(all)));
    }
  }
}
