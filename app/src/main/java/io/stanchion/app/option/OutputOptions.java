package io.stanchion.app.option;

import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.output.RowFormat;
import io.stanchion.classify.run.AlsoOutput;
import io.stanchion.classify.run.Checkpoint;
import io.stanchion.classify.run.OutputFiles;
import io.stanchion.classify.run.OutputNames;
import io.stanchion.classify.run.RejectsAllowed;
import io.stanchion.classify.run.SummaryFile;
import io.stanchion.classify.run.Tally;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where rows and rejects go, in which form, and whether that goes on with an earlier run. */
public final class OutputOptions {
  private static final long NEVER = -1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to; the file appears when it is complete. Default: -, for standard output.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text, csv, jsonl or semeval (SemEval-2016 task 6). Default: text on a terminal, else"
              + " csv.")
  private Optional<RowFormat> format = Optional.empty();

  @Option(
      names = "--also",
      paramLabel = "FORMAT:FILE",
      description = "Write the same rows to FILE in another format too. May be given again.")
  private List<String> also = List.of();

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Where records go that cannot be read, with the reason. Default: OUT.rejects.csv, or"
              + " stanchion-rejects.csv.")
  private Optional<Path> rejects = Optional.empty();

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%",
      description =
          "Let so many records be rejected; more give exit code 1. Default: any reject does. A row"
              + " without a model always does.")
  private Optional<String> maxRejects = Optional.empty();

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write counts, settings and digests as JSON, for machines and for 'verify'.")
  private Optional<Path> summary = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "Go on where a run with this --out was stopped; without such a run, begin. The result is"
              + " the same, byte for byte. Not with --also.")
  private boolean resume;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      description = "How often to save the state for --resume. Default: ${DEFAULT-VALUE}.")
  private long checkpointSeconds = 10;

  /**
   * Checks the options.
   *
   * @throws DataException If one is out of range, or they do not go together.
   */
  public void check() {
    if (checkpointSeconds < 0) {
      throw new DataException("--checkpoint-every starts at 0, got " + checkpointSeconds);
    }
    maxRejects.ifPresent(RejectsAllowed::new);
    others();
    if (resume && file().isEmpty()) {
      throw new DataException("--resume needs --out: what went to standard output is not known");
    }
    if (resume && !also.isEmpty()) {
      throw new DataException(
          "--resume cannot go on with the files of --also; run it without --resume to start again,"
              + " or without --also");
    }
  }

  /**
   * Keeps the outputs off the inputs and off each other, and finds out whether they can be written.
   *
   * @throws DataException If one is read or written twice, or cannot be written.
   */
  public void checkNames(List<String> inputs) {
    List<Path> files = new ArrayList<>(named());
    if (file().isEmpty()) {
      OutputNames.standardOutput().forEach(files::add);
    }
    if (!files.contains(rejectsFile())) {
      files.add(rejectsFile());
    }
    OutputNames.check(files, inputs);
    named().forEach(AtomicOutput::requireWritable);
  }

  /** The files that somebody asked for: not one for rejects that may never come. */
  private List<Path> named() {
    Optional<Path> asked = file().isPresent() ? Optional.of(rejectsFile()) : rejects;
    return Stream.concat(
            Stream.of(file(), asked, summary).flatMap(Optional::stream),
            others().stream().map(AlsoOutput::file))
        .toList();
  }

  /** Where rows go; nowhere for standard output. */
  private Optional<Path> file() {
    return out.filter(name -> !name.toString().equals("-"));
  }

  public RowFormat format(Terminal terminal) {
    return format.orElse(isWatched(terminal) ? RowFormat.TEXT : RowFormat.CSV);
  }

  /** Tells whether somebody sees the rows come. */
  public boolean isWatched(Terminal terminal) {
    return file().isEmpty() && terminal.resultsWatched();
  }

  public List<AlsoOutput> others() {
    return also.stream().map(AlsoOutput::of).toList();
  }

  public Path rejectsFile() {
    return rejects.orElseGet(
        () ->
            file()
                .map(file -> file.resolveSibling(file.getFileName() + ".rejects.csv"))
                .orElse(Path.of("stanchion-rejects.csv")));
  }

  public Optional<SummaryFile> summary(Map<String, String> settings, Terminal terminal) {
    List<SummaryFile.Output> rows =
        Stream.concat(
                file().map(file -> new AlsoOutput(format(terminal), file)).stream(),
                others().stream())
            .map(one -> SummaryFile.Output.ofRows(one.format(), one.file()))
            .toList();
    return summary.map(file -> new SummaryFile(file, settings, rows));
  }

  /** How often to put down how far the run has come, in seconds; negative for never. */
  public long checkpointSeconds(Terminal terminal) {
    // What text for a person says of an article depends on the rows before.
    boolean never = !also.isEmpty() || format(terminal) == RowFormat.TEXT;
    return never ? NEVER : checkpointSeconds;
  }

  /** What of this the bytes of the output depend on. */
  public Map<String, String> settings(Terminal terminal) {
    return Map.of(
        "--format",
        format(terminal).name(),
        "--also",
        String.join("\n", also),
        "--rejects",
        rejectsFile().toString());
  }

  /** Opens the files, where an earlier run left them if that is asked for. */
  public OutputFiles open(Map<String, String> settings, Terminal terminal, PrintWriter messages)
      throws IOException {
    if (file().isEmpty()) {
      boolean rows = format(terminal) != RowFormat.TEXT;
      return OutputFiles.streaming(
          rows ? terminal.plainResults() : terminal.results(), rejectsFile());
    }
    Path file = file().get();
    Optional<Checkpoint> checkpoint = resume ? Checkpoint.find(file, settings) : Optional.empty();
    if (checkpoint.isPresent() && !OutputFiles.isKept(checkpoint.get(), file, rejectsFile())) {
      checkpoint = Optional.empty();
    }
    if (resume) {
      messages.println(
          checkpoint.isEmpty()
              ? "nothing to go on from; starting at the beginning"
              : "going on after " + checkpoint.get().records() + " records");
    }
    return OutputFiles.open(file, rejectsFile(), checkpoint);
  }

  /** Says what a run came to, with a message where that is less than was asked for. */
  public int exitCode(Tally tally, PrintWriter messages) {
    Optional<String> failure =
        maxRejects.map(RejectsAllowed::new).flatMap(allowed -> allowed.failure(tally));
    failure.ifPresent(messages::println);
    if (tally.isNothingReadable()) {
      return ExitCode.UNUSABLE;
    }
    boolean tooMany = maxRejects.isPresent() ? failure.isPresent() : tally.rejected() > 0;
    return tooMany || tally.withoutModel() > 0 ? ExitCode.REJECTED : ExitCode.DONE;
  }
}
