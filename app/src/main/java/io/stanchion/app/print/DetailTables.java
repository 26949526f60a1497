package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.CalibrationResult;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.SystemResult;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tables about one system: its metrics, labels, probabilities, and scores by part. */
final class DetailTables {
  private static final int MAX_PARTS_SHOWN = 20;
  private static final String METRIC = "%-20s %7s  %-17s %-17s %7s %9s";
  private static final String LABEL = "%-28s %9s %8s %8s  %-17s %8s";
  private static final String STANCES = "%-28s %12s  %-17s %9s %8s";
  private static final String PART = "%-28s %8s %8s %8s %8s  %-17s";

  private final Results results;

  DetailTables(Results results) {
    this.results = results;
  }

  /** Prints a system; its name stands above if there are several. */
  void print(SystemResult system, boolean named) {
    results.line("");
    if (named) {
      results.line("%s", Plain.line(system.name()));
    }
    results.line(METRIC, "", "value", "95 % by group", "(by paragraph)", "deff", "eff. n");
    system.metrics().forEach(this::metric);
    labels(system.labels());
    confusion(system);
    system.calibration().ifPresent(this::calibration);
    system.parts().stream()
        .collect(Collectors.groupingBy(SystemResult.Part::by, Collectors.toList()))
        .entrySet()
        .stream()
        .sorted(Comparator.comparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .filter(parts -> parts.getValue().size() <= MAX_PARTS_SHOWN)
        .forEach(
            parts -> {
              parts(parts.getKey(), parts.getValue());
              stances(parts.getKey(), parts.getValue());
            });
  }

  private void metric(SystemResult.MetricValue metric) {
    Interval interval = metric.interval();
    results.line(
        METRIC,
        metric.metric().title(),
        Digits.PLAIN.score(interval.value()),
        Digits.PLAIN.range(interval),
        Digits.PLAIN.range(interval.naiveLow(), interval.naiveHigh()),
        Digits.PLAIN.ratio(interval.designEffect()),
        Digits.PLAIN.whole(interval.effectiveSize()));
  }

  private void labels(List<SystemResult.LabelScores> labels) {
    results.line("").line(LABEL, "label", "precision", "recall", "F1", "95 % by group", "support");
    for (SystemResult.LabelScores label : labels) {
      results.line(
          LABEL,
          Plain.cut(label.label(), 28),
          Digits.PLAIN.score(label.precision()),
          Digits.PLAIN.score(label.recall()),
          Digits.PLAIN.score(label.f1().value()),
          Digits.PLAIN.range(label.f1()),
          Digits.PLAIN.count(label.support()));
    }
  }

  private void confusion(SystemResult system) {
    String head =
        system.labels().stream()
            .map(label -> cell(Plain.cut(label.label(), 12)))
            .collect(Collectors.joining());
    results.line("").line("%-28s%s", "gold \\ predicted", head);
    for (int gold = 0; gold < system.confusion().size(); gold++) {
      String counts =
          system.confusion().get(gold).stream()
              .map(count -> cell(Digits.PLAIN.count(count)))
              .collect(Collectors.joining());
      results.line("%-28s%s", Plain.cut(system.labels().get(gold).label(), 28), counts);
    }
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, " %12s", text);
  }

  private void calibration(CalibrationResult calibration) {
    results.line("");
    if (!calibration.uncorrected().isEmpty()) {
      results.line(
          "without calibration: %s",
          calibration.uncorrected().stream()
              .map(DetailTables::words)
              .collect(Collectors.joining(", ")));
    }
    calibration.abstention().ifPresent(this::abstention);
    for (CalibrationResult.HandOver one : calibration.handOver()) {
      results.line(
          "send %5s to a person (confidence below %s): error among the others %s %s",
          Digits.PLAIN.percent(one.share()),
          Digits.PLAIN.score(one.confidence()),
          Digits.PLAIN.score(one.error()),
          Digits.PLAIN.range(one.low(), one.high()));
    }
    for (CalibrationResult.SetResult one : calibration.sets()) {
      results.line(
          "prediction sets, promised %s: covered %s %s, %s labels a set, %5s of one label",
          Digits.PLAIN.ratio(one.promised()),
          Digits.PLAIN.score(one.covered().value()),
          Digits.PLAIN.range(one.covered()),
          Digits.PLAIN.ratio(one.meanSize()),
          Digits.PLAIN.percent(one.single()));
    }
  }

  private void abstention(CalibrationResult.Abstention one) {
    String change =
        one.change().isPresent()
            ? " (" + Digits.PLAIN.signed(100 * one.change().getAsDouble(), 0) + " %)"
            : "";
    results.line(
        "abstaining on the least sure %s: error %s instead of %s%s",
        Digits.PLAIN.percent(one.share()),
        Digits.PLAIN.score(one.error()),
        Digits.PLAIN.score(one.errorOfAll()),
        change);
  }

  private static String words(SystemResult.MetricValue value) {
    return value.metric().title() + " " + Digits.PLAIN.score(value.interval().value());
  }

  private void stances(String by, List<SystemResult.Part> parts) {
    if (parts.stream().allMatch(part -> part.stances().isEmpty())) {
      return;
    }
    results
        .line("")
        .line(STANCES, "stances by " + by, "false alarms", "95 %", "precision", "recall");
    for (SystemResult.Part part : parts) {
      results.line(
          STANCES,
          Plain.cut(part.name(), 28),
          score(part.stance(Metric.FALSE_ALARMS)),
          Digits.PLAIN.range(part.stance(Metric.FALSE_ALARMS)),
          score(part.stance(Metric.STANCE_PRECISION)),
          score(part.stance(Metric.STANCE_RECALL)));
    }
  }

  private static String score(Optional<Interval> interval) {
    return interval.map(one -> Digits.PLAIN.score(one.value())).orElse(Digits.UNDEFINED);
  }

  private void parts(String by, List<SystemResult.Part> parts) {
    results
        .line("")
        .line(
            PART,
            "by " + by,
            "n",
            Metric.MACRO_F1.title(),
            Metric.F_AVG.title(),
            Metric.ACCURACY.title(),
            "95 %");
    for (SystemResult.Part part : parts) {
      results.line(
          PART,
          Plain.cut(part.name(), 28),
          Digits.PLAIN.count(part.paragraphs()),
          Digits.PLAIN.score(part.macroF1()),
          Digits.PLAIN.score(part.favg()),
          Digits.PLAIN.score(part.accuracy().value()),
          Digits.PLAIN.range(part.accuracy()));
    }
  }
}
