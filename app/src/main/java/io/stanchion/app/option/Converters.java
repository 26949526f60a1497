package io.stanchion.app.option;

import io.stanchion.classify.option.OptionValue;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** Takes the values of options, and says of those that are none what was expected. */
public final class Converters {
  private Converters() {}

  public static Charset charset(String name) {
    return converted(OptionValue::charset, name);
  }

  public static Character character(String text) {
    return converted(OptionValue::character, text);
  }

  private static <T> T converted(Function<String, T> conversion, String text) {
    try {
      return conversion.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
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
