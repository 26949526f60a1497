package io.stanchion.app.report;

/** Makes foreign text fit for a page: what HTML cannot carry, or a reader cannot see, shows. */
final class Visible {
  private Visible() {}

  /** A text as it is, but for characters that HTML has no place for. */
  static String text(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean endsLineWithNext = c == '\r' && i < text.length() && text.charAt(i) == '\n';
      if (!endsLineWithNext) {
        shown.appendCodePoint(shown(c));
      }
    }
    return shown.toString();
  }

  /** A name in a sentence: one line that leaves the direction of writing alone. */
  static String name(String name) {
    StringBuilder shown = new StringBuilder(name.length());
    text(name).codePoints().map(Visible::withoutDirection).forEach(shown::appendCodePoint);
    return shown.toString().replaceAll("\\s+", " ").strip();
  }

  /** Cuts a name to a number of characters. */
  static String cut(String name, int width) {
    String line = name(name);
    return line.codePointCount(0, line.length()) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int shown(int c) {
    if (c == '\t' || c == '\n') {
      return c;
    }
    if (c == '\r') {
      return '\n';
    }
    if (c < 0x20) {
      return 0x2400 + c;
    }
    if (c == 0x7F) {
      return 0x2421;
    }
    boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    boolean control = c > 0x7F && c < 0xA0;
    return noCharacter || control || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c;
  }

  private static int withoutDirection(int c) {
    boolean embeds = c >= 0x202A && c <= 0x202E;
    boolean isolates = c >= 0x2066 && c <= 0x2069;
    boolean separates = c == 0x2028 || c == 0x2029;
    return embeds || isolates || separates ? 0xFFFD : c;
  }
}
