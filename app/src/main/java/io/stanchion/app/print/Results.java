package io.stanchion.app.print;

import io.stanchion.app.terminal.Terminal;
import io.stanchion.dataset.writer.OutputException;
import io.stanchion.dataset.writer.Plain;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;

/** Lines of results for a person. */
public final class Results implements AutoCloseable {
  private final Writer writer;

  /**
   * Opens the terminal's results.
   *
   * @param terminal Takes the lines; it stays open.
   */
  public Results(Terminal terminal) {
    this.writer = new BufferedWriter(terminal.out());
  }

  /**
   * Prints a line.
   *
   * @param format A format as {@link String#format} takes it.
   * @param arguments Its arguments; control characters in texts are escaped.
   * @return These results.
   * @throws OutputException If the line cannot be written.
   */
  public Results line(String format, Object... arguments) {
    try {
      writer.write(String.format(Locale.ROOT, format, plain(arguments)));
      writer.write('\n');
      return this;
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** Escapes control characters, which a text from a file may hold. */
  private static Object[] plain(Object[] arguments) {
    Object[] plain = arguments.clone();
    Arrays.setAll(plain, i -> plain[i] instanceof String text ? Plain.line(text) : plain[i]);
    return plain;
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }
}
