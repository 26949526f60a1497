package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.seal.FileDigest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The libraries that are shipped are, byte for byte, those that somebody looked at. Their digests,
 * and the names of libraries that tests alone need, are in {@code libraries.txt}.
 */
final class RuntimeJarsTest {
  @Test
  void areThoseThatWereRecorded() throws IOException {
    Map<String, String> recorded = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/libraries.txt"))) {
      if (!line.startsWith("#")) {
        recorded.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' ')));
      }
    }
    Map<String, String> found = new TreeMap<>();
    for (Path jar : jars()) {
      String name = Objects.requireNonNull(jar.getFileName()).toString();
      boolean tests = recorded.getOrDefault(name, "").equals("test");
      found.put(name, tests ? "test" : FileDigest.of(jar));
    }
    assertThat(found).isEqualTo(recorded);
  }

  private static List<Path> jars() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(one -> one.endsWith(".jar") && !one.contains("stanchion-"))
        .map(Path::of)
        .toList();
  }
}
