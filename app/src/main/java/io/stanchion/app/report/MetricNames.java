package io.stanchion.app.report;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.MetricCard;
import io.stanchion.evaluation.study.CalibrationResult;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.SystemResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which metrics are shown where, and what is to be known about them. */
final class MetricNames {
  /** The metrics of the first table, in its order. */
  private static final List<String> HEADLINE =
      List.of("macro-F1", "F_avg", "accuracy", "log-loss", "Brier score", "class-wise ECE", "AURC");

  /** The scores that one number can stand for all, the best first. */
  private static final List<String> MAIN = List.of("macro-F1", "F_avg", "accuracy");

  private MetricNames() {}

  /** The headline metrics that some of the systems have. */
  static List<String> headline(List<SystemResult> systems) {
    return HEADLINE.stream()
        .filter(
            name ->
                systems.stream()
                    .flatMap(system -> system.metric(name).stream())
                    .anyMatch(interval -> interval.value().isPresent()))
        .toList();
  }

  /** The score to sum up with. */
  static Optional<String> main(List<SystemResult> systems) {
    return headline(systems).stream().filter(MAIN::contains).findFirst();
  }

  /** Tells whether a smaller value is better. */
  static boolean isLoss(String name) {
    return name.equals("AURC")
        || Arrays.stream(Metric.values())
            .anyMatch(metric -> metric.card().name().equals(name) && metric.isLoss());
  }

  /** The cards of all metrics that a study has a value of. */
  static List<MetricCard> cards(Study study) {
    Set<String> shown = new LinkedHashSet<>();
    for (Evaluation evaluation : study.evaluations()) {
      for (SystemResult system : evaluation.systems()) {
        metrics(system).map(SystemResult.MetricValue::name).forEach(shown::add);
      }
    }
    List<MetricCard> cards = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      if (shown.contains(metric.card().name())) {
        cards.add(metric.card());
      }
    }
    return cards;
  }

  private static Stream<SystemResult.MetricValue> metrics(SystemResult system) {
    return Stream.concat(
        system.metrics().stream(),
        system.calibration().stream().map(CalibrationResult::uncorrected).flatMap(List::stream));
  }
}
