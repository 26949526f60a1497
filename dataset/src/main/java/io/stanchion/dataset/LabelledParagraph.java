package io.stanchion.dataset;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A paragraph with its gold label.
 *
 * @param paragraph The text and where it comes from.
 * @param label The stance an annotator gave it; not blank.
 * @param group What must never stand on both sides of a split: the article, unless another column
 *     was asked for; the paragraph's own id where nothing groups it.
 * @param columns Every column of its row, by header, in file order, as found.
 */
public record LabelledParagraph(
    Paragraph paragraph, String label, String group, Map<String, String> columns) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If the label or the group is blank.
   */
  public LabelledParagraph {
    requireNonNull(paragraph, "paragraph");
    requireNonNull(columns, "columns");
    if (label.isBlank()) {
      throw new IllegalArgumentException("Paragraph " + paragraph.id() + " has a blank label");
    }
    if (group.isBlank()) {
      throw new IllegalArgumentException("Paragraph " + paragraph.id() + " has a blank group");
    }
  }
}
