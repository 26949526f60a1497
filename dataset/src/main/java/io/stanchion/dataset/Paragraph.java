package io.stanchion.dataset;

import static java.util.Objects.requireNonNull;

/**
 * One unit of text: a paragraph, or the headline, bullet, caption or boilerplate line that stands
 * in a paragraph's place.
 *
 * @param id Identifies the unit among all units of a run; the same for the same file contents.
 * @param article The article it belongs to; units of one article are never independent.
 * @param number Its place in the article, from 1.
 * @param kind What part of the article it is.
 * @param target What a stance in it would be about; empty where nothing says.
 * @param text The text as found, neither trimmed nor normalised; may be empty.
 */
public record Paragraph(
    String id, String article, long number, Kind kind, String target, String text) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If {@code id} is blank or {@code number} is below 1.
   */
  public Paragraph {
    requireNonNull(article, "article");
    requireNonNull(kind, "kind");
    requireNonNull(target, "target");
    requireNonNull(text, "text");
    if (id.isBlank()) {
      throw new IllegalArgumentException("A paragraph's id must not be blank");
    }
    if (number < 1) {
      throw new IllegalArgumentException("A paragraph's number must be at least 1, got " + number);
    }
  }

  /**
   * Checks whether there is anything to read in a text.
   *
   * @param text The text.
   * @return True if it has a character that is neither a space nor a control or format character.
   */
  public static boolean isVisible(String text) {
    return text.codePoints().anyMatch(Paragraph::isVisible);
  }

  private static boolean isVisible(int c) {
    return !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT;
  }
}
