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
  /** Names in files of the facts that are columns there; the language is none. */
  public static final List<String> COLUMNS = List.of("title", "outlet", "date", "author", "url");

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
   * Returns the facts that are known and are columns, by name.
   *
   * @return Those of {@link #COLUMNS} that are not empty, in that order.
   */
  public Map<String, String> toFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", title);
    fields.put("outlet", outlet);
    fields.put("date", date);
    fields.put("author", author);
    fields.put("url", url);
    fields.values().removeIf(String::isEmpty);
    return fields;
  }
}
