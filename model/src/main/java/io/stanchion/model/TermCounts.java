package io.stanchion.model;

import java.util.Arrays;

/**
 * Counts the rows that a text hits, in a table small enough for the processor's nearest cache.
 * Whether a row was hit before is not asked by a branch: the guess would often be wrong.
 */
final class TermCounts {
  private static final int START = 1 << 10;
  private static final int LARGE = 1 << 16;

  /** The row in the higher half, its count in the lower; 0 where free. */
  private long[] slots = new long[START];

  /** The slots that are not free. */
  private int[] taken = new int[START];

  private int size;

  /** The number of distinct rows. */
  int size() {
    return size;
  }

  /** Gives a row with its count. */
  long entry(int place) {
    return slots[taken[place]];
  }

  static int row(long entry) {
    return (int) (entry >>> 32);
  }

  static int count(long entry) {
    return (int) entry;
  }

  /** Counts rows. */
  void addAll(int[] rows, int length) {
    makeRoom(size + length);
    long[] table = slots;
    int[] into = taken;
    int shift = Integer.numberOfLeadingZeros(table.length - 1);
    int at = size;
    for (int i = 0; i < length; i++) {
      long row = (long) rows[i] << 32;
      int slot = (rows[i] * 0x9E3779B9) >>> shift;
      long there = table[slot];
      while (there != 0 && there >>> 32 != rows[i]) {
        slot = (slot + 1) & (table.length - 1);
        there = table[slot];
      }
      table[slot] = row | ((there & 0xFFFFFFFFL) + 1);
      into[at] = slot;
      at += 1 + (int) ((there | -there) >> 63);
    }
    size = at;
  }

  /** Keeps the table at most half full even if all of these are new. */
  private void makeRoom(int rows) {
    if (2 * rows <= slots.length) {
      return;
    }
    long[] old = slots;
    int[] places = taken;
    slots = new long[Integer.highestOneBit(rows) << 2];
    taken = new int[slots.length];
    int shift = Integer.numberOfLeadingZeros(slots.length - 1);
    for (int place = 0; place < size; place++) {
      long entry = old[places[place]];
      int slot = ((int) (entry >>> 32) * 0x9E3779B9) >>> shift;
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = entry;
      taken[place] = slot;
    }
  }

  /** Forgets all, and the memory that one large text took. */
  void clear() {
    if (slots.length > LARGE) {
      slots = new long[START];
      taken = new int[START];
    } else if (4 * size > slots.length) {
      Arrays.fill(slots, 0);
    } else {
      for (int place = 0; place < size; place++) {
        slots[taken[place]] = 0;
      }
    }
    size = 0;
  }
}
