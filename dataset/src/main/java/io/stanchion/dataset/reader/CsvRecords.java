package io.stanchion.dataset.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Splits lines into CSV records (RFC 4180) one at a time, so that a broken record costs that record
 * and not the rest of the file: commons-csv parses each, and after a failure reading goes on at the
 * second line of what failed.
 */
final class CsvRecords {
  /** What one record is: its fields, or why it has none. */
  record Parsed(long line, List<String> fields, String original, Optional<String> problem) {
    boolean isBlankLine() {
      return problem.isEmpty() && fields.size() == 1 && fields.get(0).isBlank();
    }
  }

  private static final int MAX_RECORD_CHARS = LineReader.MAX_LINE_BYTES;

  private final LineReader lines;
  private final CSVFormat format;
  private final char delimiter;
  private final Deque<Line> pushedBack = new ArrayDeque<>();

  CsvRecords(LineReader lines, Line first, char delimiter) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    pushedBack.add(first);
  }

  Optional<Parsed> next() throws IOException {
    Optional<Line> first = nextLine();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    List<Line> record = new ArrayList<>(List.of(first.get()));
    QuoteState state = new QuoteState(delimiter);
    state.accept(first.get());
    long chars = first.get().text().length();
    while (state.isOpen() && record.stream().allMatch(line -> line.problem().isEmpty())) {
      Optional<Line> more = chars > MAX_RECORD_CHARS ? Optional.empty() : nextLine();
      if (more.isEmpty()) {
        return Optional.of(
            failed(record, "a quote opens in this record and never closes; close or double it"));
      }
      record.add(more.get());
      state.accept(more.get());
      chars += more.get().text().length();
    }
    return Optional.of(parsed(record));
  }

  private Optional<Line> nextLine() throws IOException {
    return pushedBack.isEmpty() ? lines.next() : Optional.of(pushedBack.remove());
  }

  private Parsed parsed(List<Line> record) {
    Line last = record.get(record.size() - 1);
    if (last.problem().isPresent()) {
      return failed(record, last.problem().get());
    }
    StringBuilder text = new StringBuilder();
    record.forEach(line -> text.append(line.text()).append(line.ending()));
    text.setLength(text.length() - last.ending().length());
    try (CSVParser parser = CSVParser.parse(text.toString(), format)) {
      List<CSVRecord> records = parser.getRecords();
      List<String> fields = records.isEmpty() ? List.of("") : List.of(records.get(0).values());
      return new Parsed(record.get(0).number(), fields, text.toString(), Optional.empty());
    } catch (CSVException | UncheckedIOException e) {
      return failed(record, "text follows a closing quote; double the quotes inside a field");
    } catch (IOException e) {
      throw new UncheckedIOException("Parsing from memory", e);
    }
  }

  /** Gives up the first line only: the others may be good records that a stray quote swallowed. */
  private Parsed failed(List<Line> record, String problem) {
    for (int i = record.size() - 1; i > 0; i--) {
      pushedBack.addFirst(record.get(i));
    }
    Line first = record.get(0);
    return new Parsed(first.number(), List.of(), first.text(), Optional.of(problem));
  }

  /** Follows quotes through the lines of a record, to know whether the record goes on. */
  private static final class QuoteState {
    private final char delimiter;
    private boolean open;
    private boolean broken;

    QuoteState(char delimiter) {
      this.delimiter = delimiter;
    }

    boolean isOpen() {
      return open && !broken;
    }

    void accept(Line line) {
      String text = line.text();
      int i = 0;
      while (i < text.length() && !broken) {
        i = open ? afterQuoted(text, i) : afterUnquoted(text, i);
      }
    }

    private int afterUnquoted(String text, int start) {
      if (text.charAt(start) == '"') {
        open = true;
        return start + 1;
      }
      int end = text.indexOf(delimiter, start);
      return end < 0 ? text.length() : end + 1;
    }

    private int afterQuoted(String text, int start) {
      int quote = text.indexOf('"', start);
      if (quote < 0) {
        return text.length();
      }
      boolean last = quote + 1 == text.length();
      if (!last && text.charAt(quote + 1) == '"') {
        return quote + 2;
      }
      open = false;
      broken = !last && text.charAt(quote + 1) != delimiter;
      return quote + 2;
    }
  }
}
