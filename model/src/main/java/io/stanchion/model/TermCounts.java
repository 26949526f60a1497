package io.stanchion.model;

import java.util.Arrays;

/** Counts the rows that a text hits; small enough for the processor's nearest cache. */
final class TermCounts {
  private static final int START = 1 << 9;
  private static final int LARGE = 1 << 16;

  private int[] slots = new int[START];
  private int[] rows = new int[START / 2];
  private int[] counts = new int[START / 2];
  private int size;

  int size() {
    return size;
  }

  int row(int place) {
    return rows[place];
  }

  int count(int place) {
    return counts[place];
  }

  void add(int row) {
    int mask = slots.length - 1;
    int slot = start(row);
    while (slots[slot] != 0) {
      int place = slots[slot] - 1;
      if (rows[place] == row) {
        counts[place]++;
        return;
      }
      slot = (slot + 1) & mask;
    }
    rows[size] = row;
    counts[size] = 1;
    slots[slot] = ++size;
    if (size == rows.length) {
      grow();
    }
  }

  /** The highest bits of the product depend on all bits of the row. */
  private int start(int row) {
    return (row * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }

  private void grow() {
    rows = Arrays.copyOf(rows, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    slots = new int[4 * size];
    int mask = slots.length - 1;
    for (int place = 0; place < size; place++) {
      int slot = start(rows[place]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = place + 1;
    }
  }

  /** Forgets all, and the memory that one large text took. */
  void clear() {
    if (slots.length > LARGE) {
      slots = new int[START];
      rows = new int[START / 2];
      counts = new int[START / 2];
    } else if (size > 0) {
      Arrays.fill(slots, 0);
    }
    size = 0;
  }
}
