package io.stanchion.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;

/** A file of rows under construction, which Spark gives its name when its task is committed. */
final class RowFile extends OutputWriter {
  private final String path;
  private final RowPrinter printer;

  RowFile(String path, RowPrinter printer) {
    this.path = path;
    this.printer = printer;
    try {
      printer.begin();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  @Override
  public void write(InternalRow row) {
    try {
      printer.print(row);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  @Override
  public void close() {
    try {
      printer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  @Override
  public String path() {
    return path;
  }
}
