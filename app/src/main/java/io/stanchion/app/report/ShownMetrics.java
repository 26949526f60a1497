package io.stanchion.app.report;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.MetricCard;
import io.stanchion.evaluation.study.CalibrationResult;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.SystemResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The choice of metrics for the first table and the summary, and the cards of all of them. */
final class ShownMetrics {
  /** The metrics of the first table, in its order. */
  private static final List<Metric> HEADLINE =
      List.of(
          Metric.MACRO_F1,
          Metric.F_AVG,
          Metric.ACCURACY,
          Metric.LOG_LOSS,
          Metric.BRIER,
          Metric.ECE,
          Metric.AURC);

  /** The scores that can sum up a system in one number, the best first. */
  private static final List<Metric> MAIN = List.of(Metric.MACRO_F1, Metric.F_AVG, Metric.ACCURACY);

  private ShownMetrics() {}

  /** Lists the headline metrics that some of the systems have. */
  static List<Metric> headline(Evaluation evaluation) {
    return Stream.concat(Stream.of(evaluation.leading()), HEADLINE.stream())
        .distinct()
        .filter(
            metric -> evaluation.systems().stream().anyMatch(one -> one.value(metric).isPresent()))
        .toList();
  }

  /** Chooses the score to sum up with: the one that the evaluation is about, where it has it. */
  static Optional<Metric> main(Evaluation evaluation) {
    return headline(evaluation).stream()
        .filter(metric -> metric == evaluation.leading() || MAIN.contains(metric))
        .findFirst();
  }

  /** Names a metric in the head of a table, with an arrow if less is better. */
  static String head(Metric metric) {
    return metric.title() + (metric.isLoss() ? "\u00a0↓" : "");
  }

  /** Lists the cards of all metrics that a study has a value of. */
  static List<MetricCard> cards(Study study) {
    Set<Metric> shown = EnumSet.noneOf(Metric.class);
    for (Evaluation evaluation : study.evaluations()) {
      for (SystemResult system : evaluation.systems()) {
        metrics(system).map(SystemResult.MetricValue::metric).forEach(shown::add);
      }
    }
    return shown.stream().map(Metric::card).toList();
  }

  private static Stream<SystemResult.MetricValue> metrics(SystemResult system) {
    return Stream.concat(
        system.metrics().stream(),
        system.calibration().stream().map(CalibrationResult::uncorrected).flatMap(List::stream));
  }
}
