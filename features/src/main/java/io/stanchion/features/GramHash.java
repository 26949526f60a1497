package io.stanchion.features;

/**
 * The 64-bit keys of n-grams: polynomials modulo 2^64 over symbols, which a seed draws. An n-gram's
 * key follows from the key of the n-gram that is one symbol shorter. A symbol is a character, or a
 * word.
 */
final class GramHash {
  private static final long WORD_STEP = 0x9E6C63D0876A9A35L;
  private static final long GRAM_STEP = 0xD6E8FEB86659FD93L;

  private final long seed;
  private final long[] ascii = new long[128];

  GramHash(long seed) {
    this.seed = mixed(seed + 1);
    for (int c = 0; c < ascii.length; c++) {
      ascii[c] = drawn(c);
    }
  }

  /** Returns the symbol of a character. */
  long character(int c) {
    return c < 128 ? ascii[c] : drawn(c);
  }

  /**
   * Returns the symbol of a word in UTF-8, after which seven more bytes can be read. No two words
   * of up to eight bytes share a symbol.
   */
  long word(byte[] utf8, int from, int to) {
    long bits = seed;
    int i = from;
    for (; to - i > Long.BYTES; i += Long.BYTES) {
      bits = longerWord(bits, Ascii.eightAt(utf8, i));
    }
    long rest = Ascii.eightAt(utf8, i) & (-1L >>> ((Long.BYTES - (to - i)) * Byte.SIZE));
    return mixed(longerWord(bits, rest));
  }

  private static long longerWord(long bits, long eight) {
    long z = (bits ^ eight) * WORD_STEP;
    return z ^ (z >>> 32);
  }

  /** Returns the key of an n-gram that is one symbol longer than another (0 for none). */
  static long longer(long key, long symbol) {
    return key * GRAM_STEP + symbol;
  }

  private long drawn(int c) {
    return mixed(seed + c * 0x9E3779B97F4A7C15L);
  }

  /** Maps one to one, so that every bit of the result depends on every bit given. */
  private static long mixed(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
