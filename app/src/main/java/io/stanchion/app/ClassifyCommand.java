package io.stanchion.app;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Columns;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.ParagraphBreak;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

  @Mixin private Treatment treatment = new Treatment();

  @Option(names = "--target-column", paramLabel = "NAME", description = "Default: target.")
  private Optional<String> targetColumn = Optional.empty();

  @Option(names = "--text-column", paramLabel = "NAME", description = "Default: text.")
  private String textColumn = "text";

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description =
          "text, markdown, html, csv, jsonl or semeval. Default: by the file's name and header.")
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
    if (threads < 1) {
      throw new DataException("--threads starts at 1, got " + threads);
    }
    Input.Found found = Input.find(inputs);
    StanceModel read = model.read();
    treatment.check(read);
    Path rejectsFile =
        rejects.orElseGet(
            () ->
                out.map(file -> file.resolveSibling(file.getFileName() + ".rejects.csv"))
                    .orElse(Path.of("stanchion-rejects.csv")));
    PrintWriter err = spec.commandLine().getErr();
    found.passedOver().forEach(file -> err.println("passed over " + Plain.line(file)));
    try (RejectsFile rejected = new RejectsFile(rejectsFile)) {
      Classification counts = classify(found.inputs(), read, rejected);
      rejected.commit();
      counts.summary(rejectsFile).forEach(err::println);
      return counts.exitCode();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  private Classification classify(List<Input> found, StanceModel read, RejectsFile rejected)
      throws IOException {
    if (out.isEmpty()) {
      return classify(found, read, rejected, terminal.results());
    }
    for (Input input : found) {
      if (Path.of(input.name()).toAbsolutePath().equals(out.get().toAbsolutePath())) {
        throw new DataException(out.get() + ": is an input; name another file for the output");
      }
    }
    try (AtomicOutput file = AtomicOutput.create(out.get())) {
      Classification counts = classify(found, read, rejected, file.stream());
      file.commit();
      return counts;
    }
  }

  private Classification classify(
      List<Input> found, StanceModel read, RejectsFile rejected, OutputStream stream)
      throws IOException {
    boolean watched = out.isEmpty() && terminal.resultsWatched();
    OutputFormat chosen = format.orElse(watched ? OutputFormat.TEXT : OutputFormat.CSV);
    ArticleReader reader =
        new ArticleReader(
            new ReadOptions(
                inputFormat,
                encoding,
                paragraphs,
                delimiter,
                new Columns(textColumn, "label", Optional.empty(), targetColumn)));
    RowOutput rows = rows(chosen, stream, read);
    try (Progress progress =
            watched
                ? Progress.none()
                : Progress.ofBytes(terminal, "reading", CountedInput.size(found));
        Classification classification =
            new Classification(read, rows, rejected, treatment, threads)) {
      found.forEach(input -> reader.read(CountedInput.of(input, progress), classification));
      classification.finish();
      rows.finish();
      return classification;
    }
  }

  private RowOutput rows(OutputFormat chosen, OutputStream stream, StanceModel read)
      throws IOException {
    List<String> labels = read.labels();
    return switch (chosen) {
      case CSV -> {
        CsvSink.writeHeader(stream, labels, treatment.hasSets());
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
