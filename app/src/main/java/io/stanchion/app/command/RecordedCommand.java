package io.stanchion.app.command;

import io.stanchion.app.option.MarkedOptions;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.Plain;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** A check of the command that a results file records, before it is run again. */
final class RecordedCommand {
  private RecordedCommand() {}

  /**
   * Checks that a command only measures. A file that says otherwise was changed to have something
   * overwritten, because outputs are never recorded.
   *
   * @param program The program, to read the arguments as they will be read when they are run.
   * @param arguments The recorded arguments.
   * @param file The results file, for the message.
   * @throws DataException If the command is not marked {@link Measures}, or has an option that is
   *     marked as writing a file.
   */
  static void check(CommandLine program, List<String> arguments, String file) {
    ParseResult command = parsed(program, arguments, file);
    if (!isMeasuring(command.commandSpec().commandLine())) {
      throw new DataException(
          file
              + ": records no command to run again; expected one of "
              + program.getSubcommands().values().stream()
                  .filter(RecordedCommand::isMeasuring)
                  .map(CommandLine::getCommandName)
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
    for (OptionSpec output : MarkedOptions.written(command.commandSpec())) {
      if (command.hasMatchedOption(output)) {
        throw new DataException(
            file + ": records a command that writes files (" + output.longestName() + "); not run");
      }
    }
  }

  private static ParseResult parsed(CommandLine program, List<String> arguments, String file) {
    try {
      ParseResult all = program.parseArgs(arguments.toArray(String[]::new));
      return all.hasSubcommand() ? all.subcommand() : all;
    } catch (ParameterException e) {
      throw new DataException(
          file
              + ": records a command that is not understood: "
              + Plain.line(String.valueOf(e.getMessage())),
          e);
    }
  }

  private static boolean isMeasuring(CommandLine command) {
    Object object = command.getCommandSpec().userObject();
    return object.getClass().isAnnotationPresent(Measures.class);
  }
}
