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
    footer = {
      "  bench     Measure speed with JMH (see 'stanchion bench --help').",
      "  finetune  Train an encoder further (see docs/finetuning.md).",
      "",
      "Exit codes: 0 done; 1 done, with rejected records or a failed check;",
      "2 bad usage, unreadable or invalid input, bad model; 3 out of memory;",
      "70 a fault in stanchion itself; 130, 143 interrupted; 141 the reader of the output",
      "went away.",
      "",
      "Examples:",
      "  stanchion classify news/ --out stances.csv",
      "  stanchion train labels.csv --model my.stance",
      "  stanchion crossval labels.csv"
    })
public final class Stanchion implements Callable<Integer> {
  @Spec private CommandSpec spec;

  Stanchion() {}

  /** Without a subcommand there is nothing to do but to list them. */
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
    // Nothing here is ever deserialized, and nothing that a library does shall be.
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
   * Runs a command inside another program, as {@link #main} does but without ending the process.
   *
   * @param results Takes what the command writes to standard output.
   * @param messages Takes what it writes to standard error.
   * @param arguments The command line.
   * @return The exit code.
   */
  public static int run(OutputStream results, OutputStream messages, List<String> arguments) {
    Terminal terminal = new Terminal(results, messages, false, false, false, 100);
    return Commands.execute(new Stanchion(), terminal, arguments.toArray(String[]::new));
  }

  /** Puts the command together; tests call this with a terminal of their own. */
  static CommandLine commandLine(Terminal terminal) {
    return Commands.on(new Stanchion(), terminal);
  }
}
