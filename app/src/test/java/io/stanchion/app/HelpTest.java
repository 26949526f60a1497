package io.stanchion.app;

import static java.io.OutputStream.nullOutputStream;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Help texts of all commands, at several widths. */
final class HelpTest {
  static Set<String> commands() {
    Terminal nowhere =
        new Terminal(nullOutputStream(), nullOutputStream(), false, false, false, 99);
    return Stanchion.commandLine(nowhere).getSubcommands().keySet();
  }

  private static CommandLine watched(ByteArrayOutputStream out, int width) {
    return Stanchion.commandLine(new Terminal(out, nullOutputStream(), true, false, false, width));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 140})
  void isNoWiderThanTheTerminalAndBreaksNoExampleInsideAWord(int width) {
    for (String command : commands()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CommandLine program = watched(out, width);
      program.execute("help", command);
      String help = out.toString(StandardCharsets.UTF_8);
      assertThat(help.lines()).as(command).allMatch(line -> line.length() <= width);
      String joined = help.replaceAll(" \\\\\n +", " ");
      CommandLine shown = requireNonNull(program.getSubcommands().get(command));
      assertThat(examples(shown)).as(command).isNotEmpty().allMatch(joined::contains);
    }
  }

  private static List<String> examples(CommandLine command) {
    return String.join("\n", command.getCommandSpec().usageMessage().footer())
        .replaceAll(" \\\\\n +", " ")
        .lines()
        .filter(line -> line.startsWith("  stanchion"))
        .map(String::strip)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isTheSameByHelpAndByTheOption(String command) {
    Cli help = Cli.run("help", command);
    assertThat(help.exitCode()).isZero();
    String name = command.equals("predict") ? "classify" : command;
    assertThat(help.out()).startsWith("Usage: stanchion " + name);
    if (!command.equals("help")) {
      assertThat(help).isEqualTo(Cli.run(command, "--help"));
    }
  }

  @Test
  void showsTheProgramWithoutACommand() {
    assertThat(Cli.run("help")).isEqualTo(Cli.run("--help"));
  }

  @Test
  void listsTheCommandsIfThereIsNoSuchOne() {
    Cli help = Cli.run("help", "nonsense");
    assertThat(help.exitCode()).isEqualTo(2);
    assertThat(help.err())
        .contains("unknown command 'nonsense'; expected one of [classify, predict, train, ");
  }

  @Test
  void isEightyColumnsWideInAPipe() {
    Terminal pipe = new Terminal(nullOutputStream(), nullOutputStream(), false, false, false, 200);
    assertThat(pipe.helpWidth()).isEqualTo(80);
  }
}
