package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.corpora.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages lead to files, headings and types that exist. */
final class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w+)`");

  static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      List<Path> pages =
          Stream.concat(top, docs)
              .filter(page -> page.toString().endsWith(".md"))
              .sorted()
              .toList();
      assertThat(pages).hasSizeGreaterThan(12);
      return pages;
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linkToFilesAndHeadingsThatExist(Path page) throws IOException {
    for (String link : found(LINK, page)) {
      if (link.startsWith("https:") || link.startsWith("http:")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
      assertThat(file).as("%s in %s", link, page).exists();
      if (parts.length > 1) {
        assertThat(anchors(file)).as("%s in %s", link, page).contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTRIBUTING.md", "docs/architecture.md", "docs/decisions.md"})
  void nameTypesThatExist(String page) throws IOException {
    Set<String> types = types();
    // Names of the JDK, of Tribuo and of a build tool's files.
    types.addAll(Set.of("Normalizer", "LogMulticlass", "LinearSGDTrainer"));

    assertThat(found(TYPE, ROOT.resolve(page)))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(types).contains(name));
  }

  private static List<String> found(Pattern pattern, Path page) throws IOException {
    return pattern
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }

  /** Makes the anchors of headings as GitHub does. */
  private static List<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .toList();
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(source -> Corpora.filesBelow(source).stream())
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
