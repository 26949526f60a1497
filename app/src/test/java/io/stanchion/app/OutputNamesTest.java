package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of the output chooses its format, and a run without a record writes none. */
final class OutputNamesTest {
  @TempDir private Path folder;

  private String text = "";

  @BeforeEach
  void writeText() throws IOException {
    text = Files.writeString(folder.resolve("a.txt"), "They want to ban it.\n").toString();
  }

  private Cli classify(String input, Path out, String... more) {
    String[] arguments = {"classify", input, "--speed", "fast", "--out", out.toString()};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Cli.run(all);
  }

  private static String unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void writesTheFormatThatTheNameEndsIn() throws IOException {
    classify(text, folder.resolve("o.csv"));
    classify(text, folder.resolve("o.jsonl"));
    classify(text, folder.resolve("o.txt"));
    String csv = Files.readString(folder.resolve("o.csv"));
    assertThat(csv).startsWith("id,article,");
    assertThat(Files.readString(folder.resolve("o.jsonl"))).startsWith("{\"id\":\"a:1\"");
    assertThat(Files.readString(folder.resolve("o.txt"))).contains("1 of 1 units classified");
    assertThat(classify(text, folder.resolve("p.csv.gz")).exitCode()).isZero();
    assertThat(unpacked(folder.resolve("p.csv.gz"))).isEqualTo(csv);
    classify(text, folder.resolve("q.csv.gz"));
    assertThat(folder.resolve("q.csv.gz")).hasSameBinaryContentAs(folder.resolve("p.csv.gz"));
    classify(text, folder.resolve("p.jsonl.gz"));
    assertThat(unpacked(folder.resolve("p.jsonl.gz")))
        .isEqualTo(Files.readString(folder.resolve("o.jsonl")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.xlsx", "o.parquet", "o.json", "o.tsv", "o.xlsx.gz"})
  void refusesEndingsThatItCannotWrite(String name) {
    Cli cli = classify(text, folder.resolve(name));
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains(name + ": rows cannot be written as .", ".csv, .csv.gz");
    assertThat(folder.resolve(name)).doesNotExist();
    assertThat(classify(text, folder.resolve(name), "--format", "csv").exitCode()).isZero();
  }

  @Test
  void resumesNoPackedFile() {
    Cli cli = classify(text, folder.resolve("o.csv.gz"), "--resume");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("--resume cannot continue a packed file");
  }

  @Test
  void verifiesAPackedFile() throws IOException {
    Path out = folder.resolve("o.csv.gz");
    classify(text, out, "--summary", folder.resolve("s.json").toString());
    assertThat(Cli.run("verify", folder.resolve("s.json").toString(), out.toString()).out())
        .contains("OK, a summary of 1 records", "OK, 1 rows");
  }

  @Test
  void leavesAnEarlierResultAloneIfNoRecordCanBeRead() throws IOException {
    Path out = folder.resolve("o.csv");
    classify(text, out);
    String before = Files.readString(out);
    Path wrong = Files.writeString(folder.resolve("w.csv"), "body,label\nBan it.,pro\n");
    Path summary = folder.resolve("s.json");
    Cli cli = classify(wrong.toString(), out, "--summary", summary.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("no column 'text'");
    assertThat(Files.readString(out)).isEqualTo(before);
    assertThat(Files.readString(summary)).doesNotContain("o.csv\"");
    assertThat(classify(wrong.toString(), folder.resolve("new.csv")).exitCode()).isEqualTo(2);
    assertThat(folder.resolve("new.csv")).doesNotExist();
    assertThat(Cli.run("classify", wrong.toString(), "--rejects", out + ".r").out()).isEmpty();
  }
}
