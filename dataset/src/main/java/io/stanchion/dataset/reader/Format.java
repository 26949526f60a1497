package io.stanchion.dataset.reader;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The file formats that articles are read from. */
public enum Format {
  /** Plain text. */
  TEXT(".txt", ".text"),
  /** Markdown. */
  MARKDOWN(".md", ".markdown"),
  /** A web page. */
  HTML(".html", ".htm", ".xhtml"),
  /** Rows with a header, separated by comma, semicolon or tab. */
  CSV(".csv", ".tsv"),
  /** One JSON object a line. */
  JSONL(".jsonl", ".ndjson", ".json");

  private final List<String> endings;

  Format(String... endings) {
    this.endings = List.of(endings);
  }

  /**
   * Finds the format that a file name stands for; a final {@code .gz} is looked through.
   *
   * @param fileName The name, in any case.
   * @return The format, or nothing for an unknown ending.
   */
  public static Optional<Format> find(String fileName) {
    String name = withoutGz(fileName).toLowerCase(Locale.ROOT);
    for (Format format : values()) {
      if (format.endings.stream().anyMatch(name::endsWith)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Takes a known ending, and {@code .gz}, off a file name. */
  static String stem(String fileName) {
    String name = withoutGz(fileName);
    String lower = name.toLowerCase(Locale.ROOT);
    for (Format format : values()) {
      for (String ending : format.endings) {
        if (lower.endsWith(ending) && lower.length() > ending.length()) {
          return name.substring(0, name.length() - ending.length());
        }
      }
    }
    return name;
  }

  private static String withoutGz(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz")
        ? name.substring(0, name.length() - 3)
        : name;
  }
}
