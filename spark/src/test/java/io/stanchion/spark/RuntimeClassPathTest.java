package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job runs without what command lines, pages of reports and training need. */
final class RuntimeClassPathTest {
  private static List<String> classes() throws IOException {
    // Written by the build: the tests' own class path has the command line too.
    String jars = Files.readString(Path.of("target", "runtime.classpath")).strip();
    List<String> names = new ArrayList<>();
    for (String jar : jars.split(File.pathSeparator, -1)) {
      if (jar.endsWith(".jar")) {
        try (ZipFile zip = new ZipFile(jar)) {
          zip.stream().forEach(entry -> names.add(entry.getName()));
        }
      } else {
        names.addAll(classesBelow(Path.of(jar)));
      }
    }
    return names;
  }

  private static List<String> classesBelow(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.map(file -> folder.relativize(file).toString().replace('\\', '/')).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "picocli/",
        "gg/jte/",
        "me/tongfei/progressbar/",
        "org/tribuo/",
        "io/stanchion/app/"
      })
  void hasNoClassOf(String library) throws IOException {
    assertThat(classes())
        .contains("io/stanchion/classify/Classifier.class", "org/apache/commons/cli/Option.class")
        .noneMatch(name -> name.startsWith(library));
  }
}
