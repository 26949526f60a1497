package io.stanchion.features;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Arithmetic on eight bytes at a time, the first in the lowest bits. In results, the highest bit of
 * each byte is its answer.
 */
final class Ascii {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH = 0x0101010101010101L;
  private static final long HIGHEST = 0x8080808080808080L;

  private Ascii() {}

  static long eightAt(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  static void putEight(byte[] bytes, int at, long eight) {
    LONGS.set(bytes, at, eight);
  }

  /** Finds the bytes in {@code [from, to)}; both bounds are at most 0x80. */
  private static long within(long eight, int from, int to) {
    long low = eight & ~HIGHEST;
    return (low + (0x80 - from) * EACH) & ~(low + (0x80 - to) * EACH) & ~eight & HIGHEST;
  }

  /**
   * Checks whether folding only keeps or lowers all eight: no control character, no grave accent.
   */
  static boolean isPlain(long eight) {
    return (within(eight, ' ', 0x7F) & ~within(eight, '`', 'a')) == HIGHEST;
  }

  static long blanks(long eight) {
    return within(eight, ' ', ' ' + 1);
  }

  static long lower(long eight) {
    return eight | (within(eight, 'A', 'Z' + 1) >>> 2);
  }

  /**
   * Finds the bytes of folded text that are neither letter, digit nor underscore; a byte that is
   * not ASCII counts as one.
   */
  static long endsWord(long folded) {
    return HIGHEST & ~(within(folded, '_', 'z' + 1) | within(folded, '0', '9' + 1));
  }
}
