package io.stanchion.features;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, the first in the lowest bits. Of results, the highest bit of a byte
 * answers for it.
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

  /** Finds bytes from one value up to before another; both are at most 0x80. */
  private static long within(long eight, int from, int to) {
    long low = eight & ~HIGHEST;
    return (low + (0x80 - from) * EACH) & ~(low + (0x80 - to) * EACH) & ~eight & HIGHEST;
  }

  /** Tells whether all are characters that folding keeps or lowers: no control, no grave accent. */
  static boolean isPlain(long eight) {
    return (within(eight, ' ', 0x7F) & ~within(eight, '`', 'a')) == HIGHEST;
  }

  static long blanks(long eight) {
    return within(eight, ' ', ' ' + 1);
  }

  static long lower(long eight) {
    return eight | (within(eight, 'A', 'Z' + 1) >>> 2);
  }

  /** Finds what of folded text is neither letter, digit nor underscore; not ASCII counts so. */
  static long endsWord(long folded) {
    return HIGHEST & ~(within(folded, '_', 'z' + 1) | within(folded, '0', '9' + 1));
  }
}
