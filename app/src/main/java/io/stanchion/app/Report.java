package io.stanchion.app;

import io.stanchion.evaluation.crossval.CrossValidated;
import io.stanchion.evaluation.metric.ConfusionMatrix;
import io.stanchion.evaluation.metric.NeutralLabel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Metrics as tables; each number is the mean over the repeats. */
final class Report {
  private final Results results;
  private final List<String> labels;
  private final Optional<String> neutral;

  Report(Results results, List<String> labels) {
    this.results = results;
    this.labels = labels;
    this.neutral = NeutralLabel.find(labels);
  }

  void header() {
    results.line(
        "%-28s %8s %8s %8s %8s %8s", "", "macro-F1", "F_avg", "accuracy", "bal.acc.", "MCC");
  }

  void row(String name, List<ConfusionMatrix> matrices) {
    results.line(
        "%-28s %8s %8s %8s %8s %8s",
        Plain.cut(name, 28),
        mean(matrices, ConfusionMatrix::macroF1),
        mean(matrices, this::semEval),
        mean(matrices, ConfusionMatrix::accuracy),
        mean(matrices, ConfusionMatrix::balancedAccuracy),
        mean(matrices, ConfusionMatrix::mcc));
  }

  OptionalDouble semEval(ConfusionMatrix matrix) {
    return neutral.map(matrix::semEvalF).orElse(OptionalDouble.empty());
  }

  /** Says what F_avg is over, or why there is none. */
  void footnote() {
    results.line(
        neutral.isPresent() && labels.size() == 3
            ? "macro-F1: mean of the labels' F1. F_avg: mean F1 of the two labels besides '%s'."
            : "macro-F1: mean of the labels' F1. F_avg needs a neutral label and two others.",
        Plain.line(neutral.orElse("")));
  }

  void perLabel(List<ConfusionMatrix> matrices) {
    results.line("%-28s %9s %8s %8s %8s", "label", "precision", "recall", "F1", "support");
    IntStream.range(0, labels.size())
        .forEach(
            label ->
                results.line(
                    "%-28s %9s %8s %8s %8d",
                    Plain.cut(labels.get(label), 28),
                    mean(matrices, matrix -> matrix.precision(label)),
                    mean(matrices, matrix -> matrix.recall(label)),
                    mean(matrices, matrix -> matrix.f1(label)),
                    matrices.get(0).support(label)));
  }

  void confusion(ConfusionMatrix matrix) {
    StringBuilder head =
        new StringBuilder(String.format(Locale.ROOT, "%-28s", "gold \\ predicted"));
    labels.forEach(label -> head.append(String.format(Locale.ROOT, " %12s", Plain.cut(label, 12))));
    results.line("%s", head);
    for (int gold = 0; gold < labels.size(); gold++) {
      StringBuilder row =
          new StringBuilder(String.format(Locale.ROOT, "%-28s", Plain.cut(labels.get(gold), 28)));
      for (int predicted = 0; predicted < labels.size(); predicted++) {
        row.append(String.format(Locale.ROOT, " %12d", matrix.count(gold, predicted)));
      }
      results.line("%s", row);
    }
  }

  private static String mean(
      List<ConfusionMatrix> matrices, Function<ConfusionMatrix, OptionalDouble> metric) {
    return Results.score(CrossValidated.mean(matrices, metric));
  }
}
