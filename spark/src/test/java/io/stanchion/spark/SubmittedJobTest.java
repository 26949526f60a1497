package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that shows the built jar on a cluster, with fewer paragraphs than by hand. */
final class SubmittedJobTest {
  @Test
  void givesTheRowsOfTheCommandLineThoughAWorkerIsKilled(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    ProcessBuilder script =
        new ProcessBuilder("bash", "cluster.sh", "40000")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    script.environment().put("WORK", folder.resolve("work").toString());
    script.environment().remove("SPARK_HOME");
    Process process = script.start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();

    assertThat(Files.readString(said))
        .contains("killed a worker and its executor after")
        .contains("lost executors: 1")
        .contains("39996 rows and 4 rejects, the same as the command line's, byte for byte");
    assertThat(process.exitValue()).isZero();
  }
}
