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
 * Where results and messages go, and whether a person is watching.
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

  /** Takes the process's own streams; the launcher says which of them are terminals. */
  public static Terminal ofProcess() {
    boolean watched = Boolean.getBoolean("stanchion.results.watched");
    return new Terminal(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        watched,
        Boolean.getBoolean("stanchion.messages.watched"),
        watched && System.getenv("NO_COLOR") == null,
        Math.max(60, Integer.getInteger("stanchion.width", 100)));
  }

  /** The stream for rows that hold foreign text: harmless where they go to a terminal. */
  public OutputStream plainResults() {
    return resultsWatched ? new PlainStream(results) : results;
  }

  public Writer out() {
    return new OutputStreamWriter(new Unclosed(results), StandardCharsets.UTF_8);
  }

  public Writer err() {
    return new OutputStreamWriter(new Unclosed(messages), StandardCharsets.UTF_8);
  }

  /** A stream that outlives the writers around it. */
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
