package io.stanchion.dataset.reader;

import io.stanchion.dataset.encoding.EncodingGuess;
import io.stanchion.dataset.encoding.Encodings;
import io.stanchion.dataset.encoding.FileSignature;
import io.stanchion.dataset.encoding.Utf16Reader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Opens bytes of any supported encoding, plain or gzip, as UTF-8 without a byte order mark. */
final class Utf8Stream {
  /**
   * An open stream.
   *
   * @param in Its bytes.
   * @param skipped How many bytes of the file lie before its first; negative if its bytes are not
   *     those of the file.
   */
  record Opened(InputStream in, int skipped) implements Closeable {
    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Bytes of the longest byte order mark; gzip is known by fewer. */
  private static final int LONGEST_MARK = 3;

  /** Stands for what is no character; no decoder gives half a pair for anything that is one. */
  private static final String TORN = "\uD800";

  /** Bytes that are in no UTF-8. */
  private static final byte[] MALFORMED = {(byte) 0xff, (byte) 0xfe, (byte) 0xfd};

  private Utf8Stream() {}

  static InputStream open(InputStream raw, ReadOptions options) throws IOException {
    return opened(raw, options).in();
  }

  static Opened opened(InputStream raw, ReadOptions options) throws IOException {
    BufferedInputStream in = buffered(raw);
    byte[] start = peek(in, FileSignature.LENGTH);
    if (start.length > 1 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
      in = buffered(Gunzip.open(in, options.limits()));
      start = peek(in, FileSignature.LENGTH);
    }
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      in.skipNBytes(3);
      return new Opened(in, 3);
    }
    if (startsWith(start, 0xFF, 0xFE)) {
      in.skipNBytes(2);
      return new Opened(new Transcoded(in, StandardCharsets.UTF_16LE), -1);
    }
    if (startsWith(start, 0xFE, 0xFF)) {
      in.skipNBytes(2);
      return new Opened(new Transcoded(in, StandardCharsets.UTF_16BE), -1);
    }
    FileSignature.requireText(start);
    Charset encoding = Encodings.asBrowsersDo(options.encoding());
    boolean utf8 = encoding.equals(StandardCharsets.UTF_8);
    Optional<String> utf16 = utf8 ? EncodingGuess.findUtf16(start) : Optional.empty();
    if (utf16.isPresent()) {
      throw new IOException(EncodingGuess.otherEncoding("file", utf16.get()));
    }
    return utf8 ? new Opened(in, 0) : new Opened(new Transcoded(in, encoding), -1);
  }

  private static BufferedInputStream buffered(InputStream in) {
    return new BufferedInputStream(in, 1 << 16);
  }

  /**
   * Looks at the first bytes without taking them: as many as are there, so that a slow stream need
   * not send more than a byte order mark. Where reading fails, these are the bytes before the
   * failure, which the next read meets again.
   */
  static byte[] peek(BufferedInputStream in, int length) throws IOException {
    byte[] start = new byte[length];
    int size = 0;
    in.mark(length);
    try {
      int count = 0;
      while (count >= 0 && size < length && (size < LONGEST_MARK || in.available() > 0)) {
        count = in.read(start, size, length - size);
        size += Math.max(0, count);
      }
    } catch (IOException e) {
      // Not lost: see above.
    }
    in.reset();
    return Arrays.copyOf(start, size);
  }

  /** Returns whether another encoding was malformed here. */
  static boolean isMalformed(byte[] bytes, int at) {
    int end = Math.min(bytes.length, at + MALFORMED.length);
    return Arrays.equals(bytes, at, end, MALFORMED, 0, MALFORMED.length);
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

  /**
   * Text of another encoding, read as UTF-8; what is malformed becomes {@link #MALFORMED}, so that
   * it is noticed in the line where it stands.
   */
  private static final class Transcoded extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[1 << 13];
    private byte[] bytes = new byte[0];
    private int position;

    Transcoded(InputStream in, Charset charset) {
      this.reader = reader(in, charset);
    }

    private static Reader reader(InputStream in, Charset charset) {
      boolean bigEndian = charset.equals(StandardCharsets.UTF_16BE);
      if (bigEndian || charset.equals(StandardCharsets.UTF_16LE)) {
        return new Utf16Reader(in, bigEndian);
      }
      return new InputStreamReader(
          in,
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE)
              .replaceWith(TORN));
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
        bytes = utf8(count);
        position = 0;
      }
      return true;
    }

    private byte[] utf8(int count) {
      ByteArrayOutputStream utf8 = new ByteArrayOutputStream(2 * count);
      int from = 0;
      for (int i = 0; i < count; i++) {
        if (i + 1 < count && Character.isSurrogatePair(chars[i], chars[i + 1])) {
          i++;
        } else if (Character.isSurrogate(chars[i])) {
          utf8.writeBytes(utf8(from, i));
          utf8.writeBytes(MALFORMED);
          from = i + 1;
        }
      }
      utf8.writeBytes(utf8(from, count));
      return utf8.toByteArray();
    }

    private byte[] utf8(int from, int to) {
      return new String(chars, from, to - from).getBytes(StandardCharsets.UTF_8);
    }
  }
}
