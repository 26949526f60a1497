package io.stanchion.dataset.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows the quotes of one record through its lines, to know whether it goes on, and splits it
 * into its fields (RFC 4180).
 */
final class CsvFields {
  private static final int END = -1;

  private final char delimiter;
  private final int most;
  private final List<String> fields = new ArrayList<>();

  /** The part read so far of a quoted field that is not in one piece. */
  private final StringBuilder quoted = new StringBuilder();

  private String lastEnding = "";
  private boolean open;
  private boolean broken;
  private int count;

  /**
   * Starts before the first line.
   *
   * @param delimiter What stands between fields.
   * @param most How many fields to keep; those beyond are only counted.
   */
  CsvFields(char delimiter, int most) {
    this.delimiter = delimiter;
    this.most = most;
  }

  /** Returns whether the record continues in the next line. */
  boolean isOpen() {
    return open && !broken;
  }

  /** Returns whether something other than a delimiter follows a closing quote: no fields, then. */
  boolean isBroken() {
    return broken;
  }

  /** Returns the number of complete fields. */
  int count() {
    return count;
  }

  List<String> fields() {
    return fields;
  }

  void accept(Line line) {
    String text = line.text();
    if (open) {
      quoted.append(lastEnding);
    }
    int at = 0;
    while (at != END && !broken) {
      at = open ? goOn(text, at) : start(text, at);
    }
    lastEnding = line.ending();
  }

  /** Takes the field that starts here, and gives where the next one does. */
  private int start(String text, int at) {
    if (at < text.length() && text.charAt(at) == '"') {
      open = true;
      quoted.setLength(0);
      return goOn(text, at + 1);
    }
    int end = text.indexOf(delimiter, at);
    add(text.substring(at, end < 0 ? text.length() : end));
    return end < 0 ? END : end + 1;
  }

  /** Goes on inside quotes. */
  private int goOn(String text, int from) {
    int at = from;
    int quote = text.indexOf('"', at);
    while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
      quoted.append(text, at, quote + 1);
      at = quote + 2;
      quote = text.indexOf('"', at);
    }
    if (quote < 0) {
      quoted.append(text, at, text.length());
      return END;
    }
    open = false;
    add(quoted.isEmpty() ? text.substring(at, quote) : quoted.append(text, at, quote).toString());
    boolean last = quote + 1 == text.length();
    broken = !last && text.charAt(quote + 1) != delimiter;
    return last ? END : quote + 2;
  }

  private void add(String field) {
    if (count < most) {
      fields.add(field);
    }
    count++;
  }
}
