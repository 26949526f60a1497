package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.writer.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole commands on a disk that fails, and every file they write. */
final class BatchFaultsTest {
  @TempDir private Path folder;

  private String input = "";
  private byte[] rows = {};
  private byte[] rejects = {};

  @BeforeEach
  void runOnAGoodDisk() throws IOException {
    StringBuilder csv = new StringBuilder("id,text\n");
    for (int i = 0; i < 1100; i++) {
      csv.append(i).append(",Ban Huawei now\n").append(i % 600 == 9 ? "too,many,fields\n" : "");
    }
    input = Files.writeString(folder.resolve("in.csv"), csv).toString();
    assertThat(classify("good.csv").exitCode()).isEqualTo(1);
    rows = Files.readAllBytes(folder.resolve("good.csv"));
    rejects = Files.readAllBytes(folder.resolve("good.csv.rejects.csv"));
  }

  private Cli classify(String out, String... more) {
    String[] common = {
      "classify",
      "--speed=fast",
      input,
      "--out",
      folder.resolve(out).toString(),
      "--checkpoint-every",
      "0",
      "--threads",
      "1",
      "--rejects",
      folder.resolve("good.csv.rejects.csv").toString()
    };
    common[common.length - 1] = folder.resolve(out + ".rejects.csv").toString();
    String[] all = Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return Cli.run(all);
  }

  @ParameterizedTest
  @EnumSource
  void endsWholeOrNotAtAllAndGoesOnAfterwards(FaultyDisk.Lasting lasting) throws IOException {
    Path out = folder.resolve("out.csv");
    Path refused = folder.resolve("out.csv.rejects.csv");
    int n = 1;
    for (boolean faulty = true; faulty; n++) {
      Files.deleteIfExists(out);
      Files.deleteIfExists(refused);
      Cli cli;
      try (FaultyDisk disk = FaultyDisk.failingAt(n, lasting)) {
        cli = classify("out.csv");
        faulty = disk.hasFailed();
      }
      if (cli.exitCode() == 1) {
        assertThat(out).as("operation %d", n).hasBinaryContent(rows);
        assertThat(refused).as("operation %d", n).hasBinaryContent(rejects);
      } else {
        assertThat(cli.exitCode()).as("operation %d: %s", n, cli.err()).isEqualTo(2);
        assertThat(cli.err()).contains("cannot be written").doesNotContain(" in = ");
        if (Files.exists(out)) {
          assertThat(out).as("operation %d", n).hasBinaryContent(rows);
        }
      }
      assertThat(classify("out.csv", "--resume").exitCode()).as("after %d", n).isEqualTo(1);
      assertThat(out).as("operation %d, resumed", n).hasBinaryContent(rows);
      assertThat(refused).as("operation %d, resumed", n).hasBinaryContent(rejects);
    }
    assertThat(n).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource
  void leavesEveryFileOfAlsoWholeOrAbsent(FaultyDisk.Lasting lasting) throws IOException {
    Path out = folder.resolve("out.csv");
    Path other = folder.resolve("out.jsonl");
    assertThat(classify("out.csv", "--also", "jsonl:" + other).exitCode()).isEqualTo(1);
    byte[] others = Files.readAllBytes(other);
    assertThat(out).hasBinaryContent(rows);
    int n = 1;
    for (boolean faulty = true; faulty; n++) {
      Files.deleteIfExists(out);
      Files.deleteIfExists(other);
      Cli cli;
      try (FaultyDisk disk = FaultyDisk.failingAt(n, lasting)) {
        cli = classify("out.csv", "--also", "jsonl:" + other);
        faulty = disk.hasFailed();
      }
      assertThat(cli.exitCode()).as("operation %d: %s", n, cli.err()).isIn(1, 2);
      if (cli.exitCode() == 1 || Files.exists(out)) {
        assertThat(out).as("operation %d", n).hasBinaryContent(rows);
        assertThat(other).as("operation %d", n).hasBinaryContent(others);
      } else if (Files.exists(other)) {
        assertThat(other).as("operation %d", n).hasBinaryContent(others);
      }
    }
    assertThat(n).isGreaterThan(15);
  }

  @ParameterizedTest
  @CsvSource({
    "train LABELS --features words --epochs 2 --model OUT, my.stance",
    "crossval --features words --folds article --resamples 100 --no-learning-curve --report OUT,"
        + " r.json",
    "crossval --features words --folds article --resamples 100 --no-learning-curve --report OUT,"
        + " r.html",
    "classify IN --out OUT.csv --summary OUT, s.json"
  })
  void leavesTheOldFileOfEveryCommandOnAFullDisk(String line, String name) throws IOException {
    Path labels = folder.resolve("l.csv");
    Files.writeString(labels, "article,text,label\na,Ban it.,p\na,Do not.,c\nb,Ban.,p\nb,No.,c\n");
    Path out = Files.writeString(folder.resolve(name), "old");
    String[] arguments =
        line.replace("LABELS", labels.toString())
            .replace("IN", input)
            .replace("OUT", out.toString())
            .split(" ", -1);
    Cli cli;
    try (FaultyDisk disk = FaultyDisk.failingAt(5, FaultyDisk.Lasting.FOR_EVER)) {
      cli = Cli.run(arguments);
      assertThat(disk.hasFailed()).isTrue();
    }
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err()).contains("cannot be written");
    assertThat(out).hasContent("old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"in.csv", "./in.csv", "sub/../in.csv", "hard.csv", "linked/in.csv"})
  void neverWritesOverAnInputWhateverItIsCalled(String name) throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("linked"), folder);
    Files.createLink(folder.resolve("hard.csv"), folder.resolve("in.csv"));
    byte[] before = Files.readAllBytes(folder.resolve("in.csv"));
    for (String option : new String[] {"--out", "--rejects", "--summary"}) {
      Cli cli = Cli.run("classify", "--speed=fast", input, option, folder + "/" + name);
      assertThat(cli.exitCode()).as(option).isEqualTo(2);
      assertThat(cli.err()).contains("is an input; name another file for the output");
    }
    Cli also = Cli.run("classify", "--speed=fast", input, "--also", "jsonl:" + folder + "/" + name);
    assertThat(also.err()).contains("is an input; name another file for the output");
    Cli train = Cli.run("train", input, "--model", folder + "/" + name);
    assertThat(train.err()).contains("is an input");
    assertThat(folder.resolve("in.csv")).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {".x.partial", ".x.lock", ".x.checkpoint", "..x.checkpoint.partial"})
  void takesAwayNoInputThatIsCalledAsItsOwnHiddenFiles(String name) throws IOException {
    Path hidden = Files.copy(Path.of(input), folder.resolve(name));
    byte[] before = Files.readAllBytes(hidden);
    String out = folder.resolve("x").toString();
    for (String line : new String[] {"classify IN --out OUT", "train IN --model OUT"}) {
      Cli cli = Cli.run(line.replace("IN", hidden.toString()).replace("OUT", out).split(" ", -1));
      assertThat(cli.exitCode()).as(line).isEqualTo(2);
      assertThat(cli.err()).contains(name + ": is an input that writing " + out);
      assertThat(hidden).hasBinaryContent(before);
    }
    Cli cli =
        Cli.run("classify", "--speed=fast", input, "--out", out, "--summary", hidden.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains(name + ": is in the way of " + out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train LABELS --features words --auxiliary BESIDES --model BESIDES",
        "train LABELS --features words+BESIDES --model BESIDES",
        "crossval LABELS --features words+BESIDES --write-folds BESIDES",
        "crossval LABELS --auxiliary BESIDES --write-predictions BESIDES",
        "frontier LABELS --auxiliary BESIDES --report BESIDES",
        "frontier LABELS --encoder BESIDES --report BESIDES",
        "distil BESIDES --out BESIDES"
      })
  void neverWritesOverAnInputThatAnOptionNames(String line) throws IOException {
    Path labels = Files.writeString(folder.resolve("l.csv"), "text,label\nBan it.,p\nNo.,c\n");
    Path besides = Files.writeString(folder.resolve("besides.html"), "text,label\nBan it.,p\n");
    Cli cli =
        Cli.run(
            line.replace("LABELS", labels.toString())
                .replace("BESIDES", besides.toString())
                .split(" ", -1));
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("is an input; name another file for the output");
    assertThat(besides).hasContent("text,label\nBan it.,p\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classify IN --out OUT --summary NOWHERE",
        "classify IN --out OUT --rejects NOWHERE",
        "classify IN --out OUT --also jsonl:NOWHERE",
        "classify IN --rejects NOWHERE",
        "train LABELS --model NOWHERE",
        "crossval LABELS --report NOWHERE.html",
        "crossval LABELS --write-folds OUT --write-predictions NOWHERE"
      })
  void findsOutBeforeTheWorkThatAnOutputCannotBeWritten(String line) throws IOException {
    Path labels = Files.writeString(folder.resolve("l.csv"), "text,label\nBan it.,p\nNo.,c\n");
    Cli cli =
        Cli.run(
            line.replace("IN", input)
                .replace("LABELS", labels.toString())
                .replace("OUT", folder.resolve("out").toString())
                .replace("NOWHERE", folder.resolve("missing/file").toString())
                .split(" ", -1));
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains(": cannot be written: its directory does not exist");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void refusesOneFileForTwoOutputs() {
    String out = folder.resolve("x.csv").toString();
    Cli cli = Cli.run("classify", "--speed=fast", input, "--out", out, "--rejects", out);
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("x.csv: is named for two outputs; name two files");
  }

  @Test
  void replacesTheRejectsOfAnEarlierRun() throws IOException {
    classify("out.csv");
    Path good = Files.writeString(folder.resolve("good-in.csv"), "id,text\n1,Ban it\n");
    Path out = folder.resolve("out.csv");
    assertThat(Cli.run("classify", good.toString(), "--out", out.toString()).exitCode()).isZero();
    assertThat(folder.resolve("out.csv.rejects.csv"))
        .hasContent("file,line,offset,reason,original\n");
  }

  @Test
  void takesAwayTheRejectsThatAKilledRunHadBegun() throws IOException {
    Path begun = Files.writeString(folder.resolve(".out.csv.rejects.csv.partial"), "file,line\n");
    Path good = Files.writeString(folder.resolve("good-in.csv"), "id,text\n1,Ban it\n");
    Path out = folder.resolve("out.csv");
    assertThat(Cli.run("classify", good.toString(), "--out", out.toString()).exitCode()).isZero();
    assertThat(begun).doesNotExist();
    assertThat(folder.resolve("out.csv.rejects.csv")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 0", "0.18%, 1", "0.19%, 0", "100%, 0"})
  void failsAboveTheRejectsAllowedAndOnlyThen(String allowed, int exitCode) {
    Cli cli = classify("out.csv", "--max-rejects", allowed);
    assertThat(cli.exitCode()).isEqualTo(exitCode);
    assertThat(cli.err().contains("FAILED: 2 of 1102 records rejected, more than the " + allowed))
        .isEqualTo(exitCode == 1);
    assertThat(folder.resolve("out.csv")).hasBinaryContent(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "101%", "%", "1.5"})
  void refusesRejectsAllowedThatAreNoNumberOrShare(String allowed) {
    Cli cli = classify("out.csv", "--max-rejects=" + allowed);
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("expected a number of records, or a percentage");
  }
}
