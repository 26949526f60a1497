package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Where rows go: turned into bytes by any thread, or shown one after the other for a person. */
public final class RowOutput {
  /** Makes a sink that writes rows, and nothing else, to a stream. */
  interface Format {
    RowSink open(OutputStream out) throws IOException;
  }

  /** Some rows, or the bytes that they have become. */
  record Piece(List<Row> rows, ByteArrayOutputStream bytes) {}

  private final OutputStream out;
  private final Format format;
  private final boolean oneByOne;
  private final RowSink shown;

  private RowOutput(OutputStream out, Format format, boolean oneByOne) throws IOException {
    this.out = out;
    this.format = format;
    this.oneByOne = oneByOne;
    this.shown = format.open(out);
  }

  /** Takes a format in which every row stands for itself. */
  static RowOutput ofBytes(OutputStream out, Format format) throws IOException {
    return new RowOutput(out, format, false);
  }

  /** Takes a format in which rows depend on those before. */
  static RowOutput oneByOne(OutputStream out, Format format) throws IOException {
    return new RowOutput(out, format, true);
  }

  /** Does what can be done out of order. */
  Piece prepare(List<Row> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(oneByOne ? 0 : 1 << 16);
    if (oneByOne) {
      return new Piece(rows, bytes);
    }
    try (RowSink sink = format.open(bytes)) {
      for (Row row : rows) {
        sink.accept(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory", e);
    }
    return new Piece(List.of(), bytes);
  }

  void write(Piece piece) throws IOException {
    piece.bytes().writeTo(out);
    for (Row row : piece.rows()) {
      shown.accept(row);
    }
  }

  /** Passes everything on to what lies below. */
  void flush() throws IOException {
    out.flush();
  }

  /** Writes what is still to be written; does not close what lies below. */
  void finish() throws IOException {
    shown.close();
    out.flush();
  }
}
