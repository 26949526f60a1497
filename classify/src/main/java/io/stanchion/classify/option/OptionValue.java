package io.stanchion.classify.option;

import io.stanchion.dataset.encoding.Encodings;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Values of options, parsed from text. Each method throws {@link IllegalArgumentException} with a
 * message for a person where the text is not a value; the caller adds the option's name.
 */
public final class OptionValue {
  private OptionValue() {}

  /**
   * Parses the name of an encoding.
   *
   * @param name For example {@code UTF-8}; labels mean what they mean to browsers.
   * @return The encoding.
   */
  public static Charset charset(String name) {
    return Encodings.findNamed(name).orElseThrow(() -> unknown(name));
  }

  private static IllegalArgumentException unknown(String name) {
    String advice =
        Encodings.suggestion(name)
            .map(known -> "did you mean " + known + "?")
            .orElse("expected for example UTF-8, UTF-16LE or windows-1252");
    return new IllegalArgumentException("unknown encoding '" + name + "'; " + advice);
  }

  /**
   * Parses a single character.
   *
   * @param text For example {@code ;}.
   * @return The character.
   */
  public static char character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("'" + text + "' is not one character, such as ; or |");
    }
    return text.charAt(0);
  }

  /**
   * Parses one of several names, in upper or lower case.
   *
   * @param <E> The type of the names.
   * @param names The type of the names.
   * @param text For example {@code csv}.
   * @return The name.
   */
  public static <E extends Enum<E>> E name(Class<E> names, String text) {
    return Arrays.stream(names.getEnumConstants())
        .filter(one -> one.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of "
                        + Arrays.toString(names.getEnumConstants())
                        + " (case-insensitive) but was '"
                        + text
                        + "'"));
  }

  /**
   * Parses a whole number.
   *
   * @param text For example {@code 500}.
   * @return The number.
   */
  public static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not an int", e);
    }
  }

  /**
   * Parses a whole number that may be large.
   *
   * @param text For example {@code 68719476736}.
   * @return The number.
   */
  public static long largeNumber(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a long", e);
    }
  }

  /**
   * Parses a number.
   *
   * @param text For example {@code 0.6}.
   * @return The number.
   */
  public static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a double", e);
    }
  }
}
