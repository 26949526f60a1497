package io.stanchion.dataset.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
  void writesAWholeFileAtOnce(@TempDir Path folder) {
    Path file = folder.resolve("out.txt");

    AtomicOutput.write(file, "new\n");

    assertThat(file).hasBinaryContent(NEW);
    assertThat(folder.toFile().list()).containsExactly("out.txt");
  }

  @Test
  void leavesTheOldFileWhereTheNewOneCannotBeWritten(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("out.txt"), OLD);

    assertThatThrownBy(
            () ->
                AtomicOutput.write(
                    file,
                    out -> {
                      out.write(NEW);
                      throw new IOException("the disk is full");
                    }))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": cannot be written: the disk is full");
    assertThatThrownBy(
            () ->
                AtomicOutput.write(
                    file,
                    out -> {
                      throw new IllegalStateException("a fault");
                    }))
        .hasMessage("a fault");

    assertThat(file).hasBinaryContent(OLD);
    assertThat(folder.toFile().list()).containsExactly("out.txt");
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

  @Test
  void doesNotFollowASymbolicLink(@TempDir Path folder) throws IOException {
    Path target = Files.write(folder.resolve("target.csv"), OLD);
    Path link = Files.createSymbolicLink(folder.resolve("out.csv"), target);

    assertThatThrownBy(() -> AtomicOutput.create(link))
        .isInstanceOf(DataException.class)
        .hasMessage(link + ": is a symbolic link, which is not followed; name the file itself");
    assertThat(target).hasBinaryContent(OLD);
    assertThat(link).isSymbolicLink();
  }

  @Test
  void refusesADevice() {
    assumeTrue(Files.exists(Path.of("/dev/null")));
    assertThatThrownBy(() -> AtomicOutput.create(Path.of("/dev/null")))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "/dev/null: is a device or pipe; expected a file, or no file for standard output");
  }

  @Test
  void givesTheNewFileThePermissionsOfTheOld(@TempDir Path folder) throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = Files.write(folder.resolve("out.csv"), OLD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    try (AtomicOutput output = AtomicOutput.create(file)) {
      output.stream().write(NEW);
      output.commit();
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsWhatIsToBeGoneOnWith(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.csv");
    AtomicOutput.Kept kept;
    try (AtomicOutput output = AtomicOutput.create(file)) {
      output.stream().write(OLD);
      kept = output.sync();
      assertThat(kept.size()).isEqualTo(OLD.length);
      output.keep();
      output.stream().write(NEW);
    }
    assertThat(folder.toFile().list()).containsExactly(".out.csv.partial");

    try (AtomicOutput output = AtomicOutput.resume(file, kept)) {
      output.stream().write(NEW);
      output.commit();
    }
    assertThat(file).hasContent("old\nnew\n");
    assertThat(folder.toFile().list()).containsExactly("out.csv");
  }

  private static AtomicOutput.Kept keep(Path file, String begun) throws IOException {
    try (AtomicOutput output = AtomicOutput.create(file)) {
      output.stream().write(begun.getBytes(StandardCharsets.UTF_8));
      output.keep();
      return output.sync();
    }
  }

  @Test
  void refusesToGoOnWithOtherBytesThanWereKept(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.csv");
    AtomicOutput.Kept kept = keep(file, "kept\n");
    Files.writeString(AtomicOutput.partial(file), "kepT\nand more");

    assertThatThrownBy(() -> AtomicOutput.resume(file, kept))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": what is left to resume from is not what was written; start again");
    assertThat(AtomicOutput.partial(file)).hasContent("kepT\nand more");
  }

  @Test
  void knowsTheSumOfAllBytesHoweverOftenItWasGoneOnWith(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.csv");
    AtomicOutput.Kept once = keep(file, "old\nnew\n");
    AtomicOutput.Kept begun = keep(file, "old\n");
    try (AtomicOutput output = AtomicOutput.resume(file, begun)) {
      output.stream().write(NEW);
      assertThat(output.sync()).isEqualTo(once);
    }
  }

  @Test
  void findsOutBeforehandWhetherAFileCanBeWrittenAndLeavesNoTrace(@TempDir Path folder)
      throws IOException {
    Files.writeString(AtomicOutput.partial(folder.resolve("out.csv")), "of a killed run");

    AtomicOutput.requireWritable(folder.resolve("out.csv"));

    assertThat(folder.toFile().list()).containsExactly(".out.csv.partial");
    Path elsewhere = folder.resolve("missing/out.csv");
    assertThatThrownBy(() -> AtomicOutput.requireWritable(elsewhere))
        .isInstanceOf(DataException.class)
        .hasMessage(elsewhere + ": cannot be written: its directory does not exist");
    assertThatThrownBy(() -> AtomicOutput.requireWritable(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(folder + ": is a directory; expected the name of a file to write");
  }

  @Test
  void refusesToGoOnWithLessThanWasKept(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.csv");
    Files.write(AtomicOutput.partial(file), OLD);

    assertThatThrownBy(() -> AtomicOutput.resume(file, new AtomicOutput.Kept(5, 0)))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": only 4 of 5 bytes are left to resume from");
    assertThat(AtomicOutput.partial(file)).hasBinaryContent(OLD);
  }

  @Test
  void dropsWhatAKilledRunLeftBehind(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.csv");
    Files.write(
        AtomicOutput.partial(file),
        "much longer than what follows".getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve(".out.csv.lock"), new byte[0]);

    try (AtomicOutput output = AtomicOutput.create(file)) {
      output.stream().write(NEW);
      output.commit();
    }
    assertThat(file).hasBinaryContent(NEW);
    assertThat(folder.toFile().list()).containsExactly("out.csv");
  }

  @Test
  void bringsTheContentsToTheDiskBeforeTheName(@TempDir Path folder) throws IOException {
    try (FaultyDisk disk = FaultyDisk.watching()) {
      try (AtomicOutput output = AtomicOutput.create(folder.resolve("out.csv"))) {
        output.stream().write(NEW);
        output.commit();
      }
      assertThat(disk.operations())
          .containsExactly(
              "delete", "open", "write", "force", "rename", "forceDirectory", "delete");
    }
    try (FaultyDisk disk = FaultyDisk.watching()) {
      AtomicOutput.replace(folder.resolve("out.csv"), OLD);
      assertThat(disk.operations())
          .containsExactly("delete", "open", "write", "force", "rename", "forceDirectory");
    }
  }

  @Test
  void dropsWhatFollowsTheBytesThatCount(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.csv");
    AtomicOutput.Kept kept = keep(file, "kept\n");
    Files.writeString(AtomicOutput.partial(file), "kept\nand a long tail that was never synced");

    try (AtomicOutput output = AtomicOutput.resume(file, kept)) {
      output.stream().write(NEW);
      output.commit();
    }
    assertThat(file).hasContent("kept\nnew\n");
  }

  /** A write larger than the buffer leaves nothing behind that a later flush would meet. */
  @Test
  void cannotBeCommittedAfterAFailedWriteThatNobodyNoticed(@TempDir Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("out.csv"), OLD);
    try (FaultyDisk disk = FaultyDisk.failingAt(3, FaultyDisk.Lasting.ONCE);
        AtomicOutput output = AtomicOutput.create(file)) {
      assertThatThrownBy(() -> output.stream().write(new byte[1 << 20]))
          .isInstanceOf(IOException.class);
      assertThat(disk.hasFailed()).isTrue();
      assertThatThrownBy(output::commit)
          .isInstanceOf(IOException.class)
          .hasMessage("an earlier write failed");
    }
    assertThat(file).hasBinaryContent(OLD);
  }
}
