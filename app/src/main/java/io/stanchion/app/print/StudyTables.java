package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.metric.NeutralLabel;
import io.stanchion.evaluation.study.CalibrationResult;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.LearningCurve;
import io.stanchion.evaluation.study.Quality;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.SystemResult;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Prints a study as tables. */
public final class StudyTables {
  private static final int MAX_FOLDS_SHOWN = 60;
  private static final int MAX_PARTS_SHOWN = 20;
  private static final int MAX_ODD_SHOWN = 10;

  private final Results results;

  public StudyTables(Results results) {
    this.results = results;
  }

  public void print(Study study) {
    Study.Data data = study.data();
    results.line(
        "%s: %d paragraphs, %d groups, %s",
        Plain.line(data.name()),
        data.paragraphs(),
        data.groups(),
        Plain.line(data.labels().toString()));
    if (!data.grouped()) {
      results.line("NOTE: no group column: each row is its own group, as in a random split");
    }
    if (!data.duplicates().isEmpty()) {
      results.line("%s", data.duplicates());
    }
    if (!study.finished()) {
      results.line("INTERRUPTED: what follows is what was finished");
    }
    study.evaluations().forEach(this::print);
    study.learningCurve().ifPresent(this::print);
    print(study.quality());
    results.line("").line("%s", footnote(data.labels()));
    results.line(
        "95 %% by group: whole groups resampled; by paragraph: as if they were independent.");
    results.line("deff: variance by group over variance by paragraph; eff. n: independent");
    results.line("paragraphs that would tell as much. –: undefined.");
  }

  private static String footnote(Map<String, Long> labels) {
    return NeutralLabel.find(List.copyOf(labels.keySet()))
        .filter(neutral -> labels.size() == 3)
        .map(
            neutral ->
                "macro-F1: mean of the labels' F1. F_avg: mean F1 of the two labels besides '"
                    + Plain.line(neutral)
                    + "'.")
        .orElse("macro-F1: mean of the labels' F1. F_avg needs a neutral label and two others.");
  }

  private void print(Evaluation evaluation) {
    results.line("").line("%s, %s", evaluation.name(), repeats(evaluation.repeats()));
    results.line(
        "%-28s %8s  %-15s %8s %8s %8s %8s",
        "", "macro-F1", "95 % by group", "F_avg", "accuracy", "log-loss", "Brier");
    evaluation.systems().forEach(this::headline);
    gap(evaluation.systems());
    if (evaluation.flipRate().isPresent()) {
      results.line(
          "with another target, %s of the predictions change",
          Results.score(evaluation.flipRate()));
    }
    comparisons(evaluation.comparisons());
    List<SystemResult> models =
        evaluation.systems().stream()
            .filter(system -> system.role() == SystemResult.Role.MODEL)
            .toList();
    models.forEach(system -> details(system, models.size() > 1));
    folds(evaluation.folds());
  }

  private static String repeats(int repeats) {
    return repeats == 1 ? "once" : repeats + " repeats";
  }

  private void headline(SystemResult system) {
    String name =
        system.role() == SystemResult.Role.OPTIMISTIC
            ? system.name() + " (optimistic)"
            : system.name();
    results.line(
        "%-28s %8s  %-15s %8s %8s %8s %8s",
        Plain.cut(name, 28),
        value(system, "macro-F1"),
        system
            .metric("macro-F1")
            .map(interval -> range(interval.low(), interval.high()))
            .orElse("–"),
        value(system, "F_avg"),
        value(system, "accuracy"),
        value(system, "log-loss"),
        value(system, "Brier score"));
  }

  private static String value(SystemResult system, String metric) {
    return Results.score(system.metric(metric).map(Interval::value).orElse(OptionalDouble.empty()));
  }

  /** By how much a split that is blind to groups flatters. */
  private void gap(List<SystemResult> systems) {
    Optional<SystemResult> random =
        systems.stream()
            .filter(system -> system.role() == SystemResult.Role.OPTIMISTIC)
            .findFirst();
    random
        .flatMap(system -> system.metric("macro-F1"))
        .map(Interval::value)
        .ifPresent(
            claimed -> {
              OptionalDouble honest = systems.get(0).metric("macro-F1").orElseThrow().value();
              if (claimed.isPresent() && honest.isPresent()) {
                results.line(
                    "%-28s %8s",
                    "gap in macro-F1",
                    String.format(
                        Locale.ROOT, "%+.3f", claimed.getAsDouble() - honest.getAsDouble()));
              }
            });
  }

  private void comparisons(List<Evaluation.Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return;
    }
    results.line("").line("differences in %s", comparisons.get(0).metric());
    results.line(
        "%-40s %7s  %-17s %8s %8s %9s %8s",
        "", "value", "95 % by group", "p", "p (Holm)", "McNemar p", "t-test p");
    for (Evaluation.Comparison one : comparisons) {
      results.line(
          "%-40s %7s  %-17s %8s %8s %9s %8s",
          Plain.cut(one.first() + " - " + one.second(), 40),
          Results.score(one.value()),
          range(one.low(), one.high()),
          probability(one.permutationP()),
          probability(one.holmP()),
          probability(OptionalDouble.of(one.mcnemarP())),
          probability(one.correctedTP()));
    }
    results.line(
        "p: permutation test, predictions swapped by whole groups. McNemar's test is exact,");
    results.line(
        "but takes paragraphs as independent: read it as a lower bound. t-test: corrected");
    results.line("for folds that share training data.");
  }

  private void details(SystemResult system, boolean named) {
    results.line("");
    if (named) {
      results.line("%s", Plain.line(system.name()));
    }
    results.line(
        "%-20s %7s  %-17s %-17s %7s %9s",
        "", "value", "95 % by group", "(by paragraph)", "deff", "eff. n");
    for (SystemResult.MetricValue metric : system.metrics()) {
      Interval interval = metric.interval();
      results.line(
          "%-20s %7s  %-17s %-17s %7s %9s",
          metric.name(),
          Results.score(interval.value()),
          range(interval.low(), interval.high()),
          range(interval.naiveLow(), interval.naiveHigh()),
          rounded("%.2f", interval.designEffect()),
          rounded("%.0f", interval.effectiveSize()));
    }
    labels(system);
    system.calibration().ifPresent(this::calibration);
    system.parts().stream()
        .collect(Collectors.groupingBy(SystemResult.Part::by, Collectors.toList()))
        .entrySet()
        .stream()
        .sorted(Comparator.comparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .filter(parts -> parts.getValue().size() <= MAX_PARTS_SHOWN)
        .forEach(parts -> parts(parts.getKey(), parts.getValue()));
  }

  private void labels(SystemResult system) {
    results
        .line("")
        .line(
            "%-28s %9s %8s %8s  %-17s %8s",
            "label", "precision", "recall", "F1", "95 % by group", "support");
    for (SystemResult.LabelScores label : system.labels()) {
      results.line(
          "%-28s %9s %8s %8s  %-17s %8d",
          Plain.cut(label.label(), 28),
          Results.score(label.precision()),
          Results.score(label.recall()),
          Results.score(label.f1().value()),
          range(label.f1().low(), label.f1().high()),
          label.support());
    }
    StringBuilder head =
        new StringBuilder(String.format(Locale.ROOT, "%-28s", "gold \\ predicted"));
    system
        .labels()
        .forEach(
            label ->
                head.append(String.format(Locale.ROOT, " %12s", Plain.cut(label.label(), 12))));
    results.line("").line("%s", head);
    for (int gold = 0; gold < system.confusion().size(); gold++) {
      String counts =
          system.confusion().get(gold).stream()
              .map(count -> String.format(Locale.ROOT, " %12d", count))
              .collect(Collectors.joining());
      results.line("%-28s%s", Plain.cut(system.labels().get(gold).label(), 28), counts);
    }
  }

  private void calibration(CalibrationResult calibration) {
    results.line("");
    if (!calibration.uncorrected().isEmpty()) {
      results.line(
          "without calibration: %s",
          calibration.uncorrected().stream()
              .map(metric -> metric.name() + " " + Results.score(metric.interval().value()))
              .collect(Collectors.joining(", ")));
    }
    for (CalibrationResult.HandOver one : calibration.handOver()) {
      results.line(
          "send %3.0f %% to a person (confidence below %.3f): error among the others %s %s",
          100 * one.share(),
          one.confidence(),
          Results.score(OptionalDouble.of(one.error())),
          range(one.low(), one.high()));
    }
    for (CalibrationResult.SetResult one : calibration.sets()) {
      results.line(
          "prediction sets, promised %.2f: covered %s %s, %.2f labels a set, %3.0f %% of one label",
          one.promised(),
          Results.score(one.covered().value()),
          range(one.covered().low(), one.covered().high()),
          one.meanSize(),
          100 * one.single());
    }
  }

  private void parts(String by, List<SystemResult.Part> parts) {
    results
        .line("")
        .line(
            "%-28s %8s %8s %8s %8s  %-17s",
            "by " + by, "n", "macro-F1", "F_avg", "accuracy", "95 %");
    for (SystemResult.Part part : parts) {
      results.line(
          "%-28s %8d %8s %8s %8s  %-17s",
          Plain.cut(part.name(), 28),
          part.paragraphs(),
          Results.score(part.macroF1()),
          Results.score(part.favg()),
          Results.score(part.accuracy().value()),
          range(part.accuracy().low(), part.accuracy().high()));
    }
  }

  private void folds(List<Evaluation.FoldRow> folds) {
    if (folds.isEmpty() || folds.size() > MAX_FOLDS_SHOWN) {
      return;
    }
    results
        .line("")
        .line("repeat fold  chosen inside the training part; test counts; training counts");
    for (Evaluation.FoldRow fold : folds) {
      results.line(
          "%6d %4d  %s, temperature %.2f; %s; %s%s%s",
          fold.repeat(),
          fold.fold(),
          fold.settings(),
          fold.temperature(),
          Plain.line(fold.test().toString()),
          Plain.line(fold.training().toString()),
          fold.purged() > 0 ? "; " + fold.purged() + " left out" : "",
          fold.groups().size() <= 3 ? "; " + Plain.line(String.join(", ", fold.groups())) : "");
    }
  }

  private void print(LearningCurve curve) {
    results.line("").line("learning curve, %s, %s", curve.split(), curve.metric());
    results.line("%10s %10s %8s  %-17s", "groups", "paragraphs", "value", "95 % by group");
    curve.byParagraphs().forEach(this::point);
    results.line("with whole groups left out");
    curve.byGroups().forEach(this::point);
    results.line(
        "each doubling of the labels adds %s %s; %d more would add %s %s, if that goes on",
        Results.score(curve.perDoubling()),
        range(curve.perDoublingLow(), curve.perDoublingHigh()),
        curve.nextLabels(),
        Results.score(curve.forecast()),
        range(curve.forecastLow(), curve.forecastHigh()));
  }

  private void point(LearningCurve.Point point) {
    results.line(
        "%10.1f %10.1f %8s  %-17s",
        point.groups(),
        point.paragraphs(),
        Results.score(point.value()),
        range(point.low(), point.high()));
  }

  private void print(Quality quality) {
    if (quality.suspiciousCount() + quality.contradictionCount() + quality.oddGroups().size() > 0) {
      results
          .line("")
          .line(
              "%d suspicious labels, %d contradicting pairs of texts (see 'stanchion audit')",
              quality.suspiciousCount(), quality.contradictionCount());
      quality.oddGroups().stream()
          .limit(MAX_ODD_SHOWN)
          .forEach(
              one ->
                  results.line(
                      "odd group %s: %s (p %s)",
                      Plain.cut(one.group(), 40),
                      Plain.line(one.what()),
                      probability(OptionalDouble.of(one.p()))));
      int more = quality.oddGroups().size() - MAX_ODD_SHOWN;
      if (more > 0) {
        results.line("… and %d more odd groups", more);
      }
    }
  }

  static String range(OptionalDouble low, OptionalDouble high) {
    return low.isPresent() && high.isPresent()
        ? "[" + Results.score(low) + ", " + Results.score(high) + "]"
        : "–";
  }

  private static String rounded(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "–";
  }

  private static String probability(OptionalDouble p) {
    return p.isPresent() ? String.format(Locale.ROOT, "%.4f", p.getAsDouble()) : "–";
  }
}
