package io.stanchion.encoders;

/** Cuts a text into the word pieces of an encoder. Safe for use by several threads. */
sealed interface Tokeniser permits WordPiece, LibraryTokeniser {
  /**
   * Cuts a text.
   *
   * @param text Any text, broken ones included.
   * @param limit How many pieces are wanted at most.
   * @return The numbers of the first pieces, without special ones.
   */
  int[] pieces(String text, int limit);

  /** Gives the special pieces to put around a text. */
  Frame frame();

  /**
   * The special pieces around a text or a pair.
   *
   * @param before Before the first text.
   * @param between Between the two of a pair.
   * @param after After the last text.
   */
  @SuppressWarnings("ArrayRecordComponent") // Made once and not changed.
  record Frame(int[] before, int[] between, int[] after) {}
}
