package io.stanchion.dataset.writer;

/**
 * A field of CSV. It is quoted where commons-csv quotes it: also where it begins with a character
 * that spreadsheets or shells might take for something, or ends in a blank.
 */
public final class CsvField {
  private CsvField() {}

  /**
   * Quotes a field where it has to be.
   *
   * @param value What it holds.
   * @param first Whether it is the first of its row.
   * @return The field as it stands in a file.
   */
  public static String quoted(String value, boolean first) {
    return needsQuotes(value, first) ? '"' + inQuotes(value) + '"' : value;
  }

  public static String inQuotes(String value) {
    return value.indexOf('"') < 0 ? value : value.replace("\"", "\"\"");
  }

  public static boolean needsQuotes(String value, boolean first) {
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
