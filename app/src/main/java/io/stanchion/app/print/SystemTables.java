package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.SystemResult;
import java.util.List;
import java.util.OptionalDouble;

/** Tables with a line for each system, and for each difference between two. */
final class SystemTables {
  private static final String HEADLINE = "%-28s %8s  %-15s %8s %8s %8s %8s";
  private static final String DIFFERENCE = "%-40s %7s  %-17s %8s %8s %9s %8s";

  private final Results results;

  SystemTables(Results results) {
    this.results = results;
  }

  void headlines(List<SystemResult> systems) {
    results.line(
        HEADLINE,
        "",
        Metric.MACRO_F1.title(),
        "95 % by group",
        Metric.F_AVG.title(),
        Metric.ACCURACY.title(),
        Metric.LOG_LOSS.title(),
        "Brier");
    systems.forEach(this::headline);
    gap(systems);
  }

  private void headline(SystemResult system) {
    String name =
        system.role() == SystemResult.Role.OPTIMISTIC
            ? system.name() + " (optimistic)"
            : system.name();
    results.line(
        HEADLINE,
        Plain.cut(name, 28),
        Digits.PLAIN.score(system.value(Metric.MACRO_F1)),
        Digits.PLAIN.range(system.metric(Metric.MACRO_F1)),
        Digits.PLAIN.score(system.value(Metric.F_AVG)),
        Digits.PLAIN.score(system.value(Metric.ACCURACY)),
        Digits.PLAIN.score(system.value(Metric.LOG_LOSS)),
        Digits.PLAIN.score(system.value(Metric.BRIER)));
  }

  /** Shows by how much a split that is blind to groups flatters the model. */
  private void gap(List<SystemResult> systems) {
    OptionalDouble claimed =
        systems.stream()
            .filter(system -> system.role() == SystemResult.Role.OPTIMISTIC)
            .findFirst()
            .map(system -> system.value(Metric.MACRO_F1))
            .orElse(OptionalDouble.empty());
    OptionalDouble honest =
        systems.isEmpty() ? OptionalDouble.empty() : systems.get(0).value(Metric.MACRO_F1);
    if (claimed.isPresent() && honest.isPresent()) {
      results.line(
          "%-28s %8s",
          "gap in " + Metric.MACRO_F1.title(),
          Digits.PLAIN.signed(claimed.getAsDouble() - honest.getAsDouble()));
    }
  }

  void comparisons(List<Evaluation.Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return;
    }
    results.line("").line("differences in %s", comparisons.get(0).metric().title());
    results.line(
        DIFFERENCE, "", "value", "95 % by group", "p", "p (Holm)", "McNemar p", "t-test p");
    comparisons.forEach(this::comparison);
    results.line(
        "p: permutation test, predictions swapped by whole groups. McNemar's test is exact,");
    results.line(
        "but takes paragraphs as independent: read it as a lower bound. t-test: corrected");
    results.line("for folds that share training data.");
  }

  private void comparison(Evaluation.Comparison one) {
    results.line(
        DIFFERENCE,
        Plain.cut(one.first() + " - " + one.second(), 40),
        Digits.PLAIN.score(one.value()),
        Digits.PLAIN.range(one.low(), one.high()),
        Digits.PLAIN.p(one.permutationP()),
        Digits.PLAIN.p(one.holmP()),
        Digits.PLAIN.p(one.mcnemarP()),
        Digits.PLAIN.p(one.correctedTP()));
  }
}
