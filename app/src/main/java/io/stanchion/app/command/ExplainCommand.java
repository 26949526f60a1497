package io.stanchion.app.command;

import io.stanchion.app.option.ModelOption;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.Range;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.model.Contribution;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a prediction. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows the n-grams that moved the prediction for a text, for each label.",
    footer =
        """

        A number is the n-gram's contribution to the label's score (log-odds), less the mean over the
        labels.

        Examples:
          stanchion explain "Huawei poses no security threat."
          stanchion explain --model tweets.stance --target Atheism - < tweet.txt\
        """)
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "TEXT", description = "The text, or - for standard input.")
  private String text = "";

  @Mixin private ModelOption model = new ModelOption();

  @Option(names = "--target", paramLabel = "TARGET", description = "The target of the stance.")
  private String target = "";

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "N-grams to show for each label. Default: ${DEFAULT-VALUE}.")
  private int top = 8;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Range.from("--top", 0, top);
    String words =
        text.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : text;
    StanceModel read = model.read();
    Paragraph paragraph = new Paragraph("text", "text", 1, Kind.PARAGRAPH, target, words);
    Prediction prediction = read.predict(paragraph);
    List<Contribution> contributions = read.explain(paragraph);
    try (Results results = new Results(terminal)) {
      results.line(
          "%s, confidence %s, status %s",
          Plain.line(prediction.label()),
          Digits.PLAIN.score(prediction.confidence()),
          prediction.status());
      for (int label = 0; label < read.labels().size(); label++) {
        results.line("");
        results.line(
            "%s  %s",
            Plain.line(read.labels().get(label)),
            Digits.PLAIN.score(prediction.probabilities().get(label)));
        print(contributions, label, results);
      }
    }
    return ExitCode.DONE;
  }

  private void print(List<Contribution> contributions, int label, Results results) {
    contributions.stream()
        .sorted(
            Comparator.comparingDouble(
                contribution -> -Math.abs(contribution.perLabel().get(label))))
        .limit(top)
        .forEach(
            contribution ->
                results.line(
                    "  %s  %s",
                    Digits.PLAIN.signed(contribution.perLabel().get(label), 4),
                    Plain.line(contribution.feature()).replace(' ', '␣')));
  }
}
