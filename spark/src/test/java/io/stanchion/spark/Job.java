package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.app.Stanchion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * What a run of the job, or of the command line, said.
 *
 * @param exitCode The exit code.
 * @param out What went to standard output.
 * @param err What went to standard error.
 */
record Job(int exitCode, String out, String err) {
  private static final String HASH = ",[0-9a-f]{64}$";

  /** Runs the job in a session. */
  static Job run(SparkSession spark, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        ClassifyJob.run(
            spark, new PrintWriter(out, true), new PrintWriter(err, true), List.of(arguments));
    return new Job(exitCode, out.toString(), err.toString());
  }

  /**
   * Runs {@code classify} of the command line, as fast as the job unless something else is said.
   */
  static Job cli(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("classify"));
    all.addAll(List.of(arguments));
    if (all.stream().noneMatch(argument -> argument.startsWith("--speed"))) {
      all.add("--speed=fast");
    }
    int exitCode = Stanchion.run(out, err, all);
    return new Job(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The line that says what became of the records. */
  String counts() {
    return err.lines().filter(line -> line.contains(" in = ")).findFirst().orElse(err);
  }

  /** The lines of CSV in a folder, sorted, without headers and without the model's digest. */
  static List<String> csvRows(Path folder) {
    List<String> lines = new ArrayList<>();
    for (Path part : parts(folder)) {
      List<String> all = lines(part);
      assertThat(all.get(0)).matches("(id|file),.*");
      all.stream().skip(1).map(line -> line.replaceFirst(HASH, "")).forEach(lines::add);
    }
    return lines.stream().sorted().toList();
  }

  /** The lines of JSON in a folder, sorted, without the model's digest. */
  static List<String> jsonRows(Path folder) {
    return parts(folder).stream()
        .flatMap(part -> lines(part).stream())
        .map(line -> line.replaceFirst(",\"model_hash\":(null|\"[0-9a-f]{64}\")}$", "}"))
        .sorted()
        .toList();
  }

  /** The lines of a file of the command line, sorted, without so many of a header. */
  static List<String> rows(Path file, int header) {
    return Files.exists(file) ? lines(file).stream().skip(header).sorted().toList() : List.of();
  }

  private static List<String> lines(Path file) {
    try {
      // At line feeds alone, as texts may hold other ends of lines.
      return List.of(Files.readString(file).split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of rows below a folder. */
  static List<Path> parts(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("part-"))
          .filter(file -> !folder.relativize(file).startsWith("_temporary"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
