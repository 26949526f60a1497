package io.stanchion.dataset.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character between the fields of a file. */
public final class Delimiter {
  /** A first line that tells Excel, followed by delimiters where a program took it for a row. */
  private static final Pattern SAID =
      Pattern.compile("\"?sep=([^\"\\r\\n\\x00])\"?[,;\\t\\s]*", Pattern.CASE_INSENSITIVE);

  private Delimiter() {}

  /** Returns the delimiter that a line before the header names, as Excel has it. */
  public static Optional<Character> said(String line) {
    Matcher said = SAID.matcher(line);
    return said.matches() ? Optional.of(said.group(1).charAt(0)) : Optional.empty();
  }

  /** Returns the delimiter that occurs most often in a header. */
  public static char in(String header) {
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
}
