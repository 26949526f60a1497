package io.stanchion.dataset.writer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Rows in UTF-8 on their way to a terminal: control characters become question marks, so that no
 * escape sequence in a text is obeyed. Files and pipes get the text as it is.
 */
public final class PlainStream extends FilterOutputStream {
  private static final int LEADS_TO_C1 = 0xC2;

  private int last;

  /**
   * Creates a stream.
   *
   * @param stream Takes the text without control characters.
   */
  public PlainStream(OutputStream stream) {
    super(stream);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    byte[] plain = new byte[length];
    for (int i = 0; i < length; i++) {
      int one = bytes[offset + i] & 0xff;
      boolean c0 = one < 0x20 && one != '\n' && one != '\t';
      // Of the two bytes of U+0080 to U+009F, the second becomes that of a no-break space.
      boolean c1 = last == LEADS_TO_C1 && one >= 0x80 && one < 0xA0;
      plain[i] = (byte) (c0 || one == 0x7f ? '?' : c1 ? 0xA0 : one);
      last = one;
    }
    out.write(plain, 0, length);
  }
}
