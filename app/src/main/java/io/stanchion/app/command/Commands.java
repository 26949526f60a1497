package io.stanchion.app.command;

import io.stanchion.app.option.Converters;
import io.stanchion.app.terminal.Remembering;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.Failure;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.dataset.writer.PlainWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The subcommands, and the reading and running of a command line. */
public final class Commands {
  /** In the order of the help. */
  private static final List<Class<?>> ALL =
      List.of(
          ClassifyCommand.class,
          TrainCommand.class,
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
          NewsCommand.class,
          InspectCommand.class,
          VerifyCommand.class,
          ExplainCommand.class,
          HelpCommand.class);

  private Commands() {}

  /**
   * Runs a command line.
   *
   * @param root The command that has the subcommands.
   * @param terminal Takes its results and messages.
   * @param arguments The command line.
   * @return The exit code.
   */
  public static int execute(Object root, Terminal terminal, String... arguments) {
    // Reading the annotations of all commands takes a third of a start.
    boolean classifies =
        arguments.length > 0 && List.of("classify", "predict").contains(arguments[0]);
    CommandLine command = on(root, terminal, classifies ? List.of(ClassifyCommand.class) : ALL);
    // The writer that picocli prints help with hides its failures.
    Remembering out = new Remembering(terminal.out());
    command.setOut(new PrintWriter(out, true));
    int exitCode = command.execute(arguments);
    command.getOut().flush();
    return out.failure()
        .map(failure -> Failure.unwritten(failure, command.getErr()))
        .orElse(exitCode);
  }

  /**
   * Adds all subcommands to a command.
   *
   * @param root The command that has the subcommands.
   * @param terminal Takes results and messages.
   * @return The command line, ready to be executed.
   */
  public static CommandLine on(Object root, Terminal terminal) {
    return on(root, terminal, ALL);
  }

  private static CommandLine on(Object root, Terminal terminal, List<Class<?>> commands) {
    CommandLine command = new CommandLine(root, new CommandFactory(terminal));
    commands.forEach(command::addSubcommand);
    command
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Charset.class, Converters::charset)
        .registerConverter(Character.class, Converters::character)
        .registerConverter(Path.class, Converters::path)
        .setParameterExceptionHandler(Commands::badUsage)
        .setExecutionExceptionHandler((e, failed, parsed) -> Failure.report(e, failed.getErr()))
        .setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(new PlainWriter(terminal.err()), true))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    HelpPage.format(command, terminal.helpWidth());
    return command;
  }

  private static int badUsage(CommandLine.ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("stanchion: " + Plain.line(String.valueOf(e.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.UNUSABLE;
  }
}
