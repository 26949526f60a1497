package io.stanchion.dataset.reader;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip, with all that the JDK lets pass: bytes behind the end, and files that unpack to
 * more than anybody wants. Each read gives what there is before it meets damage.
 */
final class Gunzip extends GZIPInputStream {
  private static final int TRAILER = 8;

  /** A short file may be as repetitive as it likes. */
  private static final long ALWAYS_ALLOWED = 16 << 20;

  private final Packed packed;
  private final Limits limits;
  private long unpacked;
  private long packedAtLastFill;

  private Gunzip(Packed packed, Limits limits) throws IOException {
    super(packed, 1 << 16);
    this.packed = packed;
    this.limits = limits;
  }

  static InputStream open(BufferedInputStream in, Limits limits) throws IOException {
    return new Gunzip(new Packed(in), limits);
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    packedAtLastFill = packed.count;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count < 0) {
      requireEnd();
      return count;
    }
    unpacked += count;
    if (unpacked > limits.unpackedBytes()) {
      throw new TooLargeException(
          String.format(
              Locale.ROOT,
              "the file unpacks to more than the %d bytes allowed; if that is no accident, raise"
                  + " --max-unpacked-bytes",
              limits.unpackedBytes()));
    }
    if (unpacked > ALWAYS_ALLOWED && unpacked / packed.count > limits.unpackedRatio()) {
      throw new TooLargeException(
          String.format(
              Locale.ROOT,
              "the file unpacks to more than %d times its size; if that is no accident, raise"
                  + " --max-unpacked-ratio",
              limits.unpackedRatio()));
    }
    return count;
  }

  /** The JDK takes whatever follows the last member and does not begin another for nothing. */
  private void requireEnd() throws IOException {
    // Reads on, so that the answer is the same when asked again.
    packed.read();
    if (inf.getRemaining() + packed.count - packedAtLastFill > TRAILER) {
      throw new ZipException("something follows its end that is not gzip");
    }
  }

  /** More than 0 makes a buffer read on, and lose what it has when that fails. */
  @Override
  public int available() {
    return 0;
  }

  /** Says that a limit was reached; the input itself may be in order. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

  /** Compressed bytes; unlike a pipe's, their stream knows whether more are to come. */
  private static final class Packed extends FilterInputStream {
    private long count;

    Packed(BufferedInputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
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
}
