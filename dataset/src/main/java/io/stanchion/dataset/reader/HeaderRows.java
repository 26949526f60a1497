package io.stanchion.dataset.reader;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds rows that are headers: those of Qualtrics below its first one, and a header that is
 * repeated further down, as when files were put together.
 */
final class HeaderRows implements Rows.Records {
  private static final String IMPORT_ID = "{\"ImportId\":";

  private final Rows.Records records;
  private final List<String> titles;
  private final Deque<CsvRecords.Parsed> ahead = new ArrayDeque<>();
  private Optional<IOException> failure = Optional.empty();
  private boolean begun;

  HeaderRows(Rows.Records records, List<String> titles) {
    this.records = records;
    this.titles = titles;
  }

  @Override
  public String mend() {
    return records.mend();
  }

  /** Returns the next record that is not a blank line. */
  @Override
  public Optional<CsvRecords.Parsed> next() throws IOException {
    if (!begun) {
      begun = true;
      lookForQualtrics();
    }
    if (!ahead.isEmpty()) {
      return Optional.of(ahead.remove());
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return checked(nextRecord());
  }

  private void lookForQualtrics() throws IOException {
    Optional<CsvRecords.Parsed> second = nextRecord();
    Optional<CsvRecords.Parsed> third = second.isEmpty() ? second : lookAhead();
    boolean qualtrics = third.isPresent() && isImportIds(third.get());
    if (qualtrics) {
      String mend = "; take lines " + second.get().line() + " and " + third.get().line() + " out";
      ahead.add(failed(second.get(), "the row is the second header row of Qualtrics" + mend));
      ahead.add(failed(third.get(), "the row is the third header row of Qualtrics" + mend));
    } else {
      checked(second).ifPresent(ahead::add);
      checked(third).ifPresent(ahead::add);
    }
  }

  /** Lets no row before a failure be lost to it. */
  private Optional<CsvRecords.Parsed> lookAhead() {
    try {
      return nextRecord();
    } catch (IOException e) {
      failure = Optional.of(e);
      return Optional.empty();
    }
  }

  private Optional<CsvRecords.Parsed> nextRecord() throws IOException {
    Optional<CsvRecords.Parsed> parsed = records.next();
    while (parsed.isPresent() && parsed.get().isBlankLine()) {
      parsed = records.next();
    }
    return parsed;
  }

  private static boolean isImportIds(CsvRecords.Parsed row) {
    List<String> given = row.fields().stream().filter(field -> !field.isBlank()).toList();
    return !given.isEmpty() && given.stream().allMatch(HeaderRows::isImportId);
  }

  private static boolean isImportId(String field) {
    return field.replace(" ", "").startsWith(IMPORT_ID);
  }

  private Optional<CsvRecords.Parsed> checked(Optional<CsvRecords.Parsed> row) {
    return row.isPresent() && isHeader(row.get().fields())
        ? Optional.of(failed(row.get(), "the row repeats the header; take it out"))
        : row;
  }

  /** A single column may hold its own name, a row of several does not by chance. */
  private boolean isHeader(List<String> fields) {
    return titles.size() > 1
        && fields.size() == titles.size()
        && fields.get(0).strip().equals(titles.get(0))
        && fields.stream().map(String::strip).toList().equals(titles);
  }

  private static CsvRecords.Parsed failed(CsvRecords.Parsed row, String problem) {
    return new CsvRecords.Parsed(
        row.line(), row.offset(), List.of(), row.original(), Optional.of(problem));
  }
}
