package io.stanchion.app.command;

import io.stanchion.app.print.ModelSummary;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.BundledModel;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.Range;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the contents of a model file. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows a model's labels, training data, features and strongest n-grams.",
    footer =
        """

        Examples:
          stanchion inspect my.stance
          stanchion inspect my.stance --top 30\
        """)
final class InspectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..1",
      description = "The model. Default: the bundled one.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Features to show for each label. Default: ${DEFAULT-VALUE}.")
  private int top = 10;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Range.from("--top", 0, top);
    StanceModel read = model.map(ModelFile::read).orElseGet(() -> BundledModel.read(Speed.BEST));
    try (Results results = new Results(terminal)) {
      ModelSummary.print(read, results);
      for (String label : read.labels()) {
        results.line("").line("strongest for %s", Plain.line(label));
        read.strongest(label, top)
            .forEach(
                feature ->
                    results.line(
                        "  %s  %s",
                        Digits.PLAIN.signed(feature.weight()),
                        Plain.line(feature.name()).replace(' ', '␣')));
      }
    }
    return ExitCode.DONE;
  }
}
