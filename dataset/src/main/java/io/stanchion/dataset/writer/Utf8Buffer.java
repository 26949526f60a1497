package io.stanchion.dataset.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text under construction, as UTF-8; unpaired surrogates become question marks. Its memory is kept
 * for the next text. To be used by one thread at a time.
 */
public final class Utf8Buffer extends OutputStream {
  private byte[] bytes;
  private int size;

  /**
   * Creates an empty buffer.
   *
   * @param capacity The bytes that it holds before it grows.
   */
  public Utf8Buffer(int capacity) {
    this.bytes = new byte[capacity];
  }

  /**
   * Adds an ASCII character.
   *
   * @param ascii The character, below 128.
   * @return This buffer.
   */
  public Utf8Buffer append(char ascii) {
    write(ascii);
    return this;
  }

  /**
   * Adds a text.
   *
   * @param text The text.
   * @return This buffer.
   */
  public Utf8Buffer append(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    write(more, 0, more.length);
    return this;
  }

  @Override
  public void write(int one) {
    makeRoom(1);
    bytes[size++] = (byte) one;
  }

  @Override
  public void write(byte[] more, int offset, int length) {
    makeRoom(length);
    System.arraycopy(more, offset, bytes, size, length);
    size += length;
  }

  private void makeRoom(long more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.toIntExact(2 * (size + more)));
    }
  }

  /**
   * Writes out what has been added, and forgets it.
   *
   * @param out Takes the bytes.
   * @throws IOException If they cannot be written.
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }
}
