package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.app.terminal.Terminal;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.huawei.SourceArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the README and other pages show is what the program does. */
final class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");

  @Test
  void showsRealOutput(@TempDir Path folder) throws IOException {
    SourceArticle first = HuaweiBan.articles().get(0);
    Path article = folder.resolve(first.file());
    Files.writeString(article, first.text());
    List<String> shown = block("```text");
    assertThat(shown).hasSizeGreaterThan(5);
    assertThat(rounded(Cli.watched("classify", article.toString()).lines()))
        .containsAll(rounded(shown));
  }

  /** An encoder's vector may differ in its third digit on another processor. */
  private static List<String> rounded(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst("0\\.\\d\\d", "0.xx")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/semeval2016.md"})
  void usesOnlyCommandsAndOptionsThatExist(String page) throws IOException {
    List<String> commands =
        Files.readAllLines(Path.of("..").resolve(page)).stream()
            .filter(
                line ->
                    line.startsWith("./stanchion ") && !line.matches("[^ ]+ (bench|finetune) .*"))
            .toList();
    assertThat(commands).hasSizeGreaterThan(5);
    for (String command : commands) {
      CommandLine line =
          Stanchion.commandLine(new Terminal(System.out, System.out, false, false, false, 100));
      String[] arguments = command.substring(12).split(" (?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      assertThat(line.parseArgs(arguments).subcommand()).as(command).isNotNull();
    }
  }

  private static List<String> block(String fence) throws IOException {
    List<String> lines = Files.readAllLines(README);
    int start = lines.indexOf(fence) + 1;
    int end = start + lines.subList(start, lines.size()).indexOf("```");
    return lines.subList(start, end);
  }
}
