package io.stanchion.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class paths of programs that import the BOM. */
final class ClassPathTest {
  private static final Pattern TRAINING_OR_TERMINAL =
      Pattern.compile(
          "(tribuo|olcut|protobuf|opencsv|commons-beanutils|commons-statistics|picocli|jte|jline"
              + "|progressbar|onnxruntime|tokenizers|api-|stanchion-(app|evaluation|encoders)).*");

  private static List<String> names(String dependencies) {
    return Program.classPath(dependencies).stream()
        .map(jar -> jar.getFileName().toString())
        .toList();
  }

  @Test
  void classifyingNeedsNoTrainingLibraryNoCommandLineAndNoEncoder() {
    assertThat(names("classify"))
        .anyMatch(jar -> jar.startsWith("stanchion-classify-"))
        .noneMatch(jar -> TRAINING_OR_TERMINAL.matcher(jar).matches());
  }

  @Test
  void encodingNeedsNoTrainingLibrary() {
    assertThat(names("encode"))
        .anyMatch(jar -> jar.startsWith("onnxruntime-"))
        .noneMatch(jar -> jar.startsWith("tribuo") || jar.startsWith("protobuf"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"classify", "encode", "train"})
  void everyLibraryHasTheVersionThatIsShipped(String dependencies) {
    // This module has the same dependencies, in the versions that the build gives all of them.
    List<String> shipped =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(jar -> Path.of(jar).getFileName().toString())
            .toList();
    assertThat(shipped).anyMatch(jar -> jar.startsWith("opencsv-"));
    assertThat(names(dependencies))
        .filteredOn(jar -> !jar.startsWith("stanchion-"))
        .isNotEmpty()
        .allMatch(shipped::contains);
  }

  @Test
  void trainingHasNoLibraryWithKnownFaults() {
    assertThat(names("train"))
        .anyMatch(jar -> jar.startsWith("commons-beanutils-"))
        .doesNotContain(
            "commons-beanutils-1.9.4.jar",
            "commons-lang3-3.12.0.jar",
            "opencsv-5.9.jar",
            "protobuf-java-3.25.6.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"encode", "train"})
  void everyJarOfOursSaysItsTermsAndItsModule(String dependencies) throws IOException {
    List<Path> ours =
        Program.classPath(dependencies).stream()
            .filter(jar -> jar.getFileName().toString().startsWith("stanchion-"))
            .toList();
    assertThat(ours).hasSizeGreaterThan(4);
    for (Path file : ours) {
      try (JarFile jar = new JarFile(file.toFile())) {
        assertThat(text(jar, "META-INF/LICENSE"))
            .as(file.toString())
            .contains(
                file.toString().contains("stance-encoder") ? "CC BY-SA 4.0" : "Apache License");
        assertThat(text(jar, "META-INF/NOTICE")).contains("The Stanchion authors");
        assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
            .as(file.toString())
            .startsWith("io.stanchion.");
      }
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    assertThat(jar.getEntry(entry)).as("%s of %s", entry, jar.getName()).isNotNull();
    return new String(
        jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void anInstalledPomSaysItsVersion() throws IOException {
    Path modules =
        Path.of(System.getProperty("stanchion.programs"), "../../repository/io/stanchion");
    try (Stream<Path> files = Files.walk(modules)) {
      List<Path> poms = files.filter(file -> file.toString().endsWith(".pom")).toList();
      assertThat(poms).hasSizeGreaterThan(8);
      for (Path pom : poms) {
        assertThat(Files.readString(pom))
            .as(pom.toString())
            .doesNotContain("<version>${revision}</version>");
      }
    }
  }
}
