package io.stanchion.app.option;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.reader.Columns;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ParagraphBreak;
import io.stanchion.dataset.reader.ReadOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options for reading a file of labels. */
public final class LabelOptions {
  private static final Set<Format> READ = EnumSet.of(Format.CSV, Format.JSONL, Format.SEMEVAL);

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
      names = "--id-column",
      paramLabel = "NAME",
      description = "The column of the unit's id. Default: id, if there is such a column.")
  private Optional<String> idColumn = Optional.empty();

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
      hideParamSyntax = true,
      converter = LabelNames.Converter.class,
      description =
          """
          The allowed labels, of predictions too; any other is an error. A label with a comma \
          stands in quotes: '"a, b",c'. Default: all in the files.\
          """)
  private List<LabelNames> labels = List.of();

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description = "csv, jsonl or semeval (SemEval-2016 Task 6). Default: detected.")
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
   * Returns the allowed labels.
   *
   * @return The labels of {@code --labels}; none if it was not given.
   */
  public List<String> allowed() {
    return labels.stream().flatMap(one -> one.names().stream()).distinct().toList();
  }

  /**
   * Reads files of labels.
   *
   * @param files Their names, or {@code -} alone for standard input.
   * @param renaming Gives labels other names.
   * @return The labelled paragraphs of all; with {@code --target}, those about it.
   * @throws DataException If a file cannot be read, or has an error.
   */
  public LabelledData read(List<String> files, Renaming renaming) {
    LabelledData data = reader(renaming).read(inputs(files));
    return target.map(data::withTarget).orElse(data);
  }

  /**
   * Reads files of labels, or the shipped labels where no file is named.
   *
   * @param files Their names; may be none.
   * @param renaming Gives labels other names.
   * @return The labelled paragraphs.
   * @throws DataException If a file cannot be read, or has an error.
   */
  public LabelledData readOrShipped(List<String> files, Renaming renaming) {
    return files.isEmpty() ? HuaweiBan.labels() : read(files, renaming);
  }

  /**
   * Reads files of labels and collects their errors.
   *
   * @param files Their names, or {@code -} alone for standard input.
   * @param renaming Gives labels other names.
   * @return The rows in order, and the errors of the others.
   * @throws DataException If a file cannot be read.
   */
  public LabelReader.Checked check(List<String> files, Renaming renaming) {
    return reader(renaming).check(inputs(files));
  }

  private static List<Input> inputs(List<String> files) {
    if (files.size() > 1 && files.contains("-")) {
      throw new DataException(
          "standard input (-) has to be the only input; save it to a file to read others with it");
    }
    for (int i = 0; i < files.size(); i++) {
      if (files.indexOf(files.get(i)) < i) {
        throw new DataException(files.get(i) + ": is given twice; name each file once");
      }
    }
    return files.stream().map(Input::of).toList();
  }

  private LabelReader reader(Renaming renaming) {
    inputFormat
        .filter(format -> !READ.contains(format))
        .ifPresent(
            format -> {
              throw new DataException(
                  "--input-format: labels are read as csv, jsonl or semeval, not as "
                      + format.name().toLowerCase(Locale.ROOT));
            });
    return new LabelReader(
        new ReadOptions(
            inputFormat,
            encoding,
            ParagraphBreak.AUTO,
            delimiter,
            new Columns(text, label, idColumn, group, targetColumn)),
        allowed(),
        renaming.names());
  }
}
