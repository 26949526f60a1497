package io.stanchion.dataset.reader;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Opens bytes of any supported encoding, plain or gzip, as UTF-8 without a byte order mark. */
final class Utf8Stream {
  private static final int PEEK = 4;

  private Utf8Stream() {}

  static InputStream open(InputStream raw, Charset encoding) throws IOException {
    BufferedInputStream in = buffered(raw);
    byte[] start = peek(in, PEEK);
    if (start.length > 1 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
      in = buffered(new Unpacked(new GZIPInputStream(new Packed(in), 1 << 16)));
      start = peek(in, PEEK);
    }
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      in.skipNBytes(3);
      return in;
    }
    if (startsWith(start, 0xFF, 0xFE)) {
      in.skipNBytes(2);
      return new Transcoded(in, StandardCharsets.UTF_16LE);
    }
    if (startsWith(start, 0xFE, 0xFF)) {
      in.skipNBytes(2);
      return new Transcoded(in, StandardCharsets.UTF_16BE);
    }
    boolean utf8 = encoding.equals(StandardCharsets.UTF_8);
    return utf8 ? in : new Transcoded(in, encoding);
  }

  private static BufferedInputStream buffered(InputStream in) {
    return new BufferedInputStream(in, 1 << 16);
  }

  /**
   * Looks at the first bytes without taking them; where reading fails, at those before the failure,
   * which whoever reads on meets again.
   */
  static byte[] peek(BufferedInputStream in, int length) throws IOException {
    byte[] start = new byte[length];
    int size = 0;
    in.mark(length);
    try {
      for (int count = 0; count >= 0 && size < length; size += Math.max(0, count)) {
        count = in.read(start, size, length - size);
      }
    } catch (IOException e) {
      // Not lost: see above.
    }
    in.reset();
    return Arrays.copyOf(start, size);
  }

  private static boolean startsWith(byte[] start, int... bytes) {
    if (start.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((start[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Compressed bytes; unlike a pipe's, their stream knows whether more are to come. */
  private static final class Packed extends FilterInputStream {
    Packed(BufferedInputStream in) {
      super(in);
    }

    /** Without waiting, GZIPInputStream would end where a pipe is empty between two members. */
    @Override
    public int available() throws IOException {
      in.mark(1);
      int next = in.read();
      in.reset();
      return next < 0 ? 0 : Math.max(1, in.available());
    }
  }

  /** Unpacked bytes; each read gives what there is before it meets damage. */
  private static final class Unpacked extends FilterInputStream {
    Unpacked(GZIPInputStream in) {
      super(in);
    }

    /** More than 0 makes a buffer read on, and lose what it has when that fails. */
    @Override
    public int available() {
      return 0;
    }
  }

  /** Text of another encoding, read as UTF-8; malformed input becomes U+FFFD. */
  private static final class Transcoded extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[1 << 13];
    private byte[] bytes = new byte[0];
    private int position;

    Transcoded(InputStream in, Charset charset) {
      this.reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
      return fill() ? bytes[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, bytes.length - position);
      System.arraycopy(bytes, position, target, offset, count);
      position += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }

    private boolean fill() throws IOException {
      while (position == bytes.length) {
        int count = reader.read(chars, 0, chars.length);
        if (count < 0) {
          return false;
        }
        bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
        position = 0;
      }
      return true;
    }
  }
}
