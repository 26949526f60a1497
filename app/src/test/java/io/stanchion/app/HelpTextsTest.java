package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.app.terminal.Terminal;
import io.stanchion.dataset.approval.ApprovedText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher prints help from docs/help if nothing is built yet. */
final class HelpTextsTest {
  private static final Path FOLDER = Path.of("..", "docs", "help");

  /** These have modules of their own, whose tests compare the pages. */
  private static final Set<String> ELSEWHERE = Set.of("bench", "finetune");

  static Set<String> commands() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return Stanchion.commandLine(new Terminal(nowhere, nowhere, false, false, false, 80))
        .getSubcommands()
        .keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void showTheHelpOfEachCommand(String name) throws IOException {
    ApprovedText.check(FOLDER.resolve(name + ".txt"), Cli.run(name, "--help").out());
  }

  @Test
  void showTheListOfCommands() throws IOException {
    ApprovedText.check(FOLDER.resolve("stanchion.txt"), Cli.run("--help").out());
  }

  @Test
  void areThereForNoOtherCommand() throws IOException {
    Set<String> expected = new TreeSet<>(commands());
    expected.addAll(ELSEWHERE);
    expected.add("stanchion");
    try (Stream<Path> pages = Files.list(FOLDER)) {
      assertThat(pages)
          .extracting(page -> page.getFileName().toString().replace(".txt", ""))
          .isSubsetOf(expected);
    }
  }

  @Test
  void fitEightyColumns() throws IOException {
    try (Stream<Path> pages = Files.list(FOLDER)) {
      for (Path page : pages.toList()) {
        assertThat(Files.readAllLines(page)).as("%s", page).allMatch(line -> line.length() <= 80);
      }
    }
  }
}
