package io.stanchion.app;

import io.stanchion.app.command.Commands;
import io.stanchion.app.option.ProgramName;
import io.stanchion.app.terminal.OutOfMemory;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import java.io.ObjectInputFilter;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code stanchion} command. */
@Command(
    name = "stanchion",
    versionProvider = ProgramName.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Classifies the stance of paragraphs towards a target, and measures how well.",
    footer =
        """
          bench       Measures speed (see 'stanchion bench --help').
          finetune    Trains an encoder further (see docs/finetuning.md).

        Exit codes: 0 done; 1 done, with rejected records or a failed check; 2 bad usage,
        unreadable or invalid input, bad model; 3 out of memory; 70 a fault in stanchion itself;
        130, 143 interrupted; 141 the reader of the output went away.

        Examples:
          stanchion classify news/ --out stances.csv
          stanchion train labels.csv --model my.stance
          stanchion crossval labels.csv
          stanchion help classify\
        """)
public final class Stanchion implements Callable<Integer> {
  @Spec private CommandSpec spec;

  Stanchion() {}

  /** Lists the subcommands, because none was given. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.UNUSABLE;
  }

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments The command line.
   */
  public static void main(String[] arguments) {
    // Numbers and case must not depend on where this runs.
    Locale.setDefault(Locale.ROOT);
    // Nothing is deserialized here, and libraries must not deserialize either.
    ObjectInputFilter.Config.setSerialFilter(info -> ObjectInputFilter.Status.REJECTED);
    Terminal terminal = Terminal.ofProcess();
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> OutOfMemory.end(terminal, fault));
    try {
      System.exit(Commands.execute(new Stanchion(), terminal, arguments));
    } catch (OutOfMemoryError | StackOverflowError e) {
      OutOfMemory.end(terminal, e);
    }
  }

  /**
   * Runs a command inside another program, without ending the process.
   *
   * @param results Takes the standard output of the command.
   * @param messages Takes its standard error.
   * @param arguments The command line.
   * @return The exit code.
   */
  public static int run(OutputStream results, OutputStream messages, List<String> arguments) {
    Terminal terminal = new Terminal(results, messages, false, false, false, 100);
    return Commands.execute(new Stanchion(), terminal, arguments.toArray(String[]::new));
  }

  /** Makes the command; tests call this with a terminal of their own. */
  static CommandLine commandLine(Terminal terminal) {
    return Commands.on(new Stanchion(), terminal);
  }
}
