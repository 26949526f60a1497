package io.stanchion.encoders;

/**
 * A word while it is read. It can hash each of its parts: it keeps the hash of its first n
 * characters as it grows, and the hash of a part is a difference of two of these.
 */
final class Word {
  /** The largest number of characters: a longer word is unknown. */
  static final int MAX_CHARACTERS = 100;

  private static final int MAX_LENGTH = 2 * MAX_CHARACTERS;
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long[] POWERS = powers();

  private final char[] letters = new char[MAX_LENGTH];
  private final long[] hashes = new long[MAX_LENGTH + 1];
  private int length;
  private int characters;

  /** Returns the hash of a string; a part of a word with the same characters has the same hash. */
  static long hash(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * BASE + text.charAt(i) + 1;
    }
    return hash;
  }

  void add(int codePoint) {
    characters++;
    if (characters > MAX_CHARACTERS) {
      return;
    }
    if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      append((char) codePoint);
    } else {
      append(Character.highSurrogate(codePoint));
      append(Character.lowSurrogate(codePoint));
    }
  }

  void clear() {
    length = 0;
    characters = 0;
  }

  boolean isEmpty() {
    return characters == 0;
  }

  boolean isTooLong() {
    return characters > MAX_CHARACTERS;
  }

  int length() {
    return length;
  }

  long hash(int from, int to) {
    return hashes[to] - hashes[from] * POWERS[to - from];
  }

  /** Checks whether the part of this word from a place on, as long as the text, equals the text. */
  boolean has(String text, int from) {
    for (int i = 0; i < text.length(); i++) {
      if (letters[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void append(char letter) {
    letters[length] = letter;
    // One more than the letter, because otherwise a leading NUL would not count.
    hashes[length + 1] = hashes[length] * BASE + letter + 1;
    length++;
  }

  private static long[] powers() {
    long[] powers = new long[MAX_LENGTH + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * BASE;
    }
    return powers;
  }
}
