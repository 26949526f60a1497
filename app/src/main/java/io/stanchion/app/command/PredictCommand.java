package io.stanchion.app.command;

import io.stanchion.app.option.ArticleOptions;
import io.stanchion.app.option.Renaming;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.output.Probability;
import io.stanchion.classify.run.OutputNames;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.CsvWriter;
import io.stanchion.dataset.writer.OutputException;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.encoders.StanceReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predicts stances with a fine-tuned encoder. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Predicts stances with a fine-tuned encoder alone, without labels for the target. Writes a"
            + " file of predictions for 'evaluate' and 'compare'.",
    footer =
        """

        The labels are those that the encoder was trained on, unless --rename gives them other \
        names. Every text needs a target: from its column, or from --target.

        Examples:
          stanchion predict pairs.csv --encoder stance.onnx --out predictions.csv
          stanchion predict news.csv --encoder stance.onnx --target 'a ban on Huawei' \\
              --rename FAVOR=pro-ban --rename AGAINST=anti-ban --rename NONE=neutral
          stanchion evaluate labels.csv --predictions predictions.csv
        """)
final class PredictCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "INPUT", description = "Any input that 'classify' reads; mostly CSV.")
  private String input = "";

  @Option(
      names = "--encoder",
      paramLabel = "FILE",
      required = true,
      description = "An encoder that 'stanchion finetune' wrote.")
  private String encoder = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The predictions. Default: standard output.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "The target of texts that do not name one.")
  private String target = "";

  @Mixin private Renaming renaming = new Renaming();

  @Mixin private ArticleOptions articles = new ArticleOptions();

  PredictCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OutputNames.check(out.stream().toList(), List.of(input));
    StanceReader reader = StanceReader.open(encoder);
    try {
      if (out.isEmpty()) {
        return write(reader, terminal.plainResults());
      }
      int[] exitCode = {ExitCode.DONE};
      AtomicOutput.write(out.get(), file -> exitCode[0] = write(reader, file));
      return exitCode[0];
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  private int write(StanceReader reader, OutputStream to) throws IOException {
    Rows rows = new Rows(reader, to);
    rows.header();
    try (Progress progress = new Progress(terminal, "texts", -1)) {
      new ArticleReader(articles.reading())
          .read(
              Input.of(input),
              entry -> {
                rows.add(entry);
                progress.step();
              });
    }
    to.flush();
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        "stanchion: "
            + (rows.written + rows.rejected)
            + " in = "
            + rows.written
            + " out + "
            + rows.rejected
            + " rejected");
    return rows.rejected == 0 ? ExitCode.DONE : ExitCode.REJECTED;
  }

  /** The predictions on their way to the output. */
  private final class Rows {
    private final StanceReader reader;
    private final CsvWriter csv;
    private final List<String> labels;
    private long written;
    private long rejected;

    Rows(StanceReader reader, OutputStream to) {
      this.reader = reader;
      this.csv = CsvWriter.guarded(to);
      this.labels = renaming.of(reader.labels());
    }

    void header() throws IOException {
      csv.field("id").field("label");
      labels.forEach(label -> csv.field("p_" + label));
      csv.end();
    }

    void add(Entry entry) {
      if (entry instanceof Entry.Rejected one) {
        reject(one.message());
      } else if (entry instanceof Entry.Read read) {
        Paragraph unit = read.paragraph();
        String about = unit.target().isEmpty() ? target : unit.target();
        if (about.isEmpty()) {
          reject(input + ": '" + unit.id() + "' has no target; give it one, or --target");
        } else {
          add(unit.id(), reader.read(about, unit.text()));
        }
      }
    }

    private void reject(String message) {
      rejected++;
      spec.commandLine().getErr().println(Plain.line(message));
    }

    private void add(String id, double[] probabilities) {
      int best = 0;
      for (int i = 1; i < probabilities.length; i++) {
        best = probabilities[i] > probabilities[best] ? i : best;
      }
      csv.field(id).field(labels.get(best));
      for (double probability : probabilities) {
        csv.field(Probability.digits(probability));
      }
      try {
        csv.end();
        written++;
      } catch (IOException e) {
        throw new OutputException(e);
      }
    }
  }
}
