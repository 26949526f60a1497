package io.stanchion.classify.run;

import io.stanchion.classify.output.RowFormat;
import io.stanchion.dataset.DataException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A file of rows in one format.
 *
 * @param format The format.
 * @param file The file.
 */
public record RowFile(RowFormat format, Path file) {
  /**
   * Parses a file as {@code --also} takes it.
   *
   * @param given For example {@code semeval:official.txt}.
   * @return The file.
   * @throws DataException If it is not of the form {@code FORMAT:FILE}.
   */
  public static RowFile of(String given) {
    int colon = given.indexOf(':');
    String name = given.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT);
    RowFormat format =
        Arrays.stream(RowFormat.values())
            .filter(one -> one.name().equals(name) && colon + 1 < given.length())
            .findFirst()
            .orElseThrow(
                () ->
                    new DataException(
                        "--also '"
                            + given
                            + "' is not FORMAT:FILE, such as semeval:official.txt; the formats are"
                            + " text, csv, jsonl and semeval"));
    return new RowFile(format, Path.of(given.substring(colon + 1)));
  }
}
