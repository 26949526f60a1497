package io.stanchion.dataset.reader;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file formats that articles are read from. */
public enum Format {
  /** Plain text. */
  TEXT("txt|text"),
  /** Markdown. */
  MARKDOWN("md|markdown"),
  /** A web page. */
  HTML("html|htm|xhtml"),
  /** Rows with a header, separated by comma, semicolon or tab. */
  CSV("csv|tsv"),
  /** One JSON object a line. */
  JSONL("jsonl|ndjson|json"),
  /** The tab-separated rows of {@link SemEval}, known by their header. */
  SEMEVAL("(?!)");

  /** The file name endings, as alternatives of a regular expression, which may match nothing. */
  private final String endings;

  Format(String endings) {
    this.endings = endings;
  }

  /**
   * Finds the format that a file name stands for; a final {@code .gz} is looked through.
   *
   * @param fileName The name, in any case.
   * @return The format, or nothing for an unknown ending.
   */
  public static Optional<Format> find(String fileName) {
    return Arrays.stream(values())
        .filter(format -> format.ending().matcher(fileName).find())
        .findFirst();
  }

  /** Takes a known ending, and {@code .gz}, off a file name; a name that is nothing else stays. */
  static String stem(String fileName) {
    return find(fileName)
        .map(format -> format.ending().matcher(fileName).replaceFirst(""))
        .filter(stem -> !stem.isEmpty() && !stem.endsWith("/"))
        .orElse(fileName);
  }

  private Pattern ending() {
    return Pattern.compile("\\.(" + endings + ")(\\.gz)?$", Pattern.CASE_INSENSITIVE);
  }
}
