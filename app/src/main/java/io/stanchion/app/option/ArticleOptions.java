package io.stanchion.app.option;

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

/** How articles are to be read. */
public final class ArticleOptions {
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

  @Mixin private LimitOptions limits = new LimitOptions();

  /** Begins with the defaults; picocli fills in what was given. */
  public ArticleOptions() {}

  /**
   * Gives what was asked for.
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
        new Columns(textColumn, "label", Optional.empty(), targetColumn),
        limits.limits());
  }

  /** What of this the output depends on, for comparison with another run's. */
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
        "--target-column",
        targetColumn.orElse(""),
        "limits",
        limits.limits().toString());
  }
}
