package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a CSV file with a header. */
final class Rows {
  /** A row: its fields by the header's names, or why it has none. */
  record Row(
      long line,
      long offset,
      Map<String, String> fields,
      String original,
      Optional<String> problem) {
    String get(String column) {
      return fields.getOrDefault(column, "");
    }
  }

  private final CsvRecords records;
  private final long headerLine;
  private final List<String> header;

  private Rows(CsvRecords records, long headerLine, List<String> header) {
    this.records = records;
    this.headerLine = headerLine;
    this.header = header;
  }

  /**
   * Reads the header.
   *
   * @throws DataException If there is none that can be used.
   */
  static Rows open(String file, LineReader lines, ReadOptions options) throws IOException {
    Line first = firstLine(file, lines);
    char delimiter = options.delimiter().orElseGet(() -> delimiterOf(first.text()));
    CsvRecords records = new CsvRecords(lines, first, delimiter, options.limits());
    CsvRecords.Parsed parsed = records.next().orElseThrow();
    if (parsed.problem().isPresent()) {
      throw new DataException(
          file + ":" + parsed.line() + ": the header cannot be read: " + parsed.problem().get());
    }
    List<String> header = parsed.fields().stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw new DataException(
            file
                + ":"
                + parsed.line()
                + ": the header names column '"
                + name
                + "' twice; rename one of them");
      }
    }
    return new Rows(records, parsed.line(), header);
  }

  private static Line firstLine(String file, LineReader lines) throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    return line.orElseThrow(
        () -> new DataException(file + ": is empty; expected a header and rows"));
  }

  private static char delimiterOf(String header) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  boolean has(String column) {
    return header.contains(column);
  }

  List<String> header() {
    return header;
  }

  /**
   * Checks that a column is there.
   *
   * @param option The option that names another column; empty where the file has to be changed.
   * @throws DataException If it is not; the message lists the columns and says what to do.
   */
  void require(String file, String column, String option) {
    if (has(column)) {
      return;
    }
    List<String> shown = new ArrayList<>(header.subList(0, Math.min(20, header.size())));
    if (shown.size() < header.size()) {
      shown.add("…");
    }
    String mend = option.isEmpty() ? "rename the right one" : "name the right one with " + option;
    String hint = Suggestion.of(column, header).map(near -> " (did you mean '" + near + "'?)");
    throw new DataException(
        file
            + ":"
            + headerLine
            + ": no column '"
            + column
            + "' in the header "
            + shown
            + hint
            + "; "
            + mend);
  }

  Optional<Row> next() throws IOException {
    Optional<CsvRecords.Parsed> parsed = records.next();
    while (parsed.isPresent() && parsed.get().isBlankLine()) {
      parsed = records.next();
    }
    return parsed.map(this::row);
  }

  private Row row(CsvRecords.Parsed parsed) {
    Optional<String> problem = parsed.problem();
    if (problem.isEmpty() && parsed.fields().size() != header.size()) {
      problem =
          Optional.of(
              "the row has "
                  + parsed.fields().size()
                  + " fields, the header has "
                  + header.size()
                  + "; quote fields that contain the separator");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    if (problem.isEmpty()) {
      for (int i = 0; i < header.size(); i++) {
        fields.putIfAbsent(header.get(i), parsed.fields().get(i));
      }
    }
    return new Row(parsed.line(), parsed.offset(), fields, parsed.original(), problem);
  }
}
