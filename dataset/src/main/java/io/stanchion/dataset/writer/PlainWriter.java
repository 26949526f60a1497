package io.stanchion.dataset.writer;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Messages on their way to a terminal: whatever control character has got into one, by the name of
 * a file or a line of it, becomes a blank. Ends of lines stay.
 */
public final class PlainWriter extends FilterWriter {
  /**
   * Creates a writer.
   *
   * @param writer Takes the text without control characters.
   */
  public PlainWriter(Writer writer) {
    super(writer);
  }

  @Override
  public void write(int c) throws IOException {
    out.write(isHarmless((char) c) ? c : ' ');
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    write(new String(chars, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    StringBuilder plain = new StringBuilder(text.substring(offset, offset + length));
    for (int i = 0; i < plain.length(); i++) {
      if (!isHarmless(plain.charAt(i))) {
        plain.setCharAt(i, ' ');
      }
    }
    out.write(plain.toString());
  }

  private static boolean isHarmless(char c) {
    int type = Character.getType(c);
    return c == '\n' || (type != Character.CONTROL && type != Character.FORMAT);
  }
}
