package io.stanchion.app;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Columns;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.ParagraphBreak;
import io.stanchion.dataset.reader.ReadOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      "  stanchion classify test.csv --model my.stance --out ours.csv --also semeval:official.txt",
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
    JSONL,
    /** What the scorer of SemEval-2016 task 6 reads. */
    SEMEVAL
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
      description =
          "text, csv, jsonl or semeval (SemEval-2016 task 6). Default: text on a terminal, else"
              + " csv.")
  private Optional<OutputFormat> format = Optional.empty();

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
    Models read = model.readAll();
    read.all().forEach(treatment::check);
    Path rejectsFile =
        rejects.orElseGet(
            () ->
                out.map(file -> file.resolveSibling(file.getFileName() + ".rejects.csv"))
                    .orElse(Path.of("stanchion-rejects.csv")));
    PrintWriter err = spec.commandLine().getErr();
    found.passedOver().forEach(file -> err.println("passed over " + Plain.line(file)));
    LongAdder changed = new LongAdder();
    try (RejectsFile rejected = new RejectsFile(rejectsFile);
        Outputs outputs = new Outputs(files(found.inputs()))) {
      open(outputs, read.labels(), changed);
      Classification counts = classify(found.inputs(), read, rejected, outputs);
      outputs.commit();
      rejected.commit();
      counts.summary(rejectsFile).forEach(err::println);
      if (changed.sum() > 0) {
        err.println("semeval: tabs or line ends became blanks in " + changed.sum() + " fields");
      }
      return counts.exitCode();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  private boolean watched() {
    return out.isEmpty() && terminal.resultsWatched();
  }

  private void open(Outputs outputs, List<String> labels, LongAdder changed) throws IOException {
    OutputStream stream = out.map(outputs::open).orElse(terminal.results());
    OutputFormat usual = watched() ? OutputFormat.TEXT : OutputFormat.CSV;
    outputs.add(rows(format.orElse(usual), stream, labels, changed));
    for (String one : also) {
      OutputFormat other = formatOf(one);
      Path file = Path.of(one.substring(one.indexOf(':') + 1));
      outputs.add(rows(other, outputs.open(file), labels, changed));
    }
  }

  private static List<Path> files(List<Input> inputs) {
    return inputs.stream()
        .map(Input::name)
        .filter(name -> !name.equals("-"))
        .map(Path::of)
        .toList();
  }

  private OutputFormat formatOf(String output) {
    int colon = output.indexOf(':');
    String name = output.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT);
    return Arrays.stream(OutputFormat.values())
        .filter(one -> one.name().equals(name) && colon + 1 < output.length())
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--also '"
                        + output
                        + "' is not FORMAT:FILE, such as semeval:official.txt; the formats are"
                        + " text, csv, jsonl and semeval"));
  }

  private Classification classify(
      List<Input> found, Models read, RejectsFile rejected, Outputs outputs) {
    ArticleReader reader =
        new ArticleReader(
            new ReadOptions(
                inputFormat,
                encoding,
                paragraphs,
                delimiter,
                new Columns(textColumn, "label", Optional.empty(), targetColumn)));
    try (Progress progress =
            watched()
                ? Progress.none()
                : Progress.ofBytes(terminal, "reading", CountedInput.size(found));
        Classification classification =
            new Classification(read, outputs, rejected, treatment, threads)) {
      found.forEach(input -> reader.read(CountedInput.of(input, progress), classification));
      classification.finish();
      return classification;
    }
  }

  private RowOutput rows(
      OutputFormat chosen, OutputStream stream, List<String> labels, LongAdder changed)
      throws IOException {
    return switch (chosen) {
      case CSV -> {
        CsvSink.writeHeader(stream, labels, treatment.hasSets());
        yield RowOutput.ofBytes(stream, to -> new CsvSink(to, labels, treatment.hasSets()));
      }
      case JSONL ->
          RowOutput.ofBytes(stream, to -> new JsonlSink(utf8(to), labels, treatment.hasSets()));
      case SEMEVAL -> {
        SemEvalSink.writeHeader(stream, labels);
        yield RowOutput.ofBytes(stream, to -> new SemEvalSink(to, changed));
      }
      case TEXT -> RowOutput.oneByOne(stream, to -> new TextSink(utf8(to), labels, terminal));
    };
  }

  private static Writer utf8(OutputStream stream) {
    return new OutputStreamWriter(stream, StandardCharsets.UTF_8);
  }
}
