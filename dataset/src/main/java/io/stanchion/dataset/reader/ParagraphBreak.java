package io.stanchion.dataset.reader;

/** Where one paragraph of a plain text ends and the next begins. */
public enum ParagraphBreak {
  /** {@link #BLANK_LINE} if the beginning of the text looks hard-wrapped, else {@link #LINE}. */
  AUTO,
  /** Every non-empty line is a paragraph. */
  LINE,
  /** Lines are joined until a blank one. */
  BLANK_LINE
}
