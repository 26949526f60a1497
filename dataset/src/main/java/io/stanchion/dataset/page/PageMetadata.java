package io.stanchion.dataset.page;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts that a document states about itself. Each is as the document writes it, and empty where it
 * states nothing.
 *
 * @param title The headline.
 * @param outlet The name of the site or newspaper.
 * @param date The date of publication; ISO 8601 in most documents.
 * @param author The authors, separated by {@code ", "}.
 * @param url The address under which the document was published.
 * @param language The language, such as {@code en-GB}.
 */
public record PageMetadata(
    String title, String outlet, String date, String author, String url, String language) {
  /** The names in files, in the order of {@link #toFields}. */
  public static final List<String> NAMES =
      List.of("title", "outlet", "date", "author", "url", "language");

  /** Nothing known. */
  public static final PageMetadata NONE = new PageMetadata("", "", "", "", "", "");

  /** Refuses missing components. */
  public PageMetadata {
    requireNonNull(title, "title");
    requireNonNull(outlet, "outlet");
    requireNonNull(date, "date");
    requireNonNull(author, "author");
    requireNonNull(url, "url");
    requireNonNull(language, "language");
  }

  /**
   * Returns the facts that are known by their names in files.
   *
   * @return {@code title}, {@code outlet}, {@code date}, {@code author}, {@code url} and {@code
   *     language}, in this order, without those that are empty.
   */
  public Map<String, String> toFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", title);
    fields.put("outlet", outlet);
    fields.put("date", date);
    fields.put("author", author);
    fields.put("url", url);
    fields.put("language", language);
    fields.values().removeIf(String::isEmpty);
    return fields;
  }
}
