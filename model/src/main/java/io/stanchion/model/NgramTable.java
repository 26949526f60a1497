package io.stanchion.model;

/**
 * The n-grams of a block with their inverse document frequencies and weights, in one array: an
 * open-addressed table, at most half full, whose rows hold a key, then the frequency and the
 * weights as pairs of floats. With up to seven labels, what a hit needs is on one cache line.
 *
 * <p>Weights are relative to those of the last label, which therefore has none.
 */
final class NgramTable {
  /** The row of an n-gram that is not there. */
  static final int ABSENT = -1;

  /** The key of a row that is free; no n-gram may have it. */
  static final long FREE = 0;

  /** With the array's header, so much makes rows start where cache lines do. */
  private static final int PADDING = 6;

  private final long[] table;
  private final int stride;
  private final int mask;

  NgramTable(int ngrams, int labels) {
    int slots = Integer.highestOneBit(Math.max(4, ngrams)) << 2;
    int longs = 1 + (labels + 1) / 2;
    this.stride = longs > 8 ? longs : Integer.highestOneBit(2 * longs - 1);
    this.mask = slots - 1;
    this.table = new long[Math.addExact(PADDING, Math.multiplyExact(slots, stride))];
  }

  /** Adds an n-gram without weights, and gives its row; {@link #ABSENT} if its key is taken. */
  int add(long key, float idf) {
    int row = row(key);
    while (table[row] != FREE && table[row] != key) {
      row = next(row);
    }
    if (table[row] == key || key == FREE) {
      return ABSENT;
    }
    table[row] = key;
    setFloat(row, 0, idf);
    return row;
  }

  void setWeight(int row, int label, float weight) {
    setFloat(row, 1 + label, weight);
  }

  /** Gives the row where the search for a key begins. */
  int row(long key) {
    return PADDING + ((int) (key >>> 32) & mask) * stride;
  }

  long key(int row) {
    return table[row];
  }

  /** Goes on with the search from a row that another key holds. */
  int find(long key, int from) {
    int row = from;
    while (table[row] != FREE) {
      if (table[row] == key) {
        return row;
      }
      row = next(row);
    }
    return ABSENT;
  }

  private int next(int row) {
    int following = row + stride;
    return following == table.length ? PADDING : following;
  }

  float idf(int row) {
    return Float.intBitsToFloat((int) table[row + 1]);
  }

  float weight(int row, int label) {
    long pair = table[row + 1 + ((label + 1) >> 1)];
    return Float.intBitsToFloat((int) ((label & 1) == 0 ? pair >>> 32 : pair));
  }

  private void setFloat(int row, int place, float value) {
    int at = row + 1 + (place >> 1);
    int shift = (place & 1) * 32;
    long bits = Integer.toUnsignedLong(Float.floatToRawIntBits(value));
    table[at] = (table[at] & ~(0xFFFFFFFFL << shift)) | bits << shift;
  }
}
