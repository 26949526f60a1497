package io.stanchion.model;

/**
 * From keys of word n-grams to their rows: an open-addressed table, at most half full, of the rows
 * themselves, with their keys as heads.
 */
final class NgramTable {
  /** The key of a row that is free; no n-gram may have it. */
  private static final long FREE = 0;

  private final long[] table;
  private final int stride;
  private final int mask;

  /** Where the first row begins; before it is row 0. */
  private final int first;

  NgramTable(int ngrams, int labels) {
    int slots = Integer.highestOneBit(Math.max(4, ngrams)) << 2;
    this.stride = NgramRows.stride(labels);
    this.first = stride;
    this.mask = slots - 1;
    this.table = new long[Math.addExact(first, Math.multiplyExact(slots, stride))];
  }

  NgramRows rows() {
    return new NgramRows(table);
  }

  /** Adds an n-gram, and gives its row; {@link NgramRows#ABSENT} if its key is taken. */
  int add(long key) {
    int row = start(key);
    while (table[row] != FREE && table[row] != key) {
      row = next(row);
    }
    if (table[row] == key || key == FREE) {
      return NgramRows.ABSENT;
    }
    table[row] = key;
    return row;
  }

  /**
   * Finds rows: first reads, without a branch that could go wrong, where each search begins, so
   * that the processor waits for all of them at once.
   *
   * @param heads Takes what was read, for so many keys at most.
   * @param rows Takes the rows of those that are there.
   * @return How many are there.
   */
  int find(long[] wanted, int from, int to, long[] heads, int[] rows) {
    for (int i = from; i < to; i++) {
      heads[i - from] = table[start(wanted[i])];
    }
    int hits = 0;
    for (int i = from; i < to; i++) {
      long key = wanted[i];
      long head = heads[i - from];
      int row = start(key);
      if (head != key && head != FREE) {
        row = search(key, row);
        head = row == NgramRows.ABSENT ? FREE : key;
      }
      rows[hits] = row;
      hits -= (int) ((head | -head) >> 63);
    }
    return hits;
  }

  private int start(long key) {
    return first + ((int) (key >>> 32) & mask) * stride;
  }

  private int search(long key, int from) {
    int row = from;
    while (table[row] != FREE) {
      if (table[row] == key) {
        return row;
      }
      row = next(row);
    }
    return NgramRows.ABSENT;
  }

  private int next(int row) {
    int following = row + stride;
    return following == table.length ? first : following;
  }
}
