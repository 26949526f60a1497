package io.stanchion.app.command;

import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.run.OutputNames;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.encoders.Distillation;
import io.stanchion.encoders.StaticEncoder;
import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Distils an encoder. */
@Command(
    name = "distil",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a static encoder: a table of an encoder's vocabulary.",
      """
      A static encoder is plain Java and some hundred times as fast.\
      """
    },
    footer =
        """

        Examples:
          stanchion distil bge-small-en-v15-q --out static.encoder
          stanchion train labels.csv --features full+static.encoder --model my.stance\
        """)
final class DistilCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ENCODER", description = "The encoder's name, or its file.")
  private String encoder = "";

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
  private Path out = Path.of("");

  @Option(
      names = "--components",
      paramLabel = "N",
      description = "The length of the vectors. Default: ${DEFAULT-VALUE}.")
  private int components = Distillation.Settings.DEFAULT.dimension();

  DistilCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OutputNames.checkWritable(List.of(out), List.of(encoder));
    Encoder from = Encoders.open(encoder);
    Distillation.Settings settings =
        new Distillation.Settings(components, Distillation.Settings.DEFAULT.a(), List.of());
    StaticEncoder distilled;
    try (Progress progress = new Progress(terminal, "word pieces", Distillation.pieces(from))) {
      AtomicInteger before = new AtomicInteger();
      distilled =
          Distillation.distil(
              from, settings, done -> progress.stepBy(done - before.getAndSet(done)));
    }
    distilled.write(out);
    try (Results results = new Results(terminal)) {
      results.line("written to  %s", Plain.line(out.toString()));
    }
    return ExitCode.DONE;
  }
}
