package io.stanchion.classify;

import java.util.ArrayList;
import java.util.List;

/** Help texts, wrapped to the width of the terminal. */
public final class HelpText {
  private static final int LEAST = 60;
  private static final int USUAL = 80;

  private HelpText() {}

  /**
   * Returns the width to wrap to.
   *
   * @return The width of the terminal in characters, if the launcher has said it.
   */
  public static int width() {
    return Math.max(LEAST, Integer.getInteger("stanchion.width", USUAL));
  }

  /**
   * Wraps a text between words. A line that begins with a blank, such as an example, stays as it
   * is; other lines in a row are one paragraph.
   *
   * @param text The text.
   * @param width The longest line, in characters; a longer word has a line of its own.
   * @return The lines, each with its line feed.
   */
  public static String wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String given : text.split("\n", -1)) {
      boolean apart = given.isEmpty() || given.startsWith(" ");
      if (apart) {
        flush(line, lines);
        lines.add(given);
      } else {
        for (String word : given.split(" +", -1)) {
          if (line.length() > 0 && line.length() + 1 + word.length() > width) {
            flush(line, lines);
          }
          line.append(line.length() > 0 ? " " : "").append(word);
        }
      }
    }
    flush(line, lines);
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  private static void flush(StringBuilder line, List<String> lines) {
    if (line.length() > 0) {
      lines.add(line.toString());
      line.setLength(0);
    }
  }
}
