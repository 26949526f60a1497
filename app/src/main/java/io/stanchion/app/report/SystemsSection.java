package io.stanchion.app.report;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.SystemResult;
import io.stanchion.evaluation.study.SystemResult.Role;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** All systems of an evaluation, side by side, and their differences. */
final class SystemsSection {
  private final Evaluation evaluation;
  private final String id;

  SystemsSection(Evaluation evaluation, String id) {
    this.evaluation = evaluation;
    this.id = id;
  }

  Section systems() {
    List<Block> blocks = new ArrayList<>();
    List<Metric> metrics = ShownMetrics.headline(evaluation);
    if (!metrics.isEmpty()) {
      ShownMetrics.main(evaluation)
          .filter(this::isShare)
          .flatMap(this::plot)
          .ifPresent(blocks::add);
      blocks.add(table(metrics));
    }
    return Section.of(id + "-systems", "Systems", blocks);
  }

  /** The plot goes from 0 to 1, which losses and correlations may leave. */
  private boolean isShare(Metric metric) {
    return evaluation.systems().stream()
        .flatMap(system -> system.metric(metric).stream())
        .flatMap(one -> Stream.of(one.value(), one.low(), one.high(), one.naiveHigh()))
        .allMatch(end -> end.isEmpty() || (end.getAsDouble() >= 0 && end.getAsDouble() <= 1));
  }

  private Optional<Block> plot(Metric metric) {
    return IntervalPlot.ofScores(
            id + "-systems-plot",
            metric.title() + " of each system, " + Visible.cut(evaluation.name(), 60))
        .draw(
            evaluation.systems().stream()
                .filter(system -> system.metric(metric).isPresent())
                .map(
                    system ->
                        IntervalPlot.Row.of(
                            system.name(),
                            system.metric(metric).orElseThrow(),
                            style(system.role())))
                .toList());
  }

  private static String style(Role role) {
    return switch (role) {
      case MODEL -> "main";
      case BASELINE -> "plain";
      case OPTIMISTIC -> "warn";
    };
  }

  private Block table(List<Metric> metrics) {
    String repeats =
        evaluation.repeats() > 1 ? ", means over " + evaluation.repeats() + " repeats" : "";
    TableBuilder table =
        new TableBuilder("Systems, " + Visible.cut(evaluation.name(), 60) + repeats)
            .text("system", "role");
    metrics.forEach(metric -> table.number(ShownMetrics.head(metric)));
    for (SystemResult system : evaluation.systems()) {
      List<Block.Cell> row = new ArrayList<>();
      row.add(Block.Cell.of(Visible.text(system.name())));
      row.add(Block.Cell.of(role(system.role())));
      metrics.forEach(metric -> row.add(cell(system.metric(metric))));
      table.row(row);
    }
    table.note("In brackets: 95 % interval, whole groups resampled.");
    if (metrics.stream().anyMatch(Metric::isLoss)) {
      table.note("↓: less is better.");
    }
    return table.build();
  }

  private static String role(Role role) {
    return switch (role) {
      case MODEL -> "evaluated";
      case BASELINE -> "baseline";
      case OPTIMISTIC -> "optimistic split";
    };
  }

  private static Block.Cell cell(Optional<Interval> metric) {
    return metric
        .map(
            interval ->
                Block.Cell.of(
                    Digits.TYPESET.score(interval.value()),
                    Digits.TYPESET.range(interval.low(), interval.high())))
        .orElseGet(() -> Block.Cell.of(Digits.UNDEFINED));
  }

  Section comparisons() {
    List<Block> blocks = new ArrayList<>();
    if (!evaluation.comparisons().isEmpty()) {
      differences().ifPresent(blocks::add);
      blocks.add(comparisonTable());
    }
    return Section.of(id + "-comparisons", "Comparisons", blocks);
  }

  private Optional<Block> differences() {
    String metrics =
        String.join(
            ", ",
            evaluation.comparisons().stream().map(one -> one.metric().title()).distinct().toList());
    return IntervalPlot.ofDifferences(
            id + "-comparisons-plot",
            "Differences in " + metrics + ", " + Visible.cut(evaluation.name(), 60))
        .draw(
            evaluation.comparisons().stream()
                .map(
                    one ->
                        new IntervalPlot.Row(
                            Visible.cut(one.first(), 20) + " − " + Visible.cut(one.second(), 20),
                            one.value(),
                            one.low(),
                            one.high(),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            "main"))
                .toList());
  }

  private Block comparisonTable() {
    boolean folds =
        evaluation.comparisons().stream().anyMatch(one -> one.correctedTP().isPresent());
    TableBuilder table =
        new TableBuilder("Differences between systems, " + Visible.cut(evaluation.name(), 60))
            .text("difference", "metric")
            .number("value", "p (permutation)", "p (Holm)", "p (McNemar)");
    if (folds) {
      table.number("p (corrected t)");
    }
    evaluation.comparisons().forEach(one -> table.row(row(one, folds)));
    table
        .note("In brackets: 95 % interval, whole groups resampled.")
        .note("Permutation: predictions swapped by whole groups; Holm: the same, adjusted for")
        .note("all rows of this table.")
        .note("McNemar's test is exact, but takes paragraphs as independent: its p is a lower")
        .note("bound.");
    if (folds) {
      table.note("Corrected t: over folds, after Nadeau and Bengio.");
    }
    return table.build();
  }

  private static List<Block.Cell> row(Evaluation.Comparison one, boolean folds) {
    List<Block.Cell> row =
        new ArrayList<>(
            List.of(
                Block.Cell.of(Visible.text(one.first()) + " − " + Visible.text(one.second())),
                Block.Cell.of(one.metric().title()),
                Block.Cell.of(
                    Digits.TYPESET.signed(one.value()),
                    Digits.TYPESET.signedRange(one.low(), one.high())),
                Block.Cell.of(Digits.TYPESET.p(one.permutationP())),
                Block.Cell.of(Digits.TYPESET.p(one.holmP())),
                Block.Cell.of(Digits.TYPESET.p(one.mcnemarP()))));
    if (folds) {
      row.add(Block.Cell.of(Digits.TYPESET.p(one.correctedTP())));
    }
    return row;
  }
}
