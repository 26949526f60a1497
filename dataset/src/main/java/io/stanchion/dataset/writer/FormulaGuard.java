package io.stanchion.dataset.writer;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking foreign text in a CSV field for a formula. Such a field gets a
 * single quote in front; so does one that begins with quotes before such a text, so that taking one
 * quote away gives back every field as it was. Plain numbers are never touched.
 */
public final class FormulaGuard {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][-+]?[0-9]+)?");

  /** A longer field is not a number to compute with. */
  private static final int LONGEST_NUMBER = 50;

  private FormulaGuard() {}

  /**
   * Makes a field harmless.
   *
   * @param field What it holds.
   * @return The same, with a single quote in front where a spreadsheet would compute it.
   */
  static String guarded(String field) {
    return needsGuard(field) ? "'" + field : field;
  }

  /**
   * Returns what was guarded.
   *
   * @param field What {@link #guarded} gave.
   * @return What it was given.
   */
  public static String original(String field) {
    boolean guarded = field.startsWith("'") && needsGuard(field);
    return guarded ? field.substring(1) : field;
  }

  /**
   * Returns whether a field changes.
   *
   * @param field What it holds.
   * @return True if a spreadsheet would take it for a formula, or for one that was guarded.
   */
  static boolean needsGuard(String field) {
    int start = 0;
    while (start < field.length() && field.charAt(start) == '\'') {
      start++;
    }
    return start < field.length()
        && isFormulaStart(field.charAt(start))
        && !(start == 0 && isNumber(field));
  }

  /** The full-width forms count too: some spreadsheets take them for the same. */
  private static boolean isFormulaStart(char c) {
    return switch (c) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> true;
      default -> false;
    };
  }

  private static boolean isNumber(String field) {
    return field.length() <= LONGEST_NUMBER && NUMBER.matcher(field).matches();
  }
}
