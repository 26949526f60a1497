package io.stanchion.app.command;

import io.stanchion.app.option.LabelOptions;
import io.stanchion.app.option.Renaming;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.writer.Plain;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a file of labels. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Checks a file of labels and lists all its errors.",
    footer =
        """

        Examples:
          stanchion validate labels.csv
          stanchion validate labels.csv --labels pro-ban,anti-ban,neutral\
        """)
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "LABELS",
      arity = "1..*",
      description = "CSV with a header, or JSON Lines; - is standard input.")
  private List<String> labels = List.of();

  @Mixin private Renaming renaming = new Renaming();
  @Mixin private LabelOptions labelOptions = new LabelOptions();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    LabelReader.Checked checked = labelOptions.check(labels, renaming);
    LabelledData data = checked.data();
    try (Results results = new Results(terminal)) {
      checked.problems().forEach(problem -> results.line("%s", Plain.line(problem)));
      results.line(
          "%s: %d labelled rows in order, %d problems",
          Plain.line(data.name()), data.paragraphs().size(), checked.problems().size());
      results.line(
          "labels  %s",
          LabelledData.labelCounts(data.paragraphs()).entrySet().stream()
              .map(entry -> entry.getValue() + " " + Plain.line(entry.getKey()))
              .collect(Collectors.joining(", ")));
      results.line(
          "groups  %d%s",
          data.groupCount(), data.grouped() ? "" : " (no group column: each row is its own group)");
      results.line("targets %s", Plain.few(data.targets()));
    }
    return checked.problems().isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }
}
