package io.stanchion.dataset.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whichever operation of the disk fails: the old file or the new one, whole, and no lie. */
final class FaultSweepTest {
  private static final byte[] OLD = "old\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "newer\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  /** What writes a file. */
  private interface Writing {
    void run(Path file) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheOldFileOrTheNewOne(FaultyDisk.Lasting lasting) throws IOException {
    sweep(lasting, OLD, FaultSweepTest::write);
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoFileOrTheNewOne(FaultyDisk.Lasting lasting) throws IOException {
    sweep(lasting, new byte[0], FaultSweepTest::write);
  }

  /** A caller that goes on after a failed write must not get its torn file committed. */
  @ParameterizedTest
  @EnumSource
  void leavesTheOldFileToACallerThatDoesNotNotice(FaultyDisk.Lasting lasting) throws IOException {
    sweep(
        lasting,
        OLD,
        file -> {
          try (AtomicOutput output = AtomicOutput.create(file)) {
            for (int at = 0; at < NEW.length; at += 1000) {
              try {
                output.stream().write(NEW, at, 1000);
              } catch (IOException e) {
                // Overlooked.
              }
            }
            output.commit();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheOldFileOrTheNewOneOfAReplacement(FaultyDisk.Lasting lasting) throws IOException {
    sweep(lasting, OLD, file -> AtomicOutput.replace(file, NEW));
  }

  /** What was kept is there to go on with, whatever fails in going on. */
  @ParameterizedTest
  @EnumSource
  void goesOnWithWhatWasKept(FaultyDisk.Lasting lasting) throws IOException {
    Path file = folder.resolve("out.bin");
    AtomicOutput.Kept kept = kept(file);
    for (int n = 1; ; n++) {
      boolean failed = false;
      try (FaultyDisk disk = FaultyDisk.failingAt(n, lasting)) {
        try {
          goOn(file, kept);
        } catch (IOException | DataException e) {
          failed = true;
        }
        if (!disk.hasFailed()) {
          break;
        }
      }
      if (!failed) {
        assertThat(file).hasBinaryContent(NEW);
      }
      if (!Files.exists(file)) {
        goOn(file, kept);
      }
      assertThat(file).as("operation %d", n).hasBinaryContent(NEW);
      Files.delete(file);
      kept = kept(file);
    }
  }

  private static AtomicOutput.Kept kept(Path file) throws IOException {
    try (AtomicOutput output = AtomicOutput.create(file)) {
      output.stream().write(NEW, 0, NEW.length / 2);
      AtomicOutput.Kept kept = output.sync();
      output.keep();
      output.stream().write("what comes after the last sync".getBytes(StandardCharsets.UTF_8));
      return kept;
    }
  }

  private static void goOn(Path file, AtomicOutput.Kept kept) throws IOException {
    try (AtomicOutput output = AtomicOutput.resume(file, kept)) {
      output.keep();
      output.stream().write(NEW, (int) kept.size(), NEW.length - (int) kept.size());
      output.commit();
    }
  }

  private static void write(Path file) throws IOException {
    try (AtomicOutput output = AtomicOutput.create(file)) {
      for (int at = 0; at < NEW.length; at += 1000) {
        output.stream().write(NEW, at, 1000);
      }
      output.commit();
    }
  }

  private void sweep(FaultyDisk.Lasting lasting, byte[] old, Writing writing) throws IOException {
    Path file = folder.resolve("out.bin");
    int n = 1;
    for (; ; n++) {
      Files.deleteIfExists(file);
      if (old.length > 0) {
        Files.write(file, old);
      }
      boolean claimed = true;
      boolean faulty;
      try (FaultyDisk disk = FaultyDisk.failingAt(n, lasting)) {
        try {
          writing.run(file);
        } catch (IOException | DataException e) {
          claimed = false;
        }
        faulty = disk.hasFailed();
      }
      byte[] now = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      assertThat(now)
          .as("operation %d", n)
          .satisfiesAnyOf(
              bytes -> assertThat(bytes).isEqualTo(NEW), bytes -> assertThat(bytes).isEqualTo(old));
      if (claimed) {
        assertThat(now).as("claimed with operation %d failing", n).isEqualTo(NEW);
      }
      if (!faulty) {
        break;
      }
    }
    assertThat(n).isGreaterThan(5);
    assertThat(file).hasBinaryContent(NEW);
  }
}
