package io.stanchion.dataset.names;

import java.util.Locale;

/** The visible form of characters. */
final class Characters {
  /** Joiners belong to words of some scripts, and both they and selectors to emoji. */
  private static final String JOINING = "\u200C\u200D\uFE0E\uFE0F";

  /** Letters without a shape. */
  private static final String BLANK_LETTERS = "\u2800\u3164\uFFA0\u115F\u1160";

  /** Tags spell the flags of regions. */
  private static final int FIRST_TAG = 0xE0000;

  private Characters() {}

  static boolean isBlank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == 0x85
        || BLANK_LETTERS.indexOf(c) >= 0;
  }

  static boolean isJoining(int c) {
    return JOINING.indexOf(c) >= 0;
  }

  /** Checks for a character that takes no room, whatever stands beside it. */
  static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return (type == Character.FORMAT || type == Character.CONTROL)
        && !isBlank(c)
        && !isJoining(c)
        && c < FIRST_TAG;
  }

  /** Returns a name with every character that could be overlooked as its code point. */
  static String shown(String name) {
    StringBuilder shown = new StringBuilder(name.length());
    name.codePoints()
        .forEach(
            c -> {
              if (c != ' ' && (isBlank(c) || isInvisible(c) || isJoining(c) || isHalf(c))) {
                shown.append(String.format(Locale.ROOT, "<U+%04X>", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static boolean isHalf(int c) {
    return Character.getType(c) == Character.SURROGATE;
  }

  /** Returns the words for a character that could be overlooked. */
  static String described(int c) {
    return switch (c) {
      case ' ' -> "blank";
      case '\t' -> "tab";
      case '\n', '\r', 0x85, 0x2028, 0x2029 -> "line break";
      case 0xFEFF -> "byte order mark";
      default -> {
        String name = Character.getName(c);
        yield name == null
            ? String.format(Locale.ROOT, "U+%04X", c)
            : name.toLowerCase(Locale.ROOT);
      }
    };
  }
}
