package io.stanchion.app.option;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.reader.Columns;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ParagraphBreak;
import io.stanchion.dataset.reader.ReadOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for reading a file of labels. */
public final class LabelOptions {
  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "The column of the text. Default: text.")
  private String text = "text";

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description = "The column of the label. Default: label.")
  private String label = "label";

  @Option(
      names = "--group-column",
      paramLabel = "NAME",
      description =
          """
          Rows with the same value stay on one side of every split. Default: article, or else \
          group; without either, each row is its own group.\
          """)
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--target-column",
      paramLabel = "NAME",
      description = "The target of the stance. Default: target, if there is such a column.")
  private Optional<String> targetColumn = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "Uses only the rows about this target.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "A,B,…",
      split = ",",
      hideParamSyntax = true,
      description = "The allowed labels; any other is an error. Default: all in the file.")
  private List<String> labels = List.of();

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description = "csv or semeval (SemEval-2016 Task 6). Default: detected from the header.")
  private Optional<Format> inputFormat = Optional.empty();

  @Option(
      names = "--delimiter",
      paramLabel = "C",
      description = "The character between fields. Default: detected from the header.")
  private Optional<Character> delimiter = Optional.empty();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The encoding of the file. Default: UTF-8.")
  private Charset encoding = StandardCharsets.UTF_8;

  /**
   * Reads a file of labels.
   *
   * @param file Its name, or {@code -} for standard input.
   * @return The labelled paragraphs; with {@code --target}, those about it.
   * @throws DataException If the file cannot be read, or has an error.
   */
  public LabelledData read(String file) {
    LabelledData data = reader().read(Input.of(file));
    return target.map(data::withTarget).orElse(data);
  }

  /**
   * Reads a file of labels and collects its errors.
   *
   * @param file Its name, or {@code -} for standard input.
   * @return The rows in order, and the errors of the others.
   * @throws DataException If the file cannot be read.
   */
  public LabelReader.Checked check(String file) {
    return reader().check(Input.of(file));
  }

  private LabelReader reader() {
    inputFormat
        .filter(format -> format != Format.CSV && format != Format.SEMEVAL)
        .ifPresent(
            format -> {
              throw new DataException(
                  "--input-format: labels are read as csv or semeval, not as "
                      + format.name().toLowerCase(Locale.ROOT));
            });
    return new LabelReader(
        new ReadOptions(
            inputFormat,
            encoding,
            ParagraphBreak.AUTO,
            delimiter,
            new Columns(text, label, group, targetColumn)),
        labels);
  }
}
