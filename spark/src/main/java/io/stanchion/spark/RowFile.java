package io.stanchion.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;

/** A file of rows under construction, which Spark gives its name when its task is committed. */
final class RowFile extends OutputWriter {
  private static final int BUFFER = 1 << 16;

  private final String path;
  private final Writer out;
  private final RowPrinter printer;

  RowFile(String path, OutputStream stream, RowPrinter printer) {
    this.path = path;
    this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
    this.printer = printer;
    try {
      printer.begin(out);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  @Override
  public void write(InternalRow row) {
    try {
      printer.print(row, out);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  @Override
  public String path() {
    return path;
  }
}
