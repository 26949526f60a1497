package io.stanchion.classify.output;

import io.stanchion.dataset.DataException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats of rows. */
public enum RowFormat {
  /** For a person. */
  TEXT,
  /** RFC 4180. */
  CSV,
  /** A JSON object a line. */
  JSONL,
  /** The input of the scorer of SemEval-2016 task 6. */
  SEMEVAL;

  private static final Pattern ENDING =
      Pattern.compile("\\.([a-z][a-z0-9]{0,9})$", Pattern.CASE_INSENSITIVE);

  /**
   * Finds the format that a file's name asks for; a final {@code .gz} is looked through.
   *
   * @param file The name.
   * @return The format; empty for a name without an ending.
   * @throws DataException If rows cannot be written in the format of the ending.
   */
  public static Optional<RowFormat> of(String file) {
    String name = file.replaceFirst("(?i)\\.gz$", "");
    Matcher ending = ENDING.matcher(name);
    if (!ending.find()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (ending.group(1).toLowerCase(Locale.ROOT)) {
          case "csv" -> CSV;
          case "jsonl", "ndjson" -> JSONL;
          case "txt" -> TEXT;
          default ->
              throw DataException.at(
                  file,
                  "rows cannot be written as "
                      + ending.group()
                      + "; expected .csv, .csv.gz, .jsonl, .jsonl.gz or .txt (spreadsheets open"
                      + " .csv), or name the format with --format");
        });
  }

  RowWriter writer(Columns columns, TextStyle style) {
    List<String> labels = columns.labels();
    return switch (this) {
      case TEXT -> new TextRows(labels, style);
      case CSV -> new CsvRows(labels, columns.sets(), columns.kept());
      case JSONL -> new JsonlRows(labels, columns.sets(), columns.kept());
      case SEMEVAL -> new SemEvalRows(labels);
    };
  }
}
