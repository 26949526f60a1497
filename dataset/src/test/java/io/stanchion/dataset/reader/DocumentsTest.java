package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents of the kinds that readers of web pages have stumbled over, each with a list beside it
 * of its units, of what is left out and why, and of rejects.
 */
final class DocumentsTest {
  static Stream<String> documents() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.endsWith(".units"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsWhatIsListedBesideTheDocument(String name) throws IOException, URISyntaxException {
    byte[] content = Files.readAllBytes(folder().resolve(name));
    List<String> shown = new ArrayList<>();
    new ArticleReader(ReadOptions.DEFAULT)
        .read(
            Reading.input(name, content),
            (entry, fields) -> shown.addAll(Reading.shown(List.of(entry))),
            omitted -> shown.add("- " + omitted.reason() + ": " + omitted.text()));

    String stem = name.substring(0, name.lastIndexOf('.'));
    assertThat(shown.stream().map(line -> line.replace("\n", "\\n")))
        .containsExactlyElementsOf(Files.readAllLines(folder().resolve(stem + ".units")));
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(DocumentsTest.class.getResource("documents")).toURI());
  }
}
