package io.stanchion.app.option;

import io.stanchion.classify.option.OptionText;
import io.stanchion.dataset.reader.Columns;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.ParagraphBreak;
import io.stanchion.dataset.reader.ReadOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of reading articles. */
public final class ArticleOptions {
  @Option(names = "--id-column", paramLabel = "NAME", description = OptionText.ID_COLUMN)
  private Optional<String> idColumn = Optional.empty();

  @Option(names = "--target-column", paramLabel = "NAME", description = OptionText.TARGET_COLUMN)
  private Optional<String> targetColumn = Optional.empty();

  @Option(names = "--text-column", paramLabel = "NAME", description = OptionText.TEXT_COLUMN)
  private String textColumn = "text";

  @Option(names = "--input-format", paramLabel = "FORMAT", description = OptionText.INPUT_FORMAT)
  private Optional<Format> inputFormat = Optional.empty();

  @Option(names = "--paragraphs", paramLabel = "HOW", description = OptionText.PARAGRAPHS)
  private ParagraphBreak paragraphs = ParagraphBreak.AUTO;

  @Option(names = "--delimiter", paramLabel = "C", description = OptionText.DELIMITER)
  private Optional<Character> delimiter = Optional.empty();

  @Option(names = "--encoding", paramLabel = "NAME", description = OptionText.ENCODING)
  private Charset encoding = StandardCharsets.UTF_8;

  @Mixin private LimitOptions limits = new LimitOptions();

  /** Begins with the defaults; picocli fills in what was given. */
  public ArticleOptions() {}

  /**
   * Returns the options as the readers take them.
   *
   * @return The options.
   * @throws io.stanchion.dataset.DataException If one is out of range.
   */
  public ReadOptions reading() {
    return new ReadOptions(
        inputFormat,
        encoding,
        paragraphs,
        delimiter,
        new Columns(textColumn, "label", idColumn, Optional.empty(), targetColumn),
        limits.limits());
  }

  /**
   * Lists the options that the output depends on, for comparison with those of another run.
   *
   * @return Their values, by name.
   */
  public Map<String, String> settings() {
    return Map.of(
        "--input-format",
        inputFormat.map(Format::name).orElse(""),
        "--paragraphs",
        paragraphs.name(),
        "--delimiter",
        delimiter.map(String::valueOf).orElse(""),
        "--encoding",
        encoding.name(),
        "--text-column",
        textColumn,
        "--id-column",
        idColumn.orElse(""),
        "--target-column",
        targetColumn.orElse(""),
        "limits",
        limits.limits().toString());
  }
}
