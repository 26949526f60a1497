package io.stanchion.app.option;

import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.option.OptionText;
import io.stanchion.classify.output.RowFormat;
import io.stanchion.classify.run.KeptColumns;
import io.stanchion.classify.run.OutputFiles;
import io.stanchion.classify.run.OutputNames;
import io.stanchion.classify.run.RejectsAllowed;
import io.stanchion.classify.run.RowFile;
import io.stanchion.classify.run.SummaryFile;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Range;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.ReadOptions;
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

/** Options of the output of {@code classify}: files, formats, and whether to resume. */
public final class OutputOptions {
  private static final long NEVER = -1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The file of rows, which appears when it is complete. Default: -, for standard output.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text, csv, jsonl or semeval (SemEval-2016 task 6). Default: by the ending of --out"
              + " (.csv, .jsonl or .txt, each also with .gz); text on a terminal, else csv.")
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
          "The file of records that cannot be read, with the reason. Default: OUT.rejects.csv, or"
              + " stanchion-rejects.csv.")
  private Optional<Path> rejects = Optional.empty();

  @Option(
      names = "--dropped",
      paramLabel = "FILE",
      description =
          "List the blocks of text of pages that are no article text, such as menus, as CSV, each"
              + " with the reason.")
  private Optional<Path> dropped = Optional.empty();

  @Option(
      names = "--keep-columns",
      paramLabel = "NAME,…",
      description =
          "The columns of rows and pages that the rows keep, in this order; none for none. Default:"
              + " all, for which each file is looked at first.")
  private String keepColumns = KeptColumns.ALL;

  @Option(names = "--max-rejects", paramLabel = "N|P%", description = OptionText.MAX_REJECTS)
  private Optional<String> maxRejects = Optional.empty();

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write counts, settings and digests as JSON, for machines and for 'verify'.")
  private Optional<Path> summary = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "Continue where a run with this --out was stopped; if there was none, begin. The result"
              + " is the same, byte for byte. Not with --also, --dropped or .gz.")
  private boolean resume;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      description = "Seconds between checkpoints for --resume. Default: ${DEFAULT-VALUE}.")
  private long checkpointSeconds = 10;

  /**
   * Checks the options.
   *
   * @throws DataException If one is out of range, or they do not go together.
   */
  public void check() {
    Range.from("--checkpoint-every", 0, checkpointSeconds);
    rejectsAllowed();
    others();
    if (format.isEmpty()) {
      file().ifPresent(file -> RowFormat.of(file.toString()));
    }
    if (dropped.filter(file -> file.toString().equals("-")).isPresent()) {
      throw new DataException("--dropped needs a file; - is standard output, which takes rows");
    }
    if (resume) {
      checkResume();
    }
  }

  private void checkResume() {
    if (file().isEmpty()) {
      throw new DataException("--resume needs --out: what went to standard output is not known");
    }
    if (!also.isEmpty()) {
      throw new DataException(
          "--resume cannot continue the files of --also; run it without --resume to start again, or"
              + " without --also");
    }
    if (dropped.isPresent()) {
      throw new DataException(
          "--resume cannot continue the file of --dropped; run it without --resume to start again,"
              + " or without --dropped");
    }
    if (isPacked()) {
      throw new DataException(
          "--resume cannot continue a packed file; run it without --resume to start again, or name"
              + " --out without .gz");
    }
  }

  /**
   * Checks that the outputs are apart from the inputs and from each other, and can be written.
   *
   * @param inputs The names of what is read.
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

  /** Lists the files that were asked for: no file of rejects that may never be needed. */
  private List<Path> named() {
    Optional<Path> asked = file().isPresent() ? Optional.of(rejectsFile()) : rejects;
    return Stream.concat(
            Stream.of(file(), asked, dropped, summary).flatMap(Optional::stream),
            others().stream().map(RowFile::file))
        .toList();
  }

  /** Returns the file of rows; empty for standard output. */
  private Optional<Path> file() {
    return out.filter(name -> !name.toString().equals("-"));
  }

  /**
   * Returns the format of the main output.
   *
   * @param terminal The terminal.
   * @return The format that was asked for, or the usual one.
   */
  public RowFormat format(Terminal terminal) {
    return format
        .or(() -> file().flatMap(file -> RowFormat.of(file.toString())))
        .orElse(isWatched(terminal) ? RowFormat.TEXT : RowFormat.CSV);
  }

  private boolean isPacked() {
    return file().filter(OutputFiles::isPacked).isPresent();
  }

  /**
   * Looks at the inputs for the columns that rows keep.
   *
   * @param inputs The inputs.
   * @param options How to read them.
   * @return The columns.
   * @throws DataException If a column was named that no input has.
   */
  public KeptColumns kept(List<Input> inputs, ReadOptions options) {
    return KeptColumns.of(keepColumns, inputs, options);
  }

  /**
   * Returns the list of blocks that are left out.
   *
   * @return The file, if there is to be one.
   */
  public Optional<Path> droppedFile() {
    return dropped;
  }

  /**
   * Returns whether a person watches the rows.
   *
   * @param terminal The terminal.
   * @return True if rows go to it.
   */
  public boolean isWatched(Terminal terminal) {
    return file().isEmpty() && terminal.resultsWatched();
  }

  /**
   * Lists the files of {@code --also}.
   *
   * @return The files, with their formats.
   * @throws DataException If one is not of the form {@code FORMAT:FILE}.
   */
  public List<RowFile> others() {
    return also.stream().map(RowFile::of).toList();
  }

  /**
   * Returns the file of rejects.
   *
   * @return The file, which appears if there are any.
   */
  public Path rejectsFile() {
    return rejects.orElseGet(
        () ->
            file()
                .map(file -> file.resolveSibling(file.getFileName() + ".rejects.csv"))
                .orElse(Path.of("stanchion-rejects.csv")));
  }

  /**
   * Returns the number of records that may be rejected.
   *
   * @return The number or share; empty for none.
   * @throws DataException If it is neither.
   */
  public Optional<RejectsAllowed> rejectsAllowed() {
    return maxRejects.map(RejectsAllowed::new);
  }

  /**
   * Begins the summary, if there is to be one.
   *
   * @param settings Everything that the output depends on, by name.
   * @param terminal The terminal.
   * @return The summary.
   */
  public Optional<SummaryFile> summary(Map<String, String> settings, Terminal terminal) {
    List<RowFile> rows =
        Stream.concat(
                file().map(file -> new RowFile(format(terminal), file)).stream(), others().stream())
            .toList();
    return summary.map(file -> new SummaryFile(file, settings, rows));
  }

  /**
   * Returns the time between checkpoints.
   *
   * @param terminal The terminal.
   * @return Seconds; negative disables checkpoints.
   */
  public long checkpointSeconds(Terminal terminal) {
    // Text for a person cannot be resumed: what it says of an article depends on the rows before.
    boolean never = !also.isEmpty() || isPacked() || format(terminal) == RowFormat.TEXT;
    return never ? NEVER : checkpointSeconds;
  }

  /**
   * Lists the options that the bytes of the output depend on.
   *
   * @param terminal The terminal.
   * @return Their values, by name.
   */
  public Map<String, String> settings(Terminal terminal) {
    return Map.of(
        "--format",
        format(terminal).name(),
        "--also",
        String.join("\n", also),
        "--rejects",
        rejectsFile().toString());
  }

  /**
   * Opens the files, and resumes those of an earlier run if that is asked for.
   *
   * @param settings Everything that the output depends on, by name.
   * @param terminal The terminal.
   * @param messages Takes a line that says whether an earlier run is resumed.
   * @return The files.
   * @throws IOException If one cannot be opened.
   * @throws DataException If one cannot be written, or the earlier run had other settings.
   */
  public OutputFiles open(Map<String, String> settings, Terminal terminal, PrintWriter messages)
      throws IOException {
    if (file().isEmpty()) {
      boolean rows = format(terminal) != RowFormat.TEXT;
      return OutputFiles.streaming(
          rows ? terminal.plainResults() : terminal.results(), rejectsFile());
    }
    Path file = file().get();
    return resume
        ? OutputFiles.resume(file, rejectsFile(), settings, messages)
        : OutputFiles.create(file, rejectsFile());
  }
}
