package io.stanchion.encoders;

/**
 * A tokeniser: splits a text into the word pieces of an encoder. Safe for use by several threads.
 */
sealed interface Tokeniser permits WordPiece, LibraryTokeniser {
  /**
   * Splits a text.
   *
   * @param text Any text, even malformed.
   * @param limit The largest number of pieces.
   * @return The numbers of the first pieces, without special ones.
   */
  int[] pieces(String text, int limit);

  /** Returns the special pieces to put around a text. */
  Frame frame();

  /**
   * The special pieces around a text or a pair.
   *
   * @param before The pieces before the first text.
   * @param between The pieces between the two texts of a pair.
   * @param after The pieces after the last text.
   */
  @SuppressWarnings("ArrayRecordComponent") // Made once and not changed.
  record Frame(int[] before, int[] between, int[] after) {}
}
