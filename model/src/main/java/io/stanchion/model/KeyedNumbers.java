package io.stanchion.model;

/** Numbers, none negative, by keys, none 0: an open-addressed table of a fixed capacity. */
final class KeyedNumbers {
  /** Stands for no number. */
  static final int ABSENT = -1;

  private final long[] keys;
  private final int[] numbers;

  KeyedNumbers(int capacity) {
    int slots = Integer.highestOneBit(Math.max(4, capacity)) << 2;
    keys = new long[slots];
    numbers = new int[slots];
  }

  void put(long key, int number) {
    int slot = slot(key);
    keys[slot] = key;
    numbers[slot] = number;
  }

  int get(long key) {
    int slot = slot(key);
    return keys[slot] == key && key != 0 ? numbers[slot] : ABSENT;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
