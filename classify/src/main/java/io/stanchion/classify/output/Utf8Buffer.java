package io.stanchion.classify.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text under construction, as UTF-8; unpaired surrogates become question marks. */
final class Utf8Buffer {
  private byte[] bytes = new byte[1 << 13];
  private int size;

  /** Adds an ASCII character. */
  Utf8Buffer append(char ascii) {
    makeRoom(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  Utf8Buffer append(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    makeRoom(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  private void makeRoom(long more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.toIntExact(2 * (size + more)));
    }
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }
}
