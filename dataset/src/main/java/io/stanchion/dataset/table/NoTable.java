package io.stanchion.dataset.table;

import io.stanchion.dataset.DataException;
import java.util.List;
import java.util.Locale;

/** Text that is clearly no table of rows, whatever its name. */
public final class NoTable {
  private static final List<String> STARTS = List.of("<!doctype", "<html", "<?xml");

  private NoTable() {}

  /**
   * Refuses such text.
   *
   * @param file What to call it.
   * @param start The characters that it begins with, a byte each.
   * @throws DataException If they are those of another format.
   */
  public static void refuse(String file, String start) {
    String first = start.stripLeading().toLowerCase(Locale.ROOT);
    if (STARTS.stream().anyMatch(first::startsWith)) {
      throw new DataException(file + ": is HTML or XML; expected CSV or JSON Lines");
    }
  }
}
