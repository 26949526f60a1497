package io.stanchion.model.ngram;

import java.util.Arrays;

/** A table of numbers, none negative, by keys, none 0: open-addressed, of a fixed capacity. */
final class KeyedNumbers {
  /** The result if a key has no number. */
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

  /** Writes the pairs, by their place in the table. */
  void write(ArrayWriter out) {
    long[] present = keys();
    out.put(present).put(Arrays.stream(present).mapToInt(this::get).toArray());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param limit All numbers are below it.
   * @throws IllegalArgumentException If the contents have another form.
   */
  static KeyedNumbers read(ArrayReader in, int limit) {
    long[] keys = in.longs();
    int[] numbers = in.integers();
    ArrayReader.require(keys.length == numbers.length, "keys without numbers");
    KeyedNumbers read = new KeyedNumbers(keys.length);
    for (int i = 0; i < keys.length; i++) {
      ArrayReader.require(keys[i] != 0 && numbers[i] >= 0 && numbers[i] < limit, "a number");
      read.put(keys[i], numbers[i]);
    }
    return read;
  }

  /** Lists the keys that have numbers. */
  long[] keys() {
    return Arrays.stream(keys).filter(key -> key != 0).toArray();
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
