package io.stanchion.app;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Columns;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.ParagraphBreak;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Classifies articles. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Classifies every paragraph of articles.",
    footer = {
      "",
      "Reads .txt, .md, .html, .csv, .tsv and .jsonl, each also .gz; directories with such files;",
      "- is standard input. Rows and JSON objects need a field 'text'; 'id', 'article',",
      "'paragraph', 'kind' and 'target' are used where present.",
      "",
      "Every unit of input is a row of the output or of the rejects file. Boilerplate (bylines,",
      "credits, navigation) has status 'skipped'; --boilerplate has it classified. Status",
      "'no-known-features' and 'empty' mean that the label is no more than the model's prior.",
      "The confidence is calibrated on articles that the model had not seen.",
      "",
      "Examples:",
      "  stanchion classify article.html",
      "  stanchion classify news/ --out stances.csv",
      "  stanchion classify news/ --abstain-below 0.6 --prediction-sets 0.80",
      "  stanchion classify tweets.csv --text-column tweet --model my.stance --format jsonl",
      "  zcat feed.jsonl.gz | stanchion classify - --input-format jsonl > stances.csv"
    })
final class ClassifyCommand implements Callable<Integer> {
  /** The forms of output. */
  enum OutputFormat {
    /** For a person. */
    TEXT,
    /** RFC 4180. */
    CSV,
    /** A JSON object a line. */
    JSONL
  }

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files, directories, or -.")
  private List<String> inputs = List.of();

  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to; the file appears when it is complete. Default: standard output.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, csv or jsonl. Default: text on a terminal, else csv.")
  private Optional<OutputFormat> format = Optional.empty();

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
          "Fail (exit code 1) if more records are rejected, and only then. Default: any reject"
              + " gives exit code 1.")
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
              + " the same, byte for byte.")
  private boolean resume;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      description = "How often to save the state for --resume. Default: ${DEFAULT-VALUE}.")
  private long checkpointSeconds = 10;

  @Mixin private LimitOptions limits = new LimitOptions();

  @Mixin private Treatment treatment = new Treatment();

  @Option(names = "--target-column", paramLabel = "NAME", description = "Default: target.")
  private Optional<String> targetColumn = Optional.empty();

  @Option(names = "--text-column", paramLabel = "NAME", description = "Default: text.")
  private String textColumn = "text";

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description = "text, markdown, html, csv or jsonl. Default: by the file's name.")
  private Optional<Format> inputFormat = Optional.empty();

  @Option(
      names = "--paragraphs",
      paramLabel = "HOW",
      description =
          "Where a plain text's paragraphs end: line, blank_line or auto (blank lines if it looks"
              + " hard-wrapped). Default: auto.")
  private ParagraphBreak paragraphs = ParagraphBreak.AUTO;

  @Option(names = "--delimiter", paramLabel = "C", description = "Default: by the header.")
  private Optional<Character> delimiter = Optional.empty();

  @Option(names = "--encoding", paramLabel = "NAME", description = "Default: UTF-8.")
  private Charset encoding = StandardCharsets.UTF_8;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads score, beside one that reads and writes; with 1, one does all. The"
              + " output is the same. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  ClassifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    check();
    Input.Found found = Input.find(inputs);
    StanceModel read = model.read();
    treatment.check(read);
    List<String> names = new ArrayList<>(found.inputs().stream().map(Input::name).toList());
    model.file().ifPresent(file -> names.add(file.toString()));
    OutputNames.check(
        Stream.of(out, Optional.of(rejectsFile()), summary).flatMap(Optional::stream).toList(),
        names);
    PrintWriter err = spec.commandLine().getErr();
    found.passedOver().forEach(file -> err.println("passed over " + Plain.line(file)));
    try (OutputFiles files = files(settings(found.inputs()), err)) {
      Tally tally = run(found.inputs(), read, files);
      tally.lines(treatment.mayAbstain()).forEach(err::println);
      if (tally.rejected() > 0) {
        err.println("rejected records are in " + Plain.line(rejectsFile().toString()));
      }
      return exitCode(tally, err);
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  private void check() {
    if (threads < 1) {
      throw new DataException("--threads starts at 1, got " + threads);
    }
    if (checkpointSeconds < 0) {
      throw new DataException("--checkpoint-every starts at 0, got " + checkpointSeconds);
    }
    maxRejects.ifPresent(RejectsAllowed::new);
    if (resume && out.isEmpty()) {
      throw new DataException("--resume needs --out: what went to standard output is not known");
    }
  }

  private Path rejectsFile() {
    return rejects.orElseGet(
        () ->
            out.map(file -> file.resolveSibling(file.getFileName() + ".rejects.csv"))
                .orElse(Path.of("stanchion-rejects.csv")));
  }

  private OutputFormat format() {
    boolean watched = out.isEmpty() && terminal.resultsWatched();
    return format.orElse(watched ? OutputFormat.TEXT : OutputFormat.CSV);
  }

  private OutputFiles files(Map<String, String> settings, PrintWriter err) throws IOException {
    if (out.isEmpty()) {
      boolean shown = terminal.resultsWatched() && format() != OutputFormat.TEXT;
      return OutputFiles.streaming(
          shown ? new PlainStream(terminal.results()) : terminal.results(), rejectsFile());
    }
    Path file = out.get();
    Optional<Checkpoint> checkpoint = resume ? Checkpoint.find(file, settings) : Optional.empty();
    if (checkpoint.isPresent() && !OutputFiles.isKept(checkpoint.get(), file, rejectsFile())) {
      checkpoint = Optional.empty();
    }
    if (resume) {
      err.println(
          checkpoint.isEmpty()
              ? "nothing to go on from; starting at the beginning"
              : "going on after " + checkpoint.get().records() + " records");
    }
    return OutputFiles.open(file, rejectsFile(), checkpoint);
  }

  /** Everything that the bytes of the output depend on. */
  private Map<String, String> settings(List<Input> found) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("program", Stanchion.VERSION);
    settings.put("model", model.digest());
    settings.put("inputs", String.join("\n", found.stream().map(Input::name).toList()));
    settings.put("--format", format().name());
    settings.put("--rejects", rejectsFile().toString());
    settings.put("--input-format", inputFormat.map(Format::name).orElse(""));
    settings.put("--paragraphs", paragraphs.name());
    settings.put("--delimiter", delimiter.map(String::valueOf).orElse(""));
    settings.put("--encoding", encoding.name());
    settings.put("--text-column", textColumn);
    settings.put("--target-column", targetColumn.orElse(""));
    settings.put("limits", limits.limits().toString());
    settings.put("treatment", treatment.toString());
    return settings;
  }

  private int exitCode(Tally tally, PrintWriter err) {
    Optional<String> failure =
        maxRejects.map(RejectsAllowed::new).flatMap(allowed -> allowed.failure(tally));
    failure.ifPresent(err::println);
    if (tally.isNothingReadable()) {
      return Stanchion.UNUSABLE;
    }
    boolean failed = maxRejects.isPresent() ? failure.isPresent() : tally.rejected() > 0;
    return failed ? Stanchion.REJECTED : Stanchion.DONE;
  }

  private Tally run(List<Input> found, StanceModel read, OutputFiles files) throws IOException {
    OutputFormat chosen = format();
    ArticleReader reader =
        new ArticleReader(
            new ReadOptions(
                inputFormat,
                encoding,
                paragraphs,
                delimiter,
                new Columns(textColumn, "label", Optional.empty(), targetColumn),
                limits.limits()));
    Map<String, String> settings = settings(found);
    // What text for a person says of an article depends on the rows before.
    long every = chosen == OutputFormat.TEXT ? -1 : checkpointSeconds;
    RowOutput rows = rows(chosen, files, read);
    try (Progress progress =
        out.isEmpty() && terminal.resultsWatched()
            ? Progress.none()
            : Progress.ofBytes(terminal, "reading", CountedInput.size(found))) {
      return new ClassifyRun(
              new ClassifyRun.Job(read, treatment, threads, settings, every),
              files,
              rows,
              summary.map(file -> new SummaryFile(file, settings)),
              spec.commandLine().getErr())
          .run(found, reader, progress);
    }
  }

  private RowOutput rows(OutputFormat chosen, OutputFiles files, StanceModel read)
      throws IOException {
    OutputStream stream = files.stream();
    List<String> labels = read.labels();
    return switch (chosen) {
      case CSV -> {
        if (files.begun().isEmpty()) {
          CsvSink.writeHeader(stream, labels, treatment.hasSets());
        }
        yield RowOutput.ofBytes(stream, to -> new CsvSink(to, labels, treatment.hasSets()));
      }
      case JSONL ->
          RowOutput.ofBytes(stream, to -> new JsonlSink(utf8(to), labels, treatment.hasSets()));
      case TEXT -> RowOutput.oneByOne(stream, to -> new TextSink(utf8(to), labels, terminal));
    };
  }

  private static Writer utf8(OutputStream stream) {
    return new OutputStreamWriter(stream, StandardCharsets.UTF_8);
  }
}
