package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory is bounded, and where it is too little, that is said. */
final class MemoryTest {
  @TempDir private Path temporary;

  @Test
  void streamsALargeFileInLittleMemory() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("run"));
    try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve("many.txt"))) {
      for (int i = 0; i < 300_000; i++) {
        writer.write("Line " + i + " says that one should not ban Huawei, the minister said.\n");
      }
    }
    Child.Ended ended =
        new Child(folder)
            .java("-Xmx128m")
            .run("classify", "many.txt", "--speed=fast", "--out", "out.csv", "--threads", "4");
    assertThat(ended.err()).contains("300000 in = 300000 out + 0 rejected");
    assertThat(ended.exitCode()).isZero();
  }

  /** With one thread the line is scored on the main thread, with two on a worker. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void endsWithCode3AndOneLineOfAdviceOnAnyThread(String threads) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("run"));
    Files.writeString(folder.resolve("one.txt"), "word ".repeat(1_500_000) + "\n");
    Child.Ended ended =
        new Child(folder)
            .java("-Xmx36m")
            .run("classify", "one.txt", "--speed=fast", "--out", "out.csv", "--threads", threads);
    assertThat(ended.err().lines())
        .containsExactly(
            "the model is about 'Huawei should be banned from 5G networks'",
            "stanchion: out of memory; give more with JAVA_OPTS=-Xmx4g, or take fewer --threads or"
                + " a smaller --max-paragraph-bytes");
    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.text()).isEmpty();
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }
}
