package io.stanchion.bench;

/**
 * A plain loop in Java, as the limit to compare with: it lowers ASCII, splits at what is neither
 * letter nor digit, hashes words and pairs of words, and sums rows of weights at these hashes. It
 * knows no other alphabet, notices no collision, and weights nothing.
 */
final class PlainLoop {
  private static final int LABELS = 4;

  private final float[] rows;
  private final int mask;

  /**
   * Makes a table.
   *
   * @param slots The number of its rows, a power of two.
   */
  PlainLoop(int slots) {
    mask = slots - 1;
    rows = new float[slots * LABELS];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (i * 0x9E3779B9) * 0x1p-31f;
    }
  }

  /** Returns the label with the largest sum. */
  int label(byte[] utf8) {
    float a = 0;
    float b = 0;
    float c = 0;
    long word = 0;
    long before = 0;
    for (int i = 0; i <= utf8.length; i++) {
      int letter = i == utf8.length ? ' ' : utf8[i];
      letter |= letter >= 'A' && letter <= 'Z' ? 0x20 : 0;
      if (letter < 0 || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
        word = (word + letter) * 0x9E3779B97F4A7C15L;
      } else if (word != 0) {
        int one = ((int) (word >>> 40) & mask) * LABELS;
        int pair = ((int) (((before * 31 + word) * 0xD6E8FEB86659FD93L) >>> 40) & mask) * LABELS;
        a += rows[one] + rows[pair];
        b += rows[one + 1] + rows[pair + 1];
        c += rows[one + 2] + rows[pair + 2];
        before = word;
        word = 0;
      }
    }
    return a > b ? (a > c ? 0 : 2) : (b > c ? 1 : 2);
  }
}
