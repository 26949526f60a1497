package io.stanchion.dataset.reader;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Splits lines at tabs and at nothing else: a line is a record. */
final class TabRecords implements Rows.Records {
  private final LineReader lines;

  TabRecords(LineReader lines) {
    this.lines = lines;
  }

  @Override
  public Optional<CsvRecords.Parsed> next() throws IOException {
    return lines.next().map(TabRecords::parsed);
  }

  static CsvRecords.Parsed parsed(Line line) {
    List<String> fields =
        line.problem().isPresent() ? List.of() : List.of(line.text().split("\t", -1));
    return new CsvRecords.Parsed(line.number(), fields, line.text(), line.problem());
  }

  @Override
  public String mend() {
    return "a tab stands between fields and nowhere else";
  }
}
