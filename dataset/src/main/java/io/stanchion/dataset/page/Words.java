package io.stanchion.dataset.page;

import io.stanchion.dataset.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of a block while it is read. */
final class Words {
  /** Stands between the cells of a row until blanks are joined. */
  private static final char CELL_END = '\u001f';

  private final StringBuilder text = new StringBuilder();
  private @Nullable Kind kind;
  private int linkWeight;
  private boolean quoted;
  private boolean hasWords;
  private boolean hasOtherThanControls;

  /**
   * Adds the text of a node.
   *
   * @param more The text as it stands in the page.
   * @param linked Whether it is part of a link to another page.
   * @param control Whether it is part of a form control.
   * @param inQuote Whether it is part of a quotation; the first words decide.
   * @param nearest The kind of the nearest element that has one; the first words decide.
   */
  void add(String more, boolean linked, boolean control, boolean inQuote, @Nullable Kind nearest) {
    text.append(more);
    if (more.isBlank()) {
      return;
    }
    if (!hasWords) {
      kind = nearest;
      quoted = inQuote;
    }
    hasWords = true;
    hasOtherThanControls |= !control;
    linkWeight += linked ? Block.weight(more.strip()) : 0;
  }

  void blank() {
    text.append(' ');
  }

  void endCell() {
    text.append(CELL_END);
  }

  boolean wereAllOfControls() {
    return !hasOtherThanControls;
  }

  /** Makes a block of the words, if any of them can be seen. */
  Optional<Block> take(Part part) {
    String collapsed = hasWords ? collapsed(text) : "";
    return collapsed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block(collapsed, Optional.ofNullable(kind), part, linkWeight, quoted));
  }

  void clear() {
    text.setLength(0);
    kind = null;
    quoted = false;
    linkWeight = 0;
    hasWords = false;
    hasOtherThanControls = false;
  }

  /** Joins blanks, but not no-break spaces; returns nothing where no character can be seen. */
  static String collapsed(CharSequence text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    boolean blank = false;
    boolean cellEnd = false;
    boolean visible = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == CELL_END || (c >= '\t' && c <= '\r')) {
        blank = true;
        cellEnd |= c == CELL_END;
        continue;
      }
      if (blank && collapsed.length() > 0) {
        collapsed.append(cellEnd ? " | " : " ");
      }
      collapsed.append(c);
      blank = false;
      cellEnd = false;
      visible |= isVisible(c);
    }
    return visible ? collapsed.toString() : "";
  }

  private static boolean isVisible(char c) {
    return !Character.isSpaceChar(c)
        && !Character.isWhitespace(c)
        && Character.getType(c) != Character.FORMAT;
  }
}
