package io.stanchion.app.option;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** Takes the values of options, and says of those that are none what was expected. */
public final class Converters {
  private Converters() {}

  public static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new TypeConversionException(
          "'" + name + "' is no encoding; expected for example UTF-8, UTF-16LE or windows-1252");
    }
  }

  public static Character character(String text) {
    if (text.length() != 1) {
      throw new TypeConversionException("'" + text + "' is not one character, such as ; or |");
    }
    return text.charAt(0);
  }

  /** Java takes an empty name for the current directory, and so for a directory of models. */
  public static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("the name is empty; expected that of a file");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + name + "' is not a path (" + e.getReason() + ")");
    }
  }
}
