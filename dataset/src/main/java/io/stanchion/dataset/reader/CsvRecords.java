package io.stanchion.dataset.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Splits lines into CSV records (RFC 4180) one at a time, so that a broken record costs that record
 * and not the rest of the file. What is well-formed is split while its end is looked for;
 * commons-csv decides on the rest. After a failure reading goes on at the second line of what
 * failed.
 */
final class CsvRecords implements Rows.Records {
  /** One record: its fields, or why it has none. */
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

  /** The outcome of a record that opens quotes in one of those lines. */
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
    CsvFields fields = new CsvFields(delimiter, limits.columns());
    fields.accept(last);
    // To look ahead from every line would take the square of the file's length.
    if (fields.isOpen() && transparent > 0) {
      return Optional.of(failed(record, fate));
    }
    long chars = last.text().length();
    while (fields.isOpen() && last.problem().isEmpty() && fields.count() <= limits.columns()) {
      Optional<Line> more = chars > limits.paragraphBytes() ? Optional.empty() : nextLine();
      if (more.isEmpty()) {
        String problem = "a quote opens in this record and never closes; close or double it";
        return Optional.of(lookedAhead(record, record.size() - 1, problem));
      }
      last = more.get();
      record.add(last);
      fields.accept(last);
      chars += last.text().length();
    }
    if (fields.count() > limits.columns()) {
      // Lines that leave quotes open are no better as the first of a record than inside this one.
      int transparentLines = record.size() - (fields.isOpen() ? 1 : 2);
      return Optional.of(lookedAhead(record, Math.max(0, transparentLines), tooWide(fields)));
    }
    return Optional.of(parsed(record, fields));
  }

  private String tooWide(CsvFields fields) {
    return (fields.isOpen() ? "the row has at least " : "the row has ")
        + fields.count()
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

  private Parsed parsed(List<Line> record, CsvFields fields) {
    Line last = record.get(record.size() - 1);
    if (last.problem().isPresent()) {
      String inside = "line " + last.number() + ", inside the quotes of this record: ";
      return closed(record, (record.size() > 1 ? inside : "") + last.problem().get());
    }
    if (!fields.isBroken()) {
      return parsed(record.get(0), fields.fields(), text(record));
    }
    try {
      String text = text(record);
      return parsed(record.get(0), parsedByLibrary(text), text);
    } catch (UncheckedIOException e) {
      return closed(record, "text follows a closing quote; double the quotes inside a field");
    }
  }

  private static Parsed parsed(Line first, List<String> fields, String text) {
    return new Parsed(first.number(), first.offset(), fields, text, Optional.empty());
  }

  private static String text(List<Line> record) {
    if (record.size() == 1) {
      return record.get(0).text();
    }
    StringBuilder text = new StringBuilder();
    record.forEach(line -> text.append(line.text()).append(line.ending()));
    text.setLength(text.length() - record.get(record.size() - 1).ending().length());
    return text.toString();
  }

  /** Takes blanks between a closing quote and a delimiter, but nothing else there. */
  private List<String> parsedByLibrary(String text) {
    try (CSVParser parser = CSVParser.parse(text, format)) {
      return List.of(parser.getRecords().get(0).values());
    } catch (IOException e) {
      throw new UncheckedIOException("Not CSV", e);
    }
  }

  /** Abandons a record of which only the last line does anything to the quotes open before it. */
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

  /** Abandons the first line only: the others may be good records that a stray quote swallowed. */
  private Parsed failed(List<Line> record, String problem) {
    for (int i = record.size() - 1; i > 0; i--) {
      pushedBack.addFirst(record.get(i));
    }
    Line first = record.get(0);
    return new Parsed(
        first.number(), first.offset(), List.of(), first.text(), Optional.of(problem));
  }
}
