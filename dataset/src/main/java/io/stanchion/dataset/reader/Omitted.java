package io.stanchion.dataset.reader;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.page.Omission;

/**
 * A block of text that reading left out.
 *
 * @param file The input's name as given.
 * @param article The article in whose file it stands.
 * @param reason The reason to leave it out.
 * @param text Its text.
 */
public record Omitted(String file, String article, Omission reason, String text) {
  /** Refuses missing components. */
  public Omitted {
    requireNonNull(file, "file");
    requireNonNull(article, "article");
    requireNonNull(reason, "reason");
    requireNonNull(text, "text");
  }
}
