package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cross-validation that is stopped before its end. */
final class InterruptedCrossvalTest {
  @Test
  void isPrintedBeforeTheProcessEnds(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path folds = folder.resolve("folds.csv");
    Path report = folder.resolve("results.json");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stanchion.class.getName(),
                "crossval",
                "--features",
                "words",
                "--folds",
                "3",
                "--repeats",
                "500",
                "--resamples",
                "100",
                "--write-folds",
                folds.toString(),
                "--report",
                report.toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (!Files.exists(folds)) {
      assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
    }
    // Folds are written last before the first is trained. Whether any is finished by the end of
    // these seconds does not matter.
    assertThat(process.waitFor(4, TimeUnit.SECONDS)).isFalse();
    process.destroy();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(out, StandardCharsets.UTF_8))
        .contains("INTERRUPTED: what follows is what was finished");
    assertThat(Files.readString(report, StandardCharsets.UTF_8)).contains("\"finished\" : false");
  }
}
