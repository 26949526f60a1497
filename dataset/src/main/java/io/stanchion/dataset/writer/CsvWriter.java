package io.stanchion.dataset.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Rows of CSV in UTF-8 (RFC 4180, but with LF). A field is quoted where commons-csv quotes it: also
 * where it begins with a character that a spreadsheet or a shell might give a meaning, or ends in a
 * blank.
 *
 * <p>Nothing is held back between rows, and the stream is neither flushed nor closed. To be used by
 * one thread at a time.
 */
public final class CsvWriter {
  private final OutputStream out;
  private final boolean guarded;
  private final Utf8Buffer row = new Utf8Buffer(1 << 13);
  private boolean first = true;

  private CsvWriter(OutputStream out, boolean guarded) {
    this.out = out;
    this.guarded = guarded;
  }

  /**
   * Creates a writer of files that a person may open in a spreadsheet: each field that a
   * spreadsheet would compute gets a single quote in front, as {@link FormulaGuard} has it.
   *
   * @param out Takes the rows.
   * @return The writer.
   */
  public static CsvWriter guarded(OutputStream out) {
    return new CsvWriter(out, true);
  }

  /**
   * Creates a writer of files that programs read, with every field as it is.
   *
   * @param out Takes the rows.
   * @return The writer.
   */
  public static CsvWriter verbatim(OutputStream out) {
    return new CsvWriter(out, false);
  }

  /**
   * Adds a field to the current row.
   *
   * @param value What it holds.
   * @return This writer.
   */
  public CsvWriter field(String value) {
    String field = guarded ? FormulaGuard.guarded(value) : value;
    if (!first) {
      row.append(',');
    }
    if (needsQuotes(field, first)) {
      row.append('"');
      row.append(field.indexOf('"') < 0 ? field : field.replace("\"", "\"\""));
      row.append('"');
    } else {
      row.append(field);
    }
    first = false;
    return this;
  }

  /**
   * Adds a number to the current row.
   *
   * @param number The number.
   * @return This writer.
   */
  public CsvWriter field(long number) {
    return field(Long.toString(number));
  }

  /**
   * Ends the current row.
   *
   * @throws IOException If it cannot be written.
   */
  public void end() throws IOException {
    row.append('\n').writeTo(out);
    first = true;
  }

  /**
   * Writes a whole row.
   *
   * @param fields What its fields hold.
   * @throws IOException If it cannot be written.
   */
  public void row(List<String> fields) throws IOException {
    for (String value : fields) {
      field(value);
    }
    end();
  }

  private static boolean needsQuotes(String value, boolean first) {
    if (value.isEmpty()) {
      return first;
    }
    char start = value.charAt(0);
    return start <= '#'
        || value.charAt(value.length() - 1) <= ' '
        || value.indexOf(',') >= 0
        || value.indexOf('"') >= 0
        || value.indexOf('\n') >= 0
        || value.indexOf('\r') >= 0;
  }
}
