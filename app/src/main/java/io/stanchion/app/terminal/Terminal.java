package io.stanchion.app.terminal;

import io.stanchion.dataset.writer.PlainStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The streams for results and messages, and whether each is shown to a person.
 *
 * @param results The stream for results; failures to write show as exceptions.
 * @param messages The stream for messages.
 * @param resultsWatched Whether results go to a terminal.
 * @param messagesWatched Whether messages go to a terminal.
 * @param coloured Whether results may be coloured.
 * @param width The width of the terminal in characters.
 */
public record Terminal(
    OutputStream results,
    OutputStream messages,
    boolean resultsWatched,
    boolean messagesWatched,
    boolean coloured,
    int width) {

  private static final int NARROWEST = 60;
  private static final int UNWATCHED = 80;

  /**
   * Opens the process's own streams. The launcher sets properties that say which of them are
   * terminals.
   *
   * @return The terminal of this process.
   */
  public static Terminal ofProcess() {
    boolean watched = Boolean.getBoolean("stanchion.results.watched");
    return new Terminal(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        watched,
        Boolean.getBoolean("stanchion.messages.watched"),
        watched && System.getenv("NO_COLOR") == null,
        Math.max(NARROWEST, Integer.getInteger("stanchion.width", 100)));
  }

  /**
   * Returns the width of help texts.
   *
   * @return The terminal's width, at least 60; 80 if results do not go to a terminal.
   */
  public int helpWidth() {
    return resultsWatched ? Math.max(NARROWEST, width) : UNWATCHED;
  }

  /**
   * Opens the results for rows that hold foreign text.
   *
   * @return The stream for results; on a terminal, one that escapes control characters.
   */
  public OutputStream plainResults() {
    return resultsWatched ? new PlainStream(results) : results;
  }

  /**
   * Opens the results for text.
   *
   * @return A writer in UTF-8; closing it leaves the stream open.
   */
  public Writer out() {
    return new OutputStreamWriter(new Unclosed(results), StandardCharsets.UTF_8);
  }

  /**
   * Opens the messages for text.
   *
   * @return A writer in UTF-8; closing it leaves the stream open.
   */
  public Writer err() {
    return new OutputStreamWriter(new Unclosed(messages), StandardCharsets.UTF_8);
  }

  /** A stream that stays open when the writers around it are closed. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
