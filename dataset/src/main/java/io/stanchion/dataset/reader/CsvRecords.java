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
final class CsvRecords implements Rows.Records {
  /** What one record is: its fields, or why it has none. */
  record Parsed(
      long line, long offset, List<String> fields, String original, Optional<String> problem) {
    boolean isBlankLine() {
      return problem.isEmpty() && fields.size() == 1 && original.isBlank();
    }
  }

  private final LineReader lines;
  private final CSVFormat format;
  private final char delimiter;
  private final Limits limits;
  private final Deque<Line> pushedBack = new ArrayDeque<>();

  /** How many of the lines pushed back leave quotes open that are open before them. */
  private int transparent;

  /** What a record that opens quotes in one of those lines comes to. */
  private String fate = "";

  CsvRecords(LineReader lines, Line first, char delimiter, Limits limits) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.limits = limits;
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    pushedBack.add(first);
  }

  @Override
  public String mend() {
    return "quote fields that contain the separator";
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    Optional<Line> first = nextLine();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Line last = first.get();
    List<Line> record = new ArrayList<>(List.of(last));
    QuoteState state = new QuoteState(delimiter);
    state.accept(last);
    // To look ahead from every line would take the square of the file's length.
    if (state.isOpen() && transparent > 0) {
      return Optional.of(failed(record, fate));
    }
    long chars = last.text().length();
    while (state.isOpen() && last.problem().isEmpty()) {
      Optional<Line> more = chars > limits.paragraphBytes() ? Optional.empty() : nextLine();
      if (more.isEmpty()) {
        String problem = "a quote opens in this record and never closes; close or double it";
        return Optional.of(lookedAhead(record, record.size() - 1, problem));
      }
      last = more.get();
      record.add(last);
      state.accept(last);
      chars += last.text().length();
    }
    if (state.columns > limits.columns()) {
      return Optional.of(failed(record, tooWide(state.columns)));
    }
    return Optional.of(parsed(record));
  }

  private String tooWide(int columns) {
    return "the row has "
        + columns
        + " columns, more than the "
        + limits.columns()
        + " allowed; raise --max-columns, or name the separator with --delimiter";
  }

  private Optional<Line> nextLine() throws IOException {
    if (pushedBack.isEmpty()) {
      return lines.next();
    }
    transparent = Math.max(0, transparent - 1);
    return Optional.of(pushedBack.remove());
  }

  private Parsed parsed(List<Line> record) {
    Line last = record.get(record.size() - 1);
    if (last.problem().isPresent()) {
      String inside = "line " + last.number() + ", inside the quotes of this record: ";
      return closed(record, (record.size() > 1 ? inside : "") + last.problem().get());
    }
    StringBuilder text = new StringBuilder();
    record.forEach(line -> text.append(line.text()).append(line.ending()));
    text.setLength(text.length() - last.ending().length());
    try (CSVParser parser = CSVParser.parse(text.toString(), format)) {
      List<CSVRecord> records = parser.getRecords();
      List<String> fields = records.isEmpty() ? List.of("") : List.of(records.get(0).values());
      Line first = record.get(0);
      return new Parsed(first.number(), first.offset(), fields, text.toString(), Optional.empty());
    } catch (CSVException | UncheckedIOException e) {
      return closed(record, "text follows a closing quote; double the quotes inside a field");
    } catch (IOException e) {
      throw new UncheckedIOException("Parsing from memory", e);
    }
  }

  /** Gives up a record of which only the last line does anything to the quotes open before it. */
  private Parsed closed(List<Line> record, String problem) {
    return record.size() == 1
        ? failed(record, problem)
        : lookedAhead(record, record.size() - 2, problem);
  }

  private Parsed lookedAhead(List<Line> record, int transparentLines, String problem) {
    transparent = transparentLines;
    fate = problem;
    return failed(record, problem);
  }

  /** Gives up the first line only: the others may be good records that a stray quote swallowed. */
  private Parsed failed(List<Line> record, String problem) {
    for (int i = record.size() - 1; i > 0; i--) {
      pushedBack.addFirst(record.get(i));
    }
    Line first = record.get(0);
    return new Parsed(
        first.number(), first.offset(), List.of(), first.text(), Optional.of(problem));
  }

  /** Follows quotes through the lines of a record, to know whether the record goes on. */
  private static final class QuoteState {
    private final char delimiter;
    private boolean open;
    private boolean broken;
    private int columns = 1;

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
      columns += end < 0 ? 0 : 1;
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
      columns += last ? 0 : 1;
      broken = !last && text.charAt(quote + 1) != delimiter;
      return quote + 2;
    }
  }
}
