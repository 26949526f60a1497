package io.stanchion.app.command;

import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.run.OutputNames;
import io.stanchion.dataset.news.NewsLabel;
import io.stanchion.dataset.news.NewsLabels;
import io.stanchion.dataset.news.Part;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.CsvWriter;
import io.stanchion.dataset.writer.OutputException;
import io.stanchion.dataset.writer.Plain;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the shipped labels of real news with their texts. */
@Command(
    name = "news",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Joins the shipped labels of real news with their texts.",
      """
      The texts belong to their publishers and are not shipped: a label holds the digest of its
      paragraph, which is looked for in the files of --texts.\
      """
    },
    footer =
        """

        Labels whose text is not found are counted, and make the exit code 1. No outlet is in both
        parts.

        Examples:
          stanchion news huawei --texts paragraphs.csv --part train --out train.csv
          stanchion news policies --texts a.csv b.csv --out policies.csv\
        """)
final class NewsCommand implements Callable<Integer> {
  private static final int SHOWN = 5;
  private static final List<String> HEADER =
      List.of(
          "id",
          "article",
          "paragraph",
          "target",
          "text",
          "label",
          "holder",
          "confidence",
          "part",
          "outlet",
          "date",
          "title",
          "url");

  /** The shipped sets of labels. */
  private enum Labels {
    HUAWEI,
    POLICIES;

    private List<NewsLabel> read() {
      return this == HUAWEI ? NewsLabels.huawei() : NewsLabels.policies();
    }

    @Override
    public String toString() {
      return lower(this);
    }
  }

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SET",
      description = "The labels: huawei (banning Huawei from 5G) or policies (26 other targets).")
  private Labels set = Labels.HUAWEI;

  @Option(
      names = "--texts",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "CSV with a column text, a paragraph a row, in any order.")
  private List<String> texts = List.of();

  @Option(
      names = "--part",
      paramLabel = "train|dev",
      description = "Writes one part only. Default: both.")
  private Optional<Part> part = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The CSV file to write. Default: standard output.")
  private Optional<Path> out = Optional.empty();

  NewsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OutputNames.checkWritable(out.stream().toList(), texts);
    List<NewsLabel> labels =
        set.read().stream().filter(one -> part.isEmpty() || part.get() == one.part()).toList();
    NewsLabels.Joined joined = NewsLabels.join(labels, texts.stream().map(Input::of).toList());
    if (!joined.found().isEmpty()) {
      write(joined.found());
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        "%d of %d labels have their text%s"
            .formatted(
                joined.found().size(),
                labels.size(),
                joined.found().isEmpty()
                    ? "; nothing is written"
                    : out.map(file -> "; written to " + Plain.line(file.toString())).orElse("")));
    missing(joined.missing(), err);
    err.flush();
    if (joined.found().isEmpty()) {
      return ExitCode.UNUSABLE;
    }
    return joined.missing().isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }

  private static void missing(List<NewsLabel> missing, PrintWriter err) {
    if (missing.isEmpty()) {
      return;
    }
    err.println(
        "%d texts are not in the files of --texts; a text has to be exactly that of the label's"
                .formatted(missing.size())
            + " digest");
    missing.stream()
        .limit(SHOWN)
        .forEach(
            one ->
                err.println(
                    "  %s: paragraph %d of '%s' (%s)"
                        .formatted(
                            Plain.line(one.id()),
                            one.position(),
                            Plain.cut(one.title(), 60),
                            Plain.line(one.outlet()))));
    if (missing.size() > SHOWN) {
      err.println("  … and %d more".formatted(missing.size() - SHOWN));
    }
  }

  private void write(List<NewsLabels.Labelled> found) {
    if (out.isPresent()) {
      AtomicOutput.write(out.get(), to -> write(found, to));
      return;
    }
    try {
      OutputStream to = terminal.plainResults();
      write(found, to);
      to.flush();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** Writes texts as they were read, because a guard against formulas would be trained on. */
  private static void write(List<NewsLabels.Labelled> found, OutputStream to) throws IOException {
    CsvWriter csv = CsvWriter.verbatim(to);
    csv.row(HEADER);
    for (NewsLabels.Labelled one : found) {
      NewsLabel label = one.label();
      csv.field(label.id()).field(label.article()).field(label.position());
      csv.field(label.target()).field(one.text()).field(label.label()).field(label.holder());
      csv.field(label.confidence()).field(lower(label.part())).field(label.outlet());
      csv.field(label.date()).field(label.title()).field(label.url()).end();
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
