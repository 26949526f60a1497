package io.stanchion.dataset.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Reads two bytes as one {@code char}, whatever they are, and gives both halves of a pair of
 * surrogates at a time. Java's decoder takes whatever follows a single half along with it, and be
 * it the end of the line.
 */
public final class Utf16Reader extends Reader {
  private final InputStream in;
  private final boolean bigEndian;
  private byte[] bytes = new byte[0];
  private char half;

  /** Reads UTF-16 from a stream that is behind its byte order mark. */
  public Utf16Reader(InputStream in, boolean bigEndian) {
    this.in = in;
    this.bigEndian = bigEndian;
  }

  /** Returns what is there; of an odd number of bytes, the last becomes half of a pair. */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int end = offset;
    if (half != 0) {
      target[end++] = half;
      half = 0;
    }
    int size;
    do {
      size = fill(2 * (offset + length - end));
      for (int i = 0; i < size; i += 2) {
        target[end++] = i + 1 < size ? at(i) : Character.MIN_HIGH_SURROGATE;
      }
    } while (size > 0 && end == offset + 1 && Character.isHighSurrogate(target[offset]));
    if (size > 0 && Character.isHighSurrogate(target[end - 1])) {
      half = target[--end];
    }
    return end > offset ? end - offset : -1;
  }

  private char at(int i) {
    int high = bytes[bigEndian ? i : i + 1] & 0xff;
    int low = bytes[bigEndian ? i + 1 : i] & 0xff;
    return (char) (high << 8 | low);
  }

  /** Reads some bytes; an even number, unless the stream ends. */
  private int fill(int most) throws IOException {
    if (bytes.length < most) {
      bytes = new byte[most];
    }
    int size = Math.max(0, in.read(bytes, 0, most));
    return size % 2 == 0 ? size : size + in.readNBytes(bytes, size, 1);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
