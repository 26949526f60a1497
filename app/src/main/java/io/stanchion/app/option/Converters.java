package io.stanchion.app.option;

import io.stanchion.classify.option.OptionValue;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** Conversions of option values, with messages that name what was expected. */
public final class Converters {
  private Converters() {}

  /**
   * Finds an encoding.
   *
   * @param name Its name.
   * @return The encoding.
   * @throws TypeConversionException If Java has no such encoding.
   */
  public static Charset charset(String name) {
    return converted(OptionValue::charset, name);
  }

  /**
   * Reads a single character.
   *
   * @param text The text.
   * @return Its only character.
   * @throws TypeConversionException If it has none, or several.
   */
  public static Character character(String text) {
    return converted(OptionValue::character, text);
  }

  /**
   * Reads the name of a file. An empty name, which Java takes for the current directory, is
   * refused.
   *
   * @param name The name.
   * @return The path.
   * @throws TypeConversionException If the name is empty, or not a path.
   */
  public static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("the file name is empty");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + name + "' is not a path (" + e.getReason() + ")");
    }
  }

  private static <T> T converted(Function<String, T> conversion, String text) {
    try {
      return conversion.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
