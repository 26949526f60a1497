package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import java.util.Locale;
import java.util.Optional;

/** Files that are clearly no table of rows, whatever their name. */
final class NoTable {
  private NoTable() {}

  /**
   * Refuses such a file.
   *
   * @param file What to call it.
   * @param start The characters that it begins with, a byte each.
   * @throws DataException If they are those of another format.
   */
  static void refuse(String file, String start) {
    Optional<String> other = format(start);
    if (other.isPresent()) {
      throw new DataException(file + ": is " + other.get());
    }
  }

  private static Optional<String> format(String start) {
    String lower = start.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("PK\u0003\u0004")) {
      return Optional.of(
          "a ZIP archive, such as a workbook of Excel or LibreOffice; save the sheet as CSV in"
              + " UTF-8");
    }
    if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return Optional.of("a file of an older Microsoft Office; save the sheet as CSV in UTF-8");
    }
    if (start.startsWith("%PDF")) {
      return Optional.of("a PDF; expected CSV or JSON Lines");
    }
    if (start.startsWith("PAR1")) {
      return Optional.of("a Parquet file; expected CSV or JSON Lines");
    }
    if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.startsWith("<?xml")) {
      return Optional.of("HTML or XML; expected CSV or JSON Lines");
    }
    return Optional.empty();
  }
}
