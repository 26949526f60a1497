package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.SystemResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Tables with a line for each system, and for each difference between two. */
final class SystemTables {
  private static final String HEADLINE = "%-28s %8s  %-15s %8s %8s %8s %8s";
  private static final String DIFFERENCE = "%-40s %7s  %-17s %8s %8s %9s %8s";

  private static final List<Metric> USUAL =
      List.of(Metric.MACRO_F1, Metric.F_AVG, Metric.ACCURACY, Metric.LOG_LOSS);

  private final Results results;

  SystemTables(Results results) {
    this.results = results;
  }

  /** Prints the metric that the evaluation is about with its interval, and the usual ones. */
  void headlines(Evaluation evaluation) {
    Metric leading = evaluation.leading();
    List<Metric> others =
        Stream.concat(USUAL.stream().filter(one -> one != leading), Stream.of(Metric.BRIER))
            .distinct()
            .limit(4)
            .toList();
    List<Object> head = new ArrayList<>(List.of("", leading.title(), "95 % by group"));
    others.forEach(one -> head.add(one == Metric.BRIER ? "Brier" : one.title()));
    results.line(headline(leading), head.toArray());
    evaluation.systems().forEach(system -> headline(system, leading, others));
    gap(evaluation.systems());
  }

  private static String headline(Metric leading) {
    return HEADLINE.replaceFirst("%8s", "%" + Math.max(8, leading.title().length()) + "s");
  }

  private void headline(SystemResult system, Metric leading, List<Metric> others) {
    String name =
        system.role() == SystemResult.Role.OPTIMISTIC
            ? system.name() + " (optimistic)"
            : system.name();
    List<Object> row =
        new ArrayList<>(
            List.of(
                Plain.cut(name, 28),
                Digits.PLAIN.score(system.value(leading)),
                Digits.PLAIN.range(system.metric(leading))));
    others.forEach(one -> row.add(Digits.PLAIN.score(system.value(one))));
    results.line(headline(leading), row.toArray());
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
