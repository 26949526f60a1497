package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job whose driver is killed before it commits. */
@Timeout(180)
final class KilledDriverTest {
  @TempDir private Path folder;

  @Test
  void leavesNoSuccessAndNoFileInSightAndMayBeRunAgain() throws Exception {
    Path input = Files.createDirectories(folder.resolve("in"));
    for (int i = 0; i < 6; i++) {
      String rows = ("The ban is wrong says number " + i + ".\n").repeat(20_000);
      Files.writeString(input.resolve((i < 2 ? "part-" : "slow-") + i + ".csv"), "text\n" + rows);
    }
    Path out = folder.resolve("out");
    Process driver = start(input, out);
    try {
      Path attempts = out.resolve("_temporary/0");
      while (!hasCommittedTask(attempts)) {
        assertThat(driver.isAlive()).as(said()).isTrue();
        Thread.sleep(50);
      }
    } finally {
      driver.destroyForcibly().waitFor();
    }

    assertThat(out.resolve("_SUCCESS")).doesNotExist();
    assertThat(Job.parts(out)).isEmpty();

    Process again = start(input, out);
    assertThat(again.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(again.exitValue()).as(said()).isZero();
    assertThat(out.resolve("_SUCCESS")).exists();
    assertThat(Job.csvRows(out)).hasSize(120_000);
    assertThat(out.resolve("_temporary")).doesNotExist();
  }

  private static boolean hasCommittedTask(Path attempts) throws IOException {
    if (!Files.exists(attempts)) {
      return false;
    }
    try (java.util.stream.Stream<Path> found = Files.list(attempts)) {
      return found.anyMatch(one -> String.valueOf(one.getFileName()).startsWith("task_"));
    }
  }

  private Process start(Path input, Path out) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Xmx1g"));
    command.addAll(
        List.of(
            "-Dspark.master=local[2]",
            "-Dspark.ui.enabled=false",
            "-D" + FaultyFiles.KEY + "=" + FaultyFiles.class.getName()));
    command.add(ClassifyJob.class.getName());
    command.addAll(List.of(input.toString(), "--out", out.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String said() throws IOException {
    File said = folder.resolve("said").toFile();
    return said.exists() ? Files.readString(said.toPath()) : "";
  }
}
