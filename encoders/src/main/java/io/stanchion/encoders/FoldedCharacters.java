package io.stanchion.encoders;

import java.text.Normalizer;
import java.util.function.IntUnaryOperator;

/**
 * The result of folding each character before a text is split into words: nothing, a space, a
 * letter, a word of its own, or several of these. Computed when a character first occurs, and kept
 * for the basic plane; two threads that meet compute the same.
 */
final class FoldedCharacters {
  static final int DROPPED = 1 << 24;
  static final int SPACE = 2 << 24;
  static final int SEVERAL = 3 << 24;
  private static final int LETTER = 4 << 24;
  private static final int ALONE = 5 << 24;
  private static final int CHARACTER = (1 << 24) - 1;

  private final int[] folded = new int[1 << 16];

  static boolean isLetter(int folded) {
    return folded >>> 24 == LETTER >>> 24;
  }

  /** Returns the character of a letter, or of a word of its own. */
  static int character(int folded) {
    return folded & CHARACTER;
  }

  int fold(int c) {
    if (c >= folded.length) {
      return folding(c);
    }
    int known = folded[c];
    if (known == 0) {
      known = folding(c);
      folded[c] = known;
    }
    return known;
  }

  /** Returns the characters that one becomes, if it becomes several. */
  static int[] several(int c) {
    return decomposed(c).codePoints().filter(part -> !isMark(part)).map(lower(c)).toArray();
  }

  private static IntUnaryOperator lower(int whole) {
    return part -> kind(Character.toLowerCase(part), isCjk(whole));
  }

  private static int folding(int c) {
    if (isDropped(c)) {
      return DROPPED;
    }
    if (isSpace(c)) {
      return SPACE;
    }
    int[] parts = several(c);
    return parts.length == 0 ? DROPPED : parts.length == 1 ? parts[0] : SEVERAL;
  }

  private static int kind(int c, boolean cjk) {
    if (isSpace(c)) {
      return SPACE;
    }
    return (cjk || isPunctuation(c) ? ALONE : LETTER) | c;
  }

  private static String decomposed(int c) {
    return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
  }

  private static boolean isDropped(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> c == 0xFFFD;
    };
  }

  private static boolean isSpace(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isPunctuation(int c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Checks for the ranges of the original BERT; Japanese and Korean scripts are not in them. */
  private static boolean isCjk(int c) {
    return (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F)
        || (c >= 0x2B740 && c <= 0x2B81F)
        || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }
}
