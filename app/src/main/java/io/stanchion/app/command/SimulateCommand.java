package io.stanchion.app.command;

import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.Range;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.uncertainty.Simulation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks intervals and tests on simulated articles. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks intervals and tests on simulated articles.",
      """
      The truth is known there: it counts how often 95 %% intervals cover it, and how often tests at
      the 5 %% level find a difference where there is none.\
      """
    },
    footer =
        """

        Examples:
          stanchion simulate
          stanchion simulate --sets 200\
        """)
final class SimulateCommand implements Callable<Integer> {
  private static final int PARAGRAPHS = 10;
  private static final List<Integer> SIZES = List.of(5, 10, 20, 40);
  private static final List<Metric> METRICS = List.of(Metric.ACCURACY, Metric.MACRO_F1);

  private final Terminal terminal;

  @Option(
      names = "--sets",
      paramLabel = "N",
      description = "Simulated sets. Default: ${DEFAULT-VALUE}.")
  private int sets = 1000;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Draws for each interval and test. Default: ${DEFAULT-VALUE}.")
  private int resamples = 400;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the simulation. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Range.from("--sets", 1, sets);
    Range.from("--resamples", 100, resamples);
    try (Progress progress =
            new Progress(terminal, "simulations", SIZES.size() * (METRICS.size() + 1L));
        Results results = new Results(terminal)) {
      results.line("%d sets each, %d paragraphs per article", sets, PARAGRAPHS).line("");
      intervals(progress, results);
      results.line("");
      tests(progress, results);
    }
    return ExitCode.DONE;
  }

  private void intervals(Progress progress, Results results) {
    results.line(
        "%-12s %8s %9s %9s %14s %14s",
        "coverage of", "articles", "truth", "deff", "by article", "by paragraph");
    for (Metric metric : METRICS) {
      for (int articles : SIZES) {
        coverage(metric, simulation(articles).coverage(metric), articles, results);
        progress.step();
      }
    }
  }

  private void tests(Progress progress, Results results) {
    results.line(
        "%-12s %8s %27s %25s", "false alarms", "articles", "permutation by article", "McNemar");
    for (int articles : SIZES) {
      Simulation.FalseAlarms alarms = simulation(articles).falseAlarms();
      results.line(
          "%-12s %8d %27s %25s",
          "",
          articles,
          Digits.PLAIN.score(alarms.permutation()),
          Digits.PLAIN.score(alarms.mcnemar()));
      progress.step();
    }
  }

  private Simulation simulation(int articles) {
    return new Simulation(articles, PARAGRAPHS, sets, resamples, seed);
  }

  private static void coverage(
      Metric metric, Simulation.Coverage coverage, int articles, Results results) {
    results.line(
        "%-12s %8d %9s %9s %14s %14s",
        metric.title(),
        articles,
        Digits.PLAIN.score(coverage.truth()),
        Digits.PLAIN.ratio(coverage.designEffect()),
        Digits.PLAIN.score(coverage.clustered()),
        Digits.PLAIN.score(coverage.naive()));
  }
}
