package io.stanchion.finetune;

import ai.djl.engine.Engine;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.Failure;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Range;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.encoders.EncoderParts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that trains an encoder further, on pairs of target and text. */
@Command(
    name = "stanchion finetune",
    versionProvider = Usage.Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Trains a sentence encoder to read a text against its target, on labelled pairs. The result"
            + " is an encoder for 'train', 'crossval' and 'frontier' (as FILE:pair) that also"
            + " predicts stances by itself (see 'stanchion predict').")
public final class FinetuneCommand implements Callable<Integer> {
  private static final int PROBLEMS_SHOWN = 20;
  private static final long NANOS_A_SECOND = 1_000_000_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PAIRS", arity = "1..*", description = "CSV with a header.")
  private List<String> files = List.of();

  @Option(
      names = "--encoder",
      paramLabel = "NAME|FILE",
      required = true,
      description = "The BERT encoder to begin with. One with weights of bytes gives one of bytes.")
  private String encoder = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file of the trained encoder; its name ends in .onnx.")
  private Path out = Path.of("");

  @Option(
      names = "--int8",
      paramLabel = "NAME|FILE",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Also write FILE-q.onnx, with weights of 8 bits, in the form of this encoder. Default:"
              + " the one of --encoder, with -q added to its name.")
  private Optional<String> int8 = Optional.empty();

  @Mixin private PairMixin pairMixin = new PairMixin();

  @Mixin private ScheduleMixin scheduleMixin = new ScheduleMixin();

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "Default: one for each processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--resume",
      description = "Continue from FILE.checkpoint, if it is there; begin otherwise.")
  private boolean resume;

  @Option(
      names = "--checkpoint-seconds",
      paramLabel = "N",
      description = "Seconds between checkpoints, in FILE.checkpoint. Default: ${DEFAULT-VALUE}.")
  private long checkpointSeconds = 300;

  private FinetuneCommand() {}

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param arguments The command line.
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    int exitCode =
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            List.of(arguments));
    System.exit(exitCode);
  }

  /**
   * Runs the command inside another program.
   *
   * @param out Takes results.
   * @param err Takes messages.
   * @param arguments The command line.
   * @return The exit code.
   */
  public static int run(PrintWriter out, PrintWriter err, List<String> arguments) {
    return Usage.configured(new CommandLine(new FinetuneCommand()))
        .setExecutionExceptionHandler((e, failed, parsed) -> Failure.report(e, failed.getErr()))
        .setOut(out)
        .setErr(err)
        .execute(arguments.toArray(String[]::new));
  }

  @Override
  public Integer call() throws IOException {
    Range.from("--threads", 1, threads);
    Range.from("--checkpoint-seconds", 0, checkpointSeconds);
    PairOptions pairs = pairMixin.options(seed);
    Schedule schedule = scheduleMixin.schedule(seed);
    OutputFolder folder = new OutputFolder(out);
    folder.requireApart(Stream.concat(files.stream(), Stream.of(encoder)).toList());
    EncoderParts parts = EncoderParts.open(encoder);
    OnnxGraph graph = OnnxGraph.of(parts.onnx(), parts.name());
    BertWeights weights = graph.bert();
    if (int8.isPresent() && graph.hasBytes()) {
      throw DataException.at(encoder, "has weights of bytes, and so will " + out + "; omit --int8");
    }
    Optional<OnnxGraph> template = int8.map(this::template);
    PairSet set = PairSet.read(files, pairs, parts);
    report(set);
    Training.Start start =
        new Training.Start(
            weights,
            StanceHead.start(
                graph, weights.hidden(), set.labels(), pairs.offTargetCountsAs(), seed),
            parts.takesFirst());
    String of = Checkpoint.fingerprint(set.sources(), pairs, schedule, digest(parts));
    Engine engine = Torch.engine(threads);
    try (Training training = new Training(engine, start, set, schedule)) {
      if (resume && Files.exists(folder.checkpoint())) {
        training.resume(Checkpoint.read(folder.checkpoint(), of));
      }
      train(training, folder.checkpoint(), of);
      Outcome outcome = Outcome.of(training, set);
      write(outcome, folder, parts, pairs, graph, template);
      Card card = new Card(parts.name(), digest(parts), set, schedule, pairs, outcome);
      OutputFolder.write(folder.card(), card.text().getBytes(StandardCharsets.UTF_8));
      Files.deleteIfExists(folder.checkpoint());
      card.summary().stream().map(Plain::line).forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().println("written to  " + Plain.line(out.toString()));
    }
    return set.problems().isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }

  private OnnxGraph template(String name) {
    String quantised = encoder.replaceFirst("(\\.onnx)?$", "-q$1");
    EncoderParts parts = EncoderParts.open(name.isEmpty() ? quantised : name);
    return OnnxGraph.of(parts.onnx(), parts.name());
  }

  private static String digest(EncoderParts parts) {
    return Sha256.hex(parts.onnx());
  }

  private void report(PairSet set) {
    PrintWriter err = spec.commandLine().getErr();
    set.problems().stream().limit(PROBLEMS_SHOWN).map(Plain::line).forEach(err::println);
    if (!set.problems().isEmpty()) {
      err.println("stanchion: " + set.problems().size() + " rows rejected, the others are used");
    }
    if (set.heldOut().isEmpty() || set.training().isEmpty()) {
      throw new DataException(
          files + ": too few targets to hold some out; expected at least two groups in a file");
    }
    set.sources().stream()
        .filter(source -> source.licence().isEmpty())
        .forEach(
            source ->
                err.println(
                    "stanchion: the terms of "
                        + Plain.line(source.file())
                        + " are not stated (--licence); do not publish the result"));
  }

  private void train(Training training, Path checkpoint, String of) throws IOException {
    long[] written = {System.nanoTime()};
    try (StepsBar bar = new StepsBar(training)) {
      while (!training.isDone()) {
        int before = training.progression().epochs().size();
        training.epoch(
            loss -> {
              bar.show(training, loss);
              if (System.nanoTime() - written[0] >= checkpointSeconds * NANOS_A_SECOND) {
                training.checkpoint().write(checkpoint, of);
                written[0] = System.nanoTime();
              }
              return true;
            });
        List<Progression.Epoch> done = training.progression().epochs();
        done.subList(before, done.size())
            .forEach(epoch -> spec.commandLine().getErr().println(line(done.size(), epoch)));
      }
    }
  }

  private static String line(int number, Progression.Epoch epoch) {
    return String.format(
        Locale.ROOT,
        "epoch %d: log-loss %.4f, on held-out targets %.4f, right there %.3f",
        number,
        epoch.trainingLoss(),
        epoch.heldOutLoss(),
        epoch.accuracy());
  }

  private void write(
      Outcome outcome,
      OutputFolder folder,
      EncoderParts parts,
      PairOptions pairs,
      OnnxGraph graph,
      Optional<OnnxGraph> template) {
    TrainedEncoder trained = outcome.encoder(pairs, parts.takesFirst());
    template.ifPresent(
        bytes -> folder.write(folder.bytes(), trained.onnx(bytes), parts, pairs.window()));
    folder.write(folder.floats(), trained.onnx(graph), parts, pairs.window());
  }
}
