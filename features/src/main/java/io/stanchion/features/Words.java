package io.stanchion.features;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a normalised text: runs of letters, marks, digits and underscores, with apostrophes
 * inside, and with a leading {@code #} or {@code @}. Among other characters, question and
 * exclamation marks and emoji are words; the rest separate words.
 */
final class Words {
  /** A character that separates words. */
  static final int SEPARATOR = 0;

  /** A character that words are made of. */
  static final int PART = 1;

  /** A character that is a word. */
  static final int WORD = 2;

  /** A character that may start a word. */
  static final int TAG = 3;

  private static final byte[] ASCII = new byte[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = (byte) found(c);
    }
  }

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

  /** Returns the end of the word that starts here; here, if none does. */
  private static int endOfWord(String text, int start) {
    int c = text.codePointAt(start);
    int next = start + Character.charCount(c);
    return switch (role(c)) {
      case PART -> endOfRun(text, start);
      case WORD -> next;
      case TAG -> isPartAt(text, next) ? endOfRun(text, next) : start;
      default -> start;
    };
  }

  private static int endOfRun(String text, int start) {
    int end = start;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      boolean apostrophe = c == '\'' && isPartAt(text, end + 1);
      if (!apostrophe && role(c) != PART) {
        return end;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private static boolean isPartAt(String text, int index) {
    return index < text.length() && role(text.codePointAt(index)) == PART;
  }

  /** Returns the role of a character in words: one of the constants. */
  static int role(int c) {
    return c < ASCII.length ? ASCII[c] : found(c);
  }

  private static int found(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.CONNECTOR_PUNCTUATION ->
          PART;
      case Character.OTHER_SYMBOL -> WORD;
      default ->
          switch (c) {
            case '!', '?' -> WORD;
            case '#', '@' -> TAG;
            default -> Character.isLetterOrDigit(c) ? PART : SEPARATOR;
          };
    };
  }
}
