package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.corpora.Corpora;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage to a file that Stanchion wrote is found. */
final class VerifyCommandTest {
  @TempDir private static Path folder;

  private static final Map<Path, byte[]> WRITTEN = new HashMap<>();

  @BeforeAll
  static void writeFiles() throws IOException {
    Path input = folder.resolve("in.csv");
    Files.writeString(input, "id,text\n1,Ban it\n2,\"=evil, no\"\n3,a,b\n4,Do not ban it\n");
    for (String format : new String[] {"csv", "jsonl"}) {
      String out = folder.resolve("out." + format).toString();
      String summary = folder.resolve(format + ".json").toString();
      Cli.run("classify", input.toString(), "--format", format, "--out", out, "--summary", summary);
    }
    Path labels = folder.resolve("l.csv");
    Files.writeString(labels, "article,text,label\na,Ban it.,p\na,Do not.,c\nb,Ban.,p\nb,No.,c\n");
    Cli.run(
        "train",
        labels.toString(),
        "--features",
        "words",
        "--epochs",
        "2",
        "--model",
        path("m.stance"));
    Cli.run(
        "crossval",
        labels.toString(),
        "--features",
        "words",
        "--folds",
        "article",
        "--resamples",
        "100",
        "--no-learning-curve",
        "--report",
        path("r.json"),
        "--write-predictions",
        path("p.csv"));
    for (Path file : Corpora.filesBelow(folder)) {
      WRITTEN.put(file, Files.readAllBytes(file));
    }
  }

  @BeforeEach
  void restoreWhatAnotherTestHasDamaged() throws IOException {
    for (Map.Entry<Path, byte[]> file : WRITTEN.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"csv.json", "jsonl.json", "out.csv", "out.jsonl", "m.stance", "r.json", "p.csv"})
  void findsNothingWrongWithWhatWasJustWritten(String name) {
    Cli cli = Cli.run("verify", path(name));
    assertThat(cli.out()).contains(": OK, ").doesNotContain("DAMAGED");
    assertThat(cli.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"m.stance, m.stance", "csv.json, out.csv", "jsonl.json, out.jsonl", "r.json, r.json"})
  void findsManyFlippedBits(String verified, String damaged) throws IOException {
    Path file = folder.resolve(damaged);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < 40; i++) {
      int at = (int) ((long) i * (bytes.length - 1) / 40);
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << i % 8);
      Files.write(file, flipped);
      Cli cli = Cli.run("verify", path(verified));
      assertThat(cli.exitCode()).as("byte %d: %s", at, cli.out()).isEqualTo(1);
      assertThat(cli.out()).contains("DAMAGED");
    }
  }

  @ParameterizedTest
  @CsvSource({"m.stance, m.stance", "csv.json, out.csv", "jsonl.json, out.jsonl", "r.json, r.json"})
  void findsThatAFileIsCutOff(String verified, String damaged) throws IOException {
    Path file = folder.resolve(damaged);
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThat(Cli.run("verify", path(verified)).exitCode()).as("%d", length).isEqualTo(1);
    }
    Files.delete(file);
    assertThat(Cli.run("verify", path(verified)).exitCode()).isPositive();
  }

  @Test
  void findsRowsThatSayNothing() throws IOException {
    Path file = folder.resolve("bad.csv");
    Files.writeString(
        file,
        "id,label,confidence,p_a,p_b\n"
            + "1,a,0.9,0.9,0.1\n"
            + "2,a,0.9,0.9,0.9\n"
            + ",a,2,2,-1\n"
            + "4,a\n"
            + "5,a,0.5,0.4,0.6");
    assertThat(Cli.run("verify", file.toString()).out())
        .contains(
            "row 2: its probabilities sum to 1.800000",
            "row 3 has no id",
            "row 3: p_a is 2",
            "row 4 has 2 fields",
            "row 5: its confidence is not its largest probability",
            "ends in the middle of a line",
            "DAMAGED, 5 rows");
  }

  @Test
  void saysWhichCountsDoNotAgree() throws IOException {
    Path summary = folder.resolve("csv.json");
    String text = Files.readString(summary, StandardCharsets.UTF_8);
    Files.writeString(summary, text.replace("\"in\" : 4", "\"in\" : 5"));
    Cli cli = Cli.run("verify", summary.toString());
    assertThat(cli.out()).contains("in is not out + rejected");
    assertThat(cli.exitCode()).isEqualTo(1);
  }

  @Test
  void cannotReadWhatIsNotThere() {
    assertThat(Cli.run("verify", path("none")).exitCode()).isEqualTo(2);
  }
}
