package io.stanchion.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * A Java program of one file, to be compiled and run on a class path that Maven resolved for it.
 *
 * @param name Its class.
 * @param source Its text.
 */
record Program(String name, String source) {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

  /** The end of a run. */
  record Ended(int exitCode, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** Takes a program out of the documentation. */
  static Program documented(String name) {
    String page = read(Path.of(System.getProperty("stanchion.documentation"), "java.md"));
    return BLOCK
        .matcher(page)
        .results()
        .map(block -> of(block.group(1)))
        .filter(program -> program.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Takes a program that stands among the tests' resources. */
  static Program resource(String name) throws IOException {
    try (InputStream in = Program.class.getResourceAsStream(name + ".java.txt")) {
      assertThat(in).as(name).isNotNull();
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Program of(String source) {
    Matcher matcher = CLASS.matcher(source);
    assertThat(matcher.find()).as("a public class in %s", source).isTrue();
    return new Program(matcher.group(1), source);
  }

  /** Lists the jars that a program with one of the sets of dependencies has on its class path. */
  static List<Path> classPath(String dependencies) {
    Path file =
        Path.of(System.getProperty("stanchion.programs"), dependencies, "target/classpath.txt");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(read(file).strip())
        .map(Path::of)
        .toList();
  }

  /** Compiles and runs the program in a folder, with what {@link #classPath} lists alone. */
  Ended run(Path folder, String dependencies, String... arguments) throws Exception {
    String libraries =
        String.join(
            File.pathSeparator, classPath(dependencies).stream().map(Path::toString).toList());
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Xlint:all,-classfile",
                "-Werror",
                "-cp",
                libraries,
                "-d",
                classes.toString(),
                file.toString());
    assertThat(compiled).as("javac %s", name).isZero();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                classes + File.pathSeparator + libraries,
                name));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(String.format(Locale.ROOT, "reading %s", file), e);
    }
  }
}
