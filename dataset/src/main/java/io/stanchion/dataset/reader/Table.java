package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.table.NoTable;
import io.stanchion.dataset.table.OwnRows;
import io.stanchion.dataset.writer.FormulaGuard;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CSV file with a header that has to be in order, whole in memory, its fields as they stand in
 * the file.
 *
 * @param name The input's name.
 * @param header The column names in file order.
 * @param rows The rows in file order.
 */
public record Table(String name, List<String> header, List<Row> rows) {
  /**
   * A row.
   *
   * @param line The line on which it starts, from 1.
   * @param fields Its fields by column name.
   */
  public record Row(long line, Map<String, String> fields) {
    /**
     * Returns a field.
     *
     * @param column The column's name.
     * @return The field as found; empty text if there is no such column.
     */
    public String get(String column) {
      return fields.getOrDefault(column, "");
    }
  }

  /** Copies the lists. */
  public Table {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @param input The file.
   * @param required The columns it must have.
   * @return The table.
   * @throws DataException If it cannot be read, lacks a column, or has a row that is not in order.
   */
  public static Table read(Input input, List<String> required) {
    ReadOptions options = ReadOptions.DEFAULT;
    try (InputStream in = Utf8Stream.open(input.open(), options)) {
      BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
      NoTable.refuse(input.name(), start(buffered));
      Rows rows = Rows.open(input.name(), new LineReader(buffered), options).asFound();
      required.forEach(column -> rows.require(input.name(), column, ""));
      List<Row> read = new ArrayList<>();
      for (Optional<Rows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        long line = row.get().line();
        row.get()
            .problem()
            .ifPresent(
                problem -> {
                  throw new DataException(input.name() + ":" + line + ": " + problem);
                });
        read.add(new Row(line, row.get().fields()));
      }
      return new Table(input.name(), rows.header(), read);
    } catch (IOException e) {
      throw new DataException(input.name() + ": " + DataException.describe(e), e);
    }
  }

  private static String start(BufferedInputStream in) throws IOException {
    String start = new String(Utf8Stream.peek(in, 64), StandardCharsets.ISO_8859_1);
    if (start.stripLeading().startsWith("{")) {
      throw new IOException("is JSON; expected CSV with a header");
    }
    return start;
  }

  /**
   * Takes off what guards the fields of a file that Stanchion wrote against spreadsheets.
   *
   * @return The same table, if its columns are not those of such a file.
   */
  public Table restored() {
    return OwnRows.have(header)
        ? new Table(name, header, rows.stream().map(Table::restored).toList())
        : this;
  }

  private static Row restored(Row row) {
    Map<String, String> fields = new LinkedHashMap<>();
    row.fields().forEach((column, field) -> fields.put(column, FormulaGuard.original(field)));
    return new Row(row.line(), fields);
  }

  /**
   * Names a place in the table for a message.
   *
   * @param row The row.
   * @return {@code file:line: }, with a blank at the end.
   */
  public String where(Row row) {
    return name + ":" + row.line() + ": ";
  }
}
