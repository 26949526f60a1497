package io.stanchion.features;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits normalised text into words: runs of letters, marks, digits and underscores, with
 * apostrophes inside, and with a leading {@code #} or {@code @}. Of other characters, question and
 * exclamation marks and emoji count as words; the rest separates.
 */
final class Words {
  private Words() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      int end = endOfWord(text, i);
      if (end > i) {
        words.add(text.substring(i, end));
        i = end;
      } else {
        i += Character.charCount(text.codePointAt(i));
      }
    }
    return words;
  }

  /** Gives where the word that starts here ends; here, if none does. */
  private static int endOfWord(String text, int start) {
    int c = text.codePointAt(start);
    if (isWordPart(c)) {
      return endOfRun(text, start);
    }
    int next = start + Character.charCount(c);
    if (c == '#' || c == '@') {
      boolean tag = next < text.length() && isWordPart(text.codePointAt(next));
      return tag ? endOfRun(text, next) : start;
    }
    return c == '!' || c == '?' || Character.getType(c) == Character.OTHER_SYMBOL ? next : start;
  }

  private static int endOfRun(String text, int start) {
    int end = start;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      boolean apostrophe =
          c == '\'' && end + 1 < text.length() && isWordPart(text.codePointAt(end + 1));
      if (!apostrophe && !isWordPart(c)) {
        return end;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private static boolean isWordPart(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.CONNECTOR_PUNCTUATION ->
          true;
      default -> Character.isLetterOrDigit(c);
    };
  }
}
