package io.stanchion.features;

import java.util.Arrays;

/** A table of numbers, 0 or above, by 64-bit key: open-addressed and growing. */
final class KeyTable {
  static final int ABSENT = -1;

  private long[] keys;
  private int[] values;
  private int size;

  KeyTable(int expected) {
    int length = Integer.highestOneBit(Math.max(8, Math.min(expected, 1 << 28))) << 2;
    keys = new long[length];
    values = absent(length);
  }

  int get(long key) {
    return values[slot(key)];
  }

  /** Puts a number and returns the previous one, or {@link #ABSENT}. */
  int put(long key, int value) {
    int at = slot(key);
    int before = values[at];
    if (before == ABSENT && 2 * ++size > values.length) {
      grow();
      at = slot(key);
    }
    keys[at] = key;
    values[at] = value;
    return before;
  }

  private int slot(long key) {
    int mask = values.length - 1;
    int at = (int) (key >>> 32) & mask;
    while (values[at] != ABSENT && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = absent(keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != ABSENT) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }

  private static int[] absent(int length) {
    int[] values = new int[length];
    Arrays.fill(values, ABSENT);
    return values;
  }
}
