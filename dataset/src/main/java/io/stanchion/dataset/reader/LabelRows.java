package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a file of labels, of whatever format. */
interface LabelRows {
  /** A row: its fields by name, or why it has none. */
  interface Row {
    /** Returns the line on which it starts, from 1. */
    long line();

    /** Returns why it has no fields. */
    Optional<String> problem();

    /** Returns a field; empty text if there is no such column. */
    String get(String column);

    /** Returns all fields, in the order of the file. */
    Map<String, String> fields();
  }

  /** Checks whether there is a column of a name. */
  boolean has(String column);

  /** Returns the columns by the names that {@link Row#get} goes by. */
  Columns names(Columns asked);

  /** Returns the words for a column, by the name that it has in the file. */
  String title(String column);

  /** Returns the labels that the format knows; none where any may occur. */
  Set<String> labels();

  /**
   * Checks that a column is there.
   *
   * @param file What to call the file.
   * @param column The column's name.
   * @param option The option that names another column; empty where the file has to be changed.
   * @throws DataException If it is not; the message lists the columns and says what to do.
   */
  void require(String file, String column, String option);

  /** Returns the next row; empty behind the last. */
  Optional<? extends Row> next() throws IOException;
}
