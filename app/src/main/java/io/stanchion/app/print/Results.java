package io.stanchion.app.print;

import io.stanchion.app.terminal.Terminal;
import io.stanchion.dataset.writer.OutputException;
import io.stanchion.dataset.writer.Plain;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/** Lines of results for a person, in the same words and digits everywhere. */
public final class Results implements AutoCloseable {
  private final Writer writer;

  public Results(Terminal terminal) {
    this.writer = new BufferedWriter(terminal.out());
  }

  public Results line(String format, Object... arguments) {
    try {
      writer.write(String.format(Locale.ROOT, format, plain(arguments)));
      writer.write('\n');
      return this;
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** No text from a file gets to a terminal with its control characters. */
  private static Object[] plain(Object[] arguments) {
    Object[] plain = arguments.clone();
    Arrays.setAll(plain, i -> plain[i] instanceof String text ? Plain.line(text) : plain[i]);
    return plain;
  }

  /** A score with three digits, or a dash where it is undefined. */
  static String score(OptionalDouble score) {
    return score.isPresent() ? String.format(Locale.ROOT, "%.3f", score.getAsDouble()) : "–";
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
