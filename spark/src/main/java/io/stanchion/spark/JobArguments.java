package io.stanchion.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The arguments of the job, with the messages of the command line for those that are wrong. */
final class JobArguments {
  private final CommandLine given;

  private JobArguments(CommandLine given) {
    this.given = given;
  }

  /**
   * Parses arguments.
   *
   * @throws ParseException If an option is unknown, lacks its value or is there twice.
   */
  static JobArguments parse(List<String> arguments) throws ParseException {
    DefaultParser parser =
        DefaultParser.builder()
            .setAllowPartialMatching(false)
            .setStripLeadingAndTrailingQuotes(false)
            .get();
    try {
      JobArguments parsed =
          new JobArguments(parser.parse(JobOption.all(), arguments.toArray(String[]::new)));
      parsed.requireOnce();
      return parsed;
    } catch (UnrecognizedOptionException e) {
      throw new ParseException("Unknown option: '" + e.getOption() + "'");
    } catch (MissingArgumentException e) {
      JobOption option = named(e.getOption().getLongOpt());
      throw new ParseException(
          "Missing required parameter for option '" + option.flag() + "' (" + option.label() + ")");
    }
  }

  private static JobOption named(String key) {
    return Arrays.stream(JobOption.values())
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void requireOnce() throws ParseException {
    for (JobOption option : JobOption.values()) {
      String[] values = given.getOptionValues(option.key());
      if (values != null && values.length > 1 && option != JobOption.PARTITION_BY) {
        throw new ParseException(
            "option '"
                + option.flag()
                + "' ("
                + option.label()
                + ") should be specified only once");
      }
    }
  }

  List<String> inputs() {
    return List.copyOf(given.getArgList());
  }

  boolean has(JobOption option) {
    return given.hasOption(option.key());
  }

  /** Returns an option's value, if it was given. */
  Optional<String> text(JobOption option) {
    return Optional.ofNullable(given.getOptionValue(option.key()));
  }

  /** Returns the values of an option that takes a list, or is there several times. */
  List<String> texts(JobOption option) {
    String[] values = given.getOptionValues(option.key());
    return values == null ? List.of() : List.of(String.join(",", values).split(",", -1));
  }

  /**
   * Returns an option's value, converted.
   *
   * @param conversion Throws {@link IllegalArgumentException} with a message if there is no such
   *     value.
   * @throws ParseException With that message and the option's name.
   */
  <T> Optional<T> value(JobOption option, Function<String, T> conversion) throws ParseException {
    try {
      return text(option).map(conversion);
    } catch (IllegalArgumentException e) {
      throw new ParseException(
          "Invalid value for option '" + option.flag() + "': " + e.getMessage());
    }
  }
}
