package io.stanchion.app.command;

import io.stanchion.app.option.ModelOption;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.Range;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.robustness.RobustnessSuite;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.model.StanceModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a model over pairs of texts. */
@Command(
    name = "robustness",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows how predictions react to changes of the text.",
      """
      It runs a model over pairs of texts that differ in one respect (a negation, the speaker, a
      typing error …), and counts the pairs whose predictions are in the required relation.\
      """
    },
    footer =
        """

        PAIRS is CSV: id,category,relation,text_a,text_b, and optionally label_a,label_b,target. A
        relation is same, different, opposite, or not-more:LABEL (of the second text).

        Examples:
          stanchion robustness
          stanchion robustness pairs.csv --model my.stance --min-pass 0.8
          stanchion robustness --failures 20\
        """)
final class RobustnessCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "PAIRS",
      arity = "0..1",
      description = "The pairs. Default: the shipped pairs about banning Huawei.")
  private String pairs = "";

  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = "--min-pass",
      paramLabel = "P",
      description = "Makes the exit code 1 if the pass rate of a category is below P (0 to 1).")
  private double minPass;

  @Option(names = "--failures", paramLabel = "N", description = "Shows the first N failed pairs.")
  private int failures;

  RobustnessCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Range.from("--failures", 0, failures);
    Range.share("--min-pass", minPass);
    Input input = pairs.isEmpty() ? HuaweiBan.robustness() : Input.of(pairs);
    StanceModel read = model.read();
    List<RobustnessSuite.Outcome> outcomes = RobustnessSuite.read(input).run(read);
    boolean[] failed = {false};
    try (Results results = new Results(terminal)) {
      results.line("%-20s %6s %7s %6s %14s", "category", "pairs", "passed", "rate", "both correct");
      RobustnessSuite.byCategory(outcomes)
          .forEach(
              (category, tally) -> {
                row(category, tally, results);
                failed[0] |= tally.passRate() < minPass;
              });
      row("all", RobustnessSuite.tally(outcomes, outcome -> true), results);
      outcomes.stream()
          .filter(outcome -> !outcome.passed())
          .limit(failures)
          .forEach(outcome -> failure(outcome, results));
    }
    return failed[0] ? ExitCode.REJECTED : ExitCode.DONE;
  }

  private static void row(String name, RobustnessSuite.Tally tally, Results results) {
    results.line(
        "%-20s %6d %7d %6s %14d",
        Plain.cut(name, 20),
        tally.pairs(),
        tally.passed(),
        Digits.PLAIN.score(tally.passRate()),
        tally.correct());
  }

  private static void failure(RobustnessSuite.Outcome outcome, Results results) {
    results
        .line("")
        .line("%s %s", Plain.line(outcome.pair().id()), Plain.line(outcome.pair().category()))
        .line("  %-10s %s", outcome.predictionA().label(), Plain.line(outcome.pair().textA()))
        .line("  %-10s %s", outcome.predictionB().label(), Plain.line(outcome.pair().textB()));
  }
}
