package io.stanchion.app.command;

import io.stanchion.classify.ExitCode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a command. */
@Command(
    name = "help",
    helpCommand = true,
    description = "Shows the help of a command.",
    footer =
        """

        Examples:
          stanchion help
          stanchion help classify\
        """)
final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "The command. Default: stanchion itself.")
  private Optional<String> command = Optional.empty();

  HelpCommand() {}

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    CommandLine shown = command.map(name -> find(name, root.getSubcommands())).orElse(root);
    shown.usage(root.getOut());
    return ExitCode.DONE;
  }

  private CommandLine find(String name, Map<String, CommandLine> commands) {
    CommandLine found = commands.get(name);
    if (found == null) {
      throw new ParameterException(
          spec.commandLine(),
          "unknown command '" + name + "'; expected one of " + commands.keySet());
    }
    return found;
  }
}
