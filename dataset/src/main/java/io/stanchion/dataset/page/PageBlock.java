package io.stanchion.dataset.page;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.Kind;
import java.util.Optional;

/**
 * A block of text in a page.
 *
 * @param text Its text; not empty.
 * @param kind The kind that the page's markup gives it, if it gives one.
 * @param omission The reason to leave it out; empty for the text of the article.
 */
public record PageBlock(String text, Optional<Kind> kind, Optional<Omission> omission) {
  /** Refuses missing components. */
  public PageBlock {
    requireNonNull(text, "text");
    requireNonNull(kind, "kind");
    requireNonNull(omission, "omission");
  }
}
