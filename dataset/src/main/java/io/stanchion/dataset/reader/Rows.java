package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.names.Suggestion;
import io.stanchion.dataset.table.Delimiter;
import io.stanchion.dataset.table.OwnRows;
import io.stanchion.dataset.writer.FormulaGuard;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a file with a header: CSV, or the format of {@link SemEval}. */
final class Rows implements LabelRows {
  /** Splits the lines below the header. */
  interface Records {
    Optional<CsvRecords.Parsed> next() throws IOException;

    /** Advice about a record with too many or too few fields. */
    String mend();
  }

  /** A row: its fields by the header's names, or why it has none. */
  final class Row implements LabelRows.Row {
    private final CsvRecords.Parsed parsed;
    private final Optional<String> problem;

    private Row(CsvRecords.Parsed parsed, Optional<String> problem) {
      this.parsed = parsed;
      this.problem = problem;
    }

    @Override
    public long line() {
      return parsed.line();
    }

    long offset() {
      return parsed.offset();
    }

    String original() {
      return parsed.original();
    }

    @Override
    public Optional<String> problem() {
      return problem;
    }

    @Override
    public String get(String column) {
      Integer place = problem.isPresent() ? null : places.get(column);
      return place == null ? "" : value(column, parsed.fields().get(place));
    }

    @Override
    public Map<String, String> fields() {
      Map<String, String> fields = new LinkedHashMap<>();
      if (problem.isEmpty()) {
        places.keySet().forEach(column -> fields.put(column, get(column)));
      }
      return fields;
    }
  }

  private final Records records;
  private final boolean semEval;
  private boolean guarded;
  private final long headerLine;

  /** The columns as the file calls them, and as they are called here. */
  private final List<String> titles;

  private final List<String> header;

  /** Of several columns without a name, the first counts. */
  private final Map<String, Integer> places = new LinkedHashMap<>();

  private Rows(Records records, boolean semEval, long headerLine, List<String> found) {
    this.semEval = semEval;
    this.guarded = OwnRows.have(found);
    this.headerLine = headerLine;
    this.titles = guarded ? found.stream().map(FormulaGuard::original).toList() : found;
    this.records = new HeaderRows(records, found);
    this.header = semEval ? SemEval.names(titles) : titles;
    for (int place = 0; place < header.size(); place++) {
      places.putIfAbsent(header.get(place), place);
    }
  }

  /**
   * Reads the header.
   *
   * @throws DataException If there is none that can be used.
   */
  static Rows open(String file, LineReader lines, ReadOptions options) throws IOException {
    lines.refuseOtherEncodings();
    Line first = firstLine(file, lines);
    boolean asked = options.format().equals(Optional.of(Format.SEMEVAL));
    if (asked || (options.format().isEmpty() && SemEval.isIn(file, first.text()))) {
      return semEval(file, lines, first, options);
    }
    Optional<Character> said = Delimiter.said(first.text());
    Line header = said.isPresent() ? firstLine(file, lines) : first;
    char delimiter =
        options.delimiter().or(() -> said).orElseGet(() -> Delimiter.in(header.text()));
    CsvRecords records = new CsvRecords(lines, header, delimiter, options.limits());
    return rows(file, records, false, records.next().orElseThrow());
  }

  private static Rows semEval(String file, LineReader lines, Line first, ReadOptions options) {
    // As they were published, some files are in the one encoding and some in the other.
    lines.orElseIn(Charset.forName("windows-1252"));
    TabRecords records = new TabRecords(lines, options.limits());
    Rows rows = rows(file, records, true, records.parsed(first));
    if (!SemEval.hasColumns(rows.titles)) {
      throw new DataException(
          file
              + ":"
              + first.number()
              + ": the header "
              + rows.titles
              + " does not begin with the columns "
              + SemEval.HEADER
              + ", separated by tabs");
    }
    return rows;
  }

  private static Rows rows(
      String file, Records records, boolean semEval, CsvRecords.Parsed parsed) {
    if (parsed.problem().isPresent()) {
      throw new DataException(
          file + ":" + parsed.line() + ": the header cannot be read: " + parsed.problem().get());
    }
    List<String> titles = parsed.fields().stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String name : titles) {
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
    return new Rows(records, semEval, parsed.line(), titles);
  }

  private static Line firstLine(String file, LineReader lines) throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    return line.orElseThrow(
        () -> new DataException(file + ": is empty; expected a header and rows"));
  }

  @Override
  public boolean has(String column) {
    return header.contains(column);
  }

  List<String> header() {
    return header;
  }

  /** Leaves fields as they stand in the file, guarded against spreadsheets or not. */
  Rows asFound() {
    guarded = false;
    return this;
  }

  /**
   * Returns the name under which {@link Row#get} knows a column that may be named as in the file.
   */
  String name(String column) {
    return has(column) || !titles.contains(column) ? column : header.get(titles.indexOf(column));
  }

  @Override
  public Columns names(Columns asked) {
    return new Columns(
        name(asked.text()),
        name(asked.label()),
        asked.id().map(this::name),
        asked.group().map(this::name),
        asked.target().map(this::name));
  }

  @Override
  public String title(String column) {
    return "column '" + (has(column) ? titles.get(header.indexOf(column)) : column) + "'";
  }

  @Override
  public Set<String> labels() {
    return semEval ? SemEval.LABELS : Set.of();
  }

  @Override
  public void require(String file, String column, String option) {
    if (has(column)) {
      return;
    }
    List<String> shown = new ArrayList<>(titles.subList(0, Math.min(20, titles.size())));
    if (shown.size() < titles.size()) {
      shown.add("…");
    }
    String mend = option.isEmpty() ? "rename the right one" : "name the right one with " + option;
    String hint = Suggestion.of(column, titles).map(near -> " (did you mean '" + near + "'?)");
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

  @Override
  public Optional<Row> next() throws IOException {
    return records.next().map(this::row);
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
                  + "; "
                  + records.mend());
    }
    return new Row(parsed, problem);
  }

  private String value(String column, String field) {
    boolean unlabelled =
        semEval && column.equals("label") && field.strip().equals(SemEval.UNLABELLED);
    return unlabelled ? "" : guarded ? FormulaGuard.original(field) : field;
  }
}
