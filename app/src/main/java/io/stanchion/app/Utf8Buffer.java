package io.stanchion.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Text under construction, as UTF-8; unpaired surrogates become question marks. */
final class Utf8Buffer {
  private byte[] bytes = new byte[1 << 13];
  private int size;

  Utf8Buffer append(char c) {
    makeRoom(3);
    put(c);
    return this;
  }

  Utf8Buffer append(String text) {
    makeRoom(3L * text.length());
    int length = text.length();
    int i = 0;
    for (; i < length && text.charAt(i) < 0x80; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        putPair(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        put(Character.isSurrogate(c) ? '?' : c);
      }
    }
    return this;
  }

  private void put(char c) {
    if (c < 0x80) {
      bytes[size++] = (byte) c;
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | c >> 6);
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else {
      bytes[size++] = (byte) (0xE0 | c >> 12);
      bytes[size++] = (byte) (0x80 | (c >> 6 & 0x3f));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    }
  }

  private void putPair(int c) {
    bytes[size++] = (byte) (0xF0 | c >> 18);
    bytes[size++] = (byte) (0x80 | (c >> 12 & 0x3f));
    bytes[size++] = (byte) (0x80 | (c >> 6 & 0x3f));
    bytes[size++] = (byte) (0x80 | (c & 0x3f));
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
