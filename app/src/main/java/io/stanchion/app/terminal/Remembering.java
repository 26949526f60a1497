package io.stanchion.app.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** A writer that remembers its first failure, for use below a writer that hides failures. */
public final class Remembering extends FilterWriter {
  private Optional<IOException> failure = Optional.empty();

  /**
   * Wraps a writer.
   *
   * @param writer The writer that may fail.
   */
  public Remembering(Writer writer) {
    super(writer);
  }

  /**
   * Returns the first failure.
   *
   * @return The failure, if anything could not be written.
   */
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
