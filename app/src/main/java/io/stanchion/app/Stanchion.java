package io.stanchion.app;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code stanchion} command. */
@Command(
    name = "stanchion",
    version = Stanchion.VERSION,
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
  /** The name and version of the program. */
  public static final String VERSION = "stanchion 0.1.0";

  /** The exit code of a run without anything to say. */
  public static final int DONE = 0;

  /** The exit code of a run with rejected records, rows without a model or a failed check. */
  public static final int REJECTED = 1;

  /** The exit code for bad usage, unusable input and bad models. */
  public static final int UNUSABLE = 2;

  static final int OUT_OF_MEMORY = 3;

  /** The exit code for a fault in the program itself. */
  public static final int FAULT = 70;

  static final int PIPE_CLOSED = 141;

  /** In the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          ClassifyCommand.class,
          TrainCommand.class,
          PredictCommand.class,
          EvaluateCommand.class,
          CompareCommand.class,
          RobustnessCommand.class,
          SimulateCommand.class,
          CrossvalCommand.class,
          SplitCommand.class,
          FrontierCommand.class,
          DistilCommand.class,
          ReproduceCommand.class,
          ValidateCommand.class,
          AgreeCommand.class,
          AuditCommand.class,
          InspectCommand.class,
          VerifyCommand.class,
          ExplainCommand.class);

  @Spec private CommandSpec spec;

  Stanchion() {}

  /** Without a subcommand there is nothing to do but to list them. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return UNUSABLE;
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
      System.exit(execute(terminal, arguments));
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
    return execute(terminal, arguments.toArray(String[]::new));
  }

  /** Makes no more commands than it runs: looking into all of them is a third of a start. */
  private static int execute(Terminal terminal, String... arguments) {
    boolean classifies = arguments.length > 0 && arguments[0].equals("classify");
    CommandLine command =
        commandLine(terminal, classifies ? List.of(ClassifyCommand.class) : COMMANDS);
    // What picocli writes help with keeps its failures to itself.
    Remembering out = new Remembering(terminal.out());
    command.setOut(new PrintWriter(out, true));
    int exitCode = command.execute(arguments);
    command.getOut().flush();
    return out.failure().map(failure -> unwritten(failure, "", command.getErr())).orElse(exitCode);
  }

  /** Puts the command together; tests call this with a terminal of their own. */
  static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, COMMANDS);
  }

  private static CommandLine commandLine(Terminal terminal, List<Class<?>> commands) {
    CommandLine command = new CommandLine(new Stanchion(), new CommandFactory(terminal));
    commands.forEach(command::addSubcommand);
    PrintWriter out = new PrintWriter(terminal.out(), true);
    configured(command)
        .setOut(out)
        .setErr(new PrintWriter(new PlainWriter(terminal.err()), true))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    command.getSubcommands().values().forEach(sub -> sub.setUsageHelpAutoWidth(false));
    return command;
  }

  /**
   * Has a command take its options as the commands here do, and report bad usage and failures by
   * the same messages and exit codes.
   *
   * @param command The command.
   * @return The same command.
   */
  public static CommandLine configured(CommandLine command) {
    return command
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Charset.class, Converters::charset)
        .registerConverter(Character.class, Converters::character)
        .registerConverter(Path.class, Converters::path)
        .setParameterExceptionHandler(Stanchion::badUsage)
        .setExecutionExceptionHandler(Stanchion::failed);
  }

  private static int badUsage(CommandLine.ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("stanchion: " + Plain.line(message(e)));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return UNUSABLE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof DataException) {
      message(e).lines().forEach(line -> err.println("stanchion: " + Plain.line(line)));
      return UNUSABLE;
    }
    if (e instanceof OutputException output) {
      return unwritten(output.failure(), "; what was there before is unchanged", err);
    }
    if (OutOfMemory.isBehind(e)) {
      err.println(OutOfMemory.ADVICE);
      return OUT_OF_MEMORY;
    }
    err.println("stanchion: a fault in stanchion itself; please report what follows");
    print(e, err);
    return FAULT;
  }

  private static int unwritten(IOException failure, String besides, PrintWriter err) {
    String reason = DataException.describe(failure);
    if (reason.contains("Broken pipe")) {
      return PIPE_CLOSED;
    }
    err.println("stanchion: the output cannot be written: " + Plain.line(reason) + besides);
    return UNUSABLE;
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static void print(Throwable fault, PrintWriter err) {
    err.println(fault);
    for (StackTraceElement element : fault.getStackTrace()) {
      err.println("\tat " + element);
    }
    Throwable cause = fault.getCause();
    if (cause != null) {
      print(cause, err);
    }
  }
}
