package io.stanchion.app.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** Remembers what went wrong first, for whoever writes through something that does not say. */
public final class Remembering extends FilterWriter {
  private Optional<IOException> failure = Optional.empty();

  public Remembering(Writer writer) {
    super(writer);
  }

  public Optional<IOException> failure() {
    return failure;
  }

  @Override
  public void write(int c) throws IOException {
    write(new char[] {(char) c}, 0, 1);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.substring(offset, offset + length).toCharArray(), 0, length);
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    try {
      out.write(chars, offset, length);
    } catch (IOException e) {
      remember(e);
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      remember(e);
      throw e;
    }
  }

  private void remember(IOException e) {
    failure = failure.or(() -> Optional.of(e));
  }
}
