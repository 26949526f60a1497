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
      "",
      "Examples:",
      "  stanchion classify article.html",
      "  stanchion classify news/ --out stances.csv",
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

  @Option(names = "--boilerplate", description = "Classify boilerplate too.")
  private boolean boilerplate;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "The target of paragraphs that do not name one.")
  private String target = "";

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

  ClassifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Input.Found found = Input.find(inputs);
    StanceModel read = model.read();
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
      try (Writer writer = terminal.out()) {
        return classify(found, read, rejected, writer);
      }
    }
    for (Input input : found) {
      if (Path.of(input.name()).toAbsolutePath().equals(out.get().toAbsolutePath())) {
        throw new DataException(out.get() + ": is an input; name another file for the output");
      }
    }
    try (AtomicOutput file = AtomicOutput.create(out.get())) {
      Writer writer = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
      Classification counts = classify(found, read, rejected, writer);
      writer.flush();
      file.commit();
      return counts;
    }
  }

  private Classification classify(
      List<Input> found, StanceModel read, RejectsFile rejected, Writer writer) throws IOException {
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
    try (Progress progress = watched ? Progress.none() : new Progress(terminal, "paragraphs", -1);
        RowSink rows = rows(chosen, writer, read)) {
      Classification classification =
          new Classification(read, rows, rejected, boilerplate, target, progress);
      found.forEach(input -> reader.read(input, classification));
      return classification;
    }
  }

  private RowSink rows(OutputFormat chosen, Writer writer, StanceModel read) throws IOException {
    return switch (chosen) {
      case CSV -> new CsvSink(writer, read.labels());
      case JSONL -> new JsonlSink(writer, read.labels());
      case TEXT -> new TextSink(writer, read.labels(), terminal);
    };
  }
}
