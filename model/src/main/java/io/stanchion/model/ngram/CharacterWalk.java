package io.stanchion.model.ngram;

/**
 * A walk over the character n-grams of a text that a trie has, one buffer at a time. From all
 * starts at once it finds first the n-grams of one character, then those of two, so that no step
 * waits for another. A buffer is as long as the processor's nearest cache allows.
 */
public final class CharacterWalk {
  private static final int CAPACITY = 1 << 9;

  private final CharacterTrie trie;
  private final int min;
  private final int max;
  private final BlockSum sum;
  private final byte[] codes = new byte[CAPACITY];
  private final int[] characters = new int[CAPACITY];
  private final int[] nodes = new int[CAPACITY];
  private int size;

  /** Prepares a walk that looks up n-grams of {@code min} to {@code max} characters. */
  public CharacterWalk(CharacterTrie trie, int min, int max, BlockSum sum) {
    this.trie = trie;
    this.min = min;
    this.max = max;
    this.sum = sum;
  }

  /** Begins a text. */
  public void begin() {
    size = 0;
  }

  /** Receives the text's next characters, as well-formed UTF-8. */
  public void accept(byte[] utf8, int length) {
    for (int i = 0; i < length; ) {
      if (size == CAPACITY) {
        count(size - max + 1);
        size = max - 1;
      }
      int c = utf8[i];
      int bytes = 1;
      if (c < 0) {
        bytes = Integer.numberOfLeadingZeros(~(c << 24));
        c &= 0x7f >> bytes;
        for (int next = 1; next < bytes; next++) {
          c = (c << 6) | (utf8[i + next] & 0x3f);
        }
      }
      characters[size] = c;
      codes[size++] = trie.code(c);
      i += bytes;
    }
  }

  /** Ends a text, and counts what starts in its last characters. */
  public void end() {
    count(size);
    size = 0;
  }

  /** Counts the n-grams from that many starts, and moves the rest to the front. */
  private void count(int starts) {
    int shortest = Math.min(min, 2);
    for (int n = shortest; n <= max; n++) {
      int whole = Math.min(starts, size - n + 1);
      if (whole > 0) {
        if (n == shortest) {
          trie.enter(nodes, whole, codes, characters, n);
        } else {
          trie.descend(nodes, whole, codes, characters, n);
        }
        if (n >= min) {
          sum.addAll(nodes, whole);
        }
      }
    }
    System.arraycopy(codes, starts, codes, 0, size - starts);
    System.arraycopy(characters, starts, characters, 0, size - starts);
  }
}
