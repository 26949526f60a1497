package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import java.io.IOException;

/** Takes classified units in input order, on one thread. */
interface RowSink extends AutoCloseable {
  void accept(Row row) throws IOException;

  /** Writes what is still to be written; does not close what lies below. */
  @Override
  void close() throws IOException;
}
