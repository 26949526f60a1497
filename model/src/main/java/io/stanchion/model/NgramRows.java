package io.stanchion.model;

/**
 * What a block's n-grams weigh, a row each, in one array, so that what a hit needs is on one cache
 * line. A row is named by the place of its head, a long of which whoever finds rows makes what he
 * needs; then come the inverse document frequency, above four bytes that are his as well, and the
 * weights in pairs. Row 0 is that of n-grams that the model does not know.
 *
 * <p>Weights are relative to those of the last label, which therefore has none.
 */
final class NgramRows {
  /** The row of unknown n-grams. */
  static final int ABSENT = 0;

  /** The longs of a row but for its weights. */
  private static final int HEAD = 2;

  private final long[] longs;

  /**
   * Takes the array.
   *
   * @param longs Holds the rows; shared with whoever finds them.
   */
  NgramRows(long[] longs) {
    this.longs = longs;
  }

  /** The longs that a row takes, a power of two for few labels. */
  static int stride(int labels) {
    int needed = HEAD + labels / 2;
    return needed > 8 ? needed : Integer.highestOneBit(2 * needed - 1);
  }

  /** The longs of a row without its head. */
  static int headless(int labels) {
    int needed = HEAD - 1 + labels / 2;
    return needed > 8 ? needed : Integer.highestOneBit(2 * needed - 1);
  }

  void setIdf(int row, float idf) {
    long bits = (long) Float.floatToRawIntBits(idf) << 32;
    longs[row + 1] = bits | (longs[row + 1] & 0xFFFFFFFFL);
  }

  void setWeight(int row, int label, float weight) {
    int at = row + HEAD + (label >> 1);
    int shift = (label & 1) * 32;
    long bits = Integer.toUnsignedLong(Float.floatToRawIntBits(weight));
    longs[at] = (longs[at] & ~(0xFFFFFFFFL << shift)) | bits << shift;
  }

  /** Gives the inverse document frequency; 0 where the row stands for no n-gram. */
  private float idf(int row) {
    return Float.intBitsToFloat((int) (longs[row + 1] >>> 32));
  }

  private float weight(int row, int label) {
    return Float.intBitsToFloat((int) (longs[row + HEAD + (label >> 1)] >>> ((label & 1) * 32)));
  }

  /**
   * Sums up the weights of rows that were counted, each times its value.
   *
   * @param damped What counts become.
   * @param sums Takes a sum per label but the last, then the sum of the values' squares.
   */
  void sum(TermCounts counts, double[] damped, double[] sums) {
    int others = sums.length - 1;
    double squares = 0;
    double first = 0;
    double second = 0;
    int size = counts.size();
    for (int i = 0; i < size; i++) {
      long entry = counts.entry(i);
      int row = TermCounts.row(entry);
      double value = value(row, TermCounts.count(entry), damped);
      long pair = longs[row + HEAD];
      squares += value * value;
      first += Float.intBitsToFloat((int) pair) * value;
      second += Float.intBitsToFloat((int) (pair >>> 32)) * value;
      for (int label = 2; label < others; label++) {
        sums[label] += weight(row, label) * value;
      }
    }
    sums[0] = first;
    sums[others > 1 ? 1 : others] = second;
    sums[others] = squares;
  }

  /** Gives the value of a row that was counted; 0 where it stands for no n-gram. */
  double value(int row, int count, double[] damped) {
    return idf(row) * (count < damped.length ? damped[count] : damped(count));
  }

  private static double damped(int count) {
    return 1 + StrictMath.log(count);
  }
}
