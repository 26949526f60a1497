package io.stanchion.dataset.writer;

import java.util.List;

/** Foreign text made harmless for a terminal. */
public final class Plain {
  private static final int FEW = 8;

  private Plain() {}

  /**
   * Returns a text as one line, through which no escape sequence gets.
   *
   * @param text Any text.
   * @return The same, with blanks for control and formatting characters and halves of others.
   */
  public static String line(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean shown =
                  switch (Character.getType(c)) {
                    case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                        false;
                    default -> true;
                  };
              plain.appendCodePoint(shown ? c : ' ');
            });
    return plain.toString();
  }

  /**
   * Returns a text as one line, cut off where it is too long, with runs of blanks joined.
   *
   * @param text Any text.
   * @param width The longest line, in code points.
   * @return The line; its last character is an ellipsis if something was cut off.
   */
  public static String cut(String text, int width) {
    int enough =
        text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), 4 * width));
    String line = line(text.substring(0, enough)).replaceAll("[\\s\\u00a0]+", " ").strip();
    boolean whole = enough == text.length() && line.codePointCount(0, line.length()) <= width;
    if (whole || line.codePointCount(0, line.length()) < width) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
  }

  /**
   * Joins the first few of many names.
   *
   * @param names The names.
   * @return At most eight of them, and how many more there are.
   */
  public static String few(List<String> names) {
    String shown = line(String.join("; ", names.subList(0, Math.min(FEW, names.size()))));
    return names.size() <= FEW ? shown : shown + "; … and " + (names.size() - FEW) + " more";
  }
}
