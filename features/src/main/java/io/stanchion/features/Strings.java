package io.stanchion.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Strings of any length in binary data: a length in bytes, then UTF-8. */
final class Strings {
  private static final int MAX_BYTES = 1 << 20;

  private Strings() {}

  static void write(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(requireSize(bytes.length, MAX_BYTES, "bytes in a string"));
    out.write(bytes);
  }

  static String read(DataInput in) throws IOException {
    int most = in instanceof InputStream known ? Math.min(MAX_BYTES, known.available()) : MAX_BYTES;
    byte[] bytes = new byte[requireSize(in.readInt(), most, "bytes in a string")];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Checks a size that a file claims, before memory is allocated for it.
   *
   * @throws IllegalArgumentException If the size is negative or above the limit.
   */
  static int requireSize(int size, int limit, String what) {
    if (size < 0 || size > limit) {
      throw new IllegalArgumentException(size + " " + what + ", expected at most " + limit);
    }
    return size;
  }
}
