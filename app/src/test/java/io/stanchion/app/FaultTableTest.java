package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.corpora.Corpora;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault that the docs list is tried by a test that exists. */
final class FaultTableTest {
  private static final Pattern ROW =
      Pattern.compile("\\| .+ \\| .+ \\| `([A-Za-z0-9]+)\\.([A-Za-z0-9]+)` \\|");

  private static final List<Path> TESTS = tests();

  static List<String> rows() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "faults.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| fault "))
            .toList();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void namesATestThatExists(String row) throws IOException {
    Matcher matcher = ROW.matcher(row);
    assertThat(matcher.matches()).as("form of %s", row).isTrue();
    List<Path> found =
        TESTS.stream().filter(file -> file.endsWith(matcher.group(1) + ".java")).toList();
    assertThat(found).as("the class of %s", row).hasSize(1);
    assertThat(Files.readString(found.get(0))).contains("void " + matcher.group(2) + "(");
  }

  private static List<Path> tests() {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(folder -> Corpora.filesBelow(folder).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
