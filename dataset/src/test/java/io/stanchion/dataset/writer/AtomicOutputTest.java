package io.stanchion.dataset.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicOutputTest {
  private static final byte[] OLD = "old\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "new\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void appearsOnlyOnCommit(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.csv");

    try (AtomicOutput output = AtomicOutput.create(file)) {
      output.stream().write(NEW);
      assertThat(file).doesNotExist();
      output.commit();
      assertThat(file).hasBinaryContent(NEW);
    }

    assertThat(file).hasBinaryContent(NEW);
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).containsExactly("out.csv");
  }

  @Test
  void leavesNothingBehindWithoutCommit(@TempDir Path folder) throws IOException {
    try (AtomicOutput output = AtomicOutput.create(folder.resolve("out.csv"))) {
      output.stream().write(new byte[1 << 20]);
      output.stream().flush();
      assertThat(folder).isNotEmptyDirectory();
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keepsTheOldFileWithoutCommit(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("out.csv"), OLD);

    try (AtomicOutput output = AtomicOutput.create(file)) {
      output.stream().write(NEW);
    }

    assertThat(file).hasBinaryContent(OLD);
    assertThat(folder.toFile().list()).containsExactly("out.csv");
  }

  @Test
  void replacesTheOldFileOnCommit(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("out.csv"), OLD);

    try (AtomicOutput output = AtomicOutput.create(file)) {
      output.stream().write(NEW);
      assertThat(file).hasBinaryContent(OLD);
      output.commit();
    }

    assertThat(file).hasBinaryContent(NEW);
    assertThat(folder.toFile().list()).containsExactly("out.csv");
  }

  @Test
  void writesMoreThanItsBufferHolds(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.bin");
    byte[] content = new byte[200_000];
    content[content.length - 1] = 1;

    try (AtomicOutput output = AtomicOutput.create(file)) {
      for (byte one : content) {
        output.stream().write(one);
      }
      output.commit();
    }

    assertThat(file).hasBinaryContent(content);
  }

  @Test
  void refusesADirectory(@TempDir Path folder) {
    assertThatThrownBy(() -> AtomicOutput.create(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(folder + ": is a directory; expected the name of a file to write");
  }

  @Test
  void refusesAFileInADirectoryThatIsNotThere(@TempDir Path folder) {
    Path file = folder.resolve("missing").resolve("out.csv");

    assertThatThrownBy(() -> AtomicOutput.create(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": cannot be written: its directory does not exist");
  }
}
