package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import io.stanchion.dataset.writer.Utf8Buffer;
import java.util.List;
import java.util.Optional;

/**
 * Writes rows in one format. Safe for use by several threads, unless it {@link #isInOrder() needs
 * rows in order}.
 */
interface RowWriter {
  /**
   * Writes what stands before all rows.
   *
   * @throws io.stanchion.dataset.DataException If the format cannot hold the rows to come.
   */
  default void begin(Utf8Buffer to) {}

  void write(List<Row> rows, Utf8Buffer to);

  /** Writes what stands behind all rows. */
  default void end(Utf8Buffer to) {}

  /** Returns true if what is written of a row depends on the rows before it. */
  default boolean isInOrder() {
    return false;
  }

  /** Returns what a person should know of the rows that were written. */
  default Optional<String> note() {
    return Optional.empty();
  }
}
