package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The folds. */
final class FoldsSection {
  private static final int MOST_ROWS = 25;
  private static final int FEW_GROUPS = 5;
  private static final int HASH_LENGTH = 8;

  private FoldsSection() {}

  static Section of(Evaluation evaluation, String id) {
    TableBuilder table =
        new TableBuilder("Folds, " + Visible.cut(evaluation.name(), 60))
            .text("repeat and fold", "test paragraphs", "test groups", "training paragraphs")
            .number("purged")
            .text("settings")
            .number("temperature")
            .text("pipeline");
    evaluation.folds().stream().limit(MOST_ROWS).forEach(fold -> table.row(row(fold)));
    if (evaluation.folds().size() > MOST_ROWS) {
      table.note(
          "The first %s of %s; the others are in the JSON report."
              .formatted(
                  Digits.TYPESET.count(MOST_ROWS),
                  Digits.TYPESET.count(evaluation.folds().size())));
    }
    table
        .note("Purged: left out of training as copies of test texts, or as about another target.")
        .note("Settings: what the search inside the training part chose.")
        .note("Temperature: what scores are divided by.")
        .note("Pipeline: the beginning of the fitted feature pipeline's digest.");
    return Section.of(
        id + "-folds", "Folds", evaluation.folds().isEmpty() ? List.of() : List.of(table.build()));
  }

  private static List<Block.Cell> row(Evaluation.FoldRow fold) {
    return List.of(
        Block.Cell.of(fold.repeat() + "." + fold.fold()),
        Block.Cell.of(Digits.TYPESET.count(fold.testIds().size()), counts(fold.test())),
        Block.Cell.of(groups(fold.groups())),
        Block.Cell.of(
            Digits.TYPESET.count(fold.training().values().stream().mapToLong(count -> count).sum()),
            counts(fold.training())),
        Block.Cell.of(Digits.TYPESET.count(fold.purged())),
        Block.Cell.of(Visible.text(fold.settings())),
        Block.Cell.of(Digits.TYPESET.ratio(OptionalDouble.of(fold.temperature()))),
        Block.Cell.of(
            Visible.text(
                fold.pipelineHash()
                    .substring(0, Math.min(HASH_LENGTH, fold.pipelineHash().length())))));
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(one -> Visible.cut(one.getKey(), 24) + " " + Digits.TYPESET.count(one.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String groups(List<String> groups) {
    String few =
        groups.stream()
            .limit(FEW_GROUPS)
            .map(group -> Visible.cut(group, 40))
            .collect(Collectors.joining("; "));
    return groups.size() > FEW_GROUPS ? few + "; …" : few;
  }
}
