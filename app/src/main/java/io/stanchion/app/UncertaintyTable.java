package io.stanchion.app;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.Locale;
import java.util.OptionalDouble;

/** Metrics with their intervals. */
final class UncertaintyTable {
  private final ClusterBootstrap bootstrap;
  private final Results results;

  UncertaintyTable(ClusterBootstrap bootstrap, Results results) {
    this.bootstrap = bootstrap;
    this.results = results;
  }

  void header() {
    results.line(
        "%-20s %7s  %-17s %-17s %7s %9s",
        "", "value", "95 % by group", "(by paragraph)", "deff", "eff. n");
  }

  void row(Metric metric, Scored scored) {
    Interval interval = bootstrap.interval(scored, metric);
    results.line(
        "%-20s %7s  %-17s %-17s %7s %9s",
        metric.card().name(),
        Results.score(interval.value()),
        range(interval.low(), interval.high()),
        range(interval.naiveLow(), interval.naiveHigh()),
        rounded("%.2f", interval.designEffect()),
        rounded("%.0f", interval.effectiveSize()));
  }

  void footnote() {
    results.line(
        "%d resamples of whole groups; deff: variance by group over variance by paragraph;",
        bootstrap.resamples());
    results.line("eff. n: independent paragraphs that would tell as much. –: undefined.");
  }

  static String range(OptionalDouble low, OptionalDouble high) {
    return low.isPresent() && high.isPresent()
        ? "[" + Results.score(low) + ", " + Results.score(high) + "]"
        : "–";
  }

  private static String rounded(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "–";
  }
}
