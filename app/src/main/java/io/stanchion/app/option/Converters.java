package io.stanchion.app.option;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new TypeConversionException(
          "unknown encoding '" + name + "'; expected for example UTF-8, UTF-16LE or windows-1252");
    }
  }

  /**
   * Reads a single character.
   *
   * @param text The text.
   * @return Its only character.
   * @throws TypeConversionException If it has none, or several.
   */
  public static Character character(String text) {
    if (text.length() != 1) {
      throw new TypeConversionException("'" + text + "' is not one character, such as ; or |");
    }
    return text.charAt(0);
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
}
