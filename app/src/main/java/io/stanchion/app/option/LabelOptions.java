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

/** How a file of labels is to be read. */
public final class LabelOptions {
  @Option(names = "--text-column", paramLabel = "NAME", description = "Default: text.")
  private String text = "text";

  @Option(names = "--label-column", paramLabel = "NAME", description = "Default: label.")
  private String label = "label";

  @Option(
      names = "--group-column",
      paramLabel = "NAME",
      description =
          "What must stay on one side of every split. Default: article, or else group; where there"
              + " is neither, each row is a group of its own.")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--target-column",
      paramLabel = "NAME",
      description = "What the stance is about. Default: target, where there is such a column.")
  private Optional<String> targetColumn = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "Use only the rows about this target.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "A,B,…",
      split = ",",
      description = "The label names; others are errors. Default: those of the file.")
  private List<String> labels = List.of();

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description = "csv or semeval (SemEval-2016 task 6). Default: by the header.")
  private Optional<Format> inputFormat = Optional.empty();

  @Option(names = "--delimiter", paramLabel = "C", description = "Default: by the header.")
  private Optional<Character> delimiter = Optional.empty();

  @Option(names = "--encoding", paramLabel = "NAME", description = "Default: UTF-8.")
  private Charset encoding = StandardCharsets.UTF_8;

  public LabelledData read(String file) {
    LabelledData data = reader().read(Input.of(file));
    return target.map(data::withTarget).orElse(data);
  }

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
