package io.stanchion.dataset.reader;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Splits lines at tabs and at nothing else: a line is a record. */
final class TabRecords implements Rows.Records {
  private final LineReader lines;

  private final Limits limits;

  TabRecords(LineReader lines, Limits limits) {
    this.lines = lines;
    this.limits = limits;
  }

  @Override
  public Optional<CsvRecords.Parsed> next() throws IOException {
    return lines.next().map(this::parsed);
  }

  CsvRecords.Parsed parsed(Line line) {
    Optional<String> problem = line.problem().or(() -> tooWide(line));
    List<String> fields = problem.isPresent() ? List.of() : List.of(line.text().split("\t", -1));
    return new CsvRecords.Parsed(line.number(), line.offset(), fields, line.text(), problem);
  }

  private Optional<String> tooWide(Line line) {
    long columns = 1 + line.text().chars().filter(c -> c == '\t').count();
    return columns <= limits.columns()
        ? Optional.empty()
        : Optional.of(
            "the row has "
                + columns
                + " columns, more than the "
                + limits.columns()
                + " allowed; raise --max-columns");
  }

  @Override
  public String mend() {
    return "a tab stands between fields and nowhere else";
  }
}
