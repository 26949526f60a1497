package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.writer.FormulaGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger wrote does no harm to whoever opens our output. */
final class HostileOutputTest {
  private static final List<String> TEXTS =
      List.of("=1+1", "@SUM(A1)", "+1", "-5", "- item", "-2+3", "'=1", "fine", "\tx", "＝1");

  @TempDir private Path folder;

  private Path feed() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String text : TEXTS) {
      String json = JsonMapper.builder().build().writeValueAsString(text);
      lines.append("{\"id\":" + json + ",\"article\":" + json + ",\"text\":" + json + "}\n");
    }
    lines.append("=HYPERLINK(1)\n");
    return Files.writeString(folder.resolve("feed.jsonl"), lines);
  }

  @Test
  void letsNoCellOfACsvFileBeComputed() throws IOException {
    Path out = folder.resolve("out.csv");
    Cli.run("classify", feed().toString(), "--out", out.toString());
    List<CSVRecord> rows = records(out);
    for (int i = 0; i < TEXTS.size(); i++) {
      for (String column : List.of("id", "article", "text")) {
        String cell = rows.get(i).get(column);
        assertThat(cell).doesNotStartWith("=").doesNotStartWith("@").doesNotStartWith("\t");
        assertThat(FormulaGuard.original(cell)).isEqualTo(TEXTS.get(i));
      }
    }
    assertThat(rows.get(3).get("text")).isEqualTo("-5");
    assertThat(records(folder.resolve("out.csv.rejects.csv")).get(0).get("original"))
        .isEqualTo("'=HYPERLINK(1)");
  }

  @Test
  void givesJsonLinesExactly() throws IOException {
    Cli cli = Cli.run("classify", feed().toString(), "--format", "jsonl", "--rejects", r());
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(JsonMapper.builder().build().readTree(cli.lines().get(i)).path("text").asText())
          .isEqualTo(TEXTS.get(i));
    }
  }

  private String r() {
    return folder.resolve("rejects.csv").toString();
  }

  @Test
  void evaluatesItsOwnGuardedOutput() throws IOException {
    Path labels = folder.resolve("gold.csv");
    Files.writeString(labels, "id,text,label\n=1,Ban it,=a\n@2,Do not ban it,b\n-3,Ban,=a\n");
    Path model = folder.resolve("m.stance");
    Cli.run("train", labels.toString(), "--model", model.toString(), "--features", "words");
    Path out = folder.resolve("out.csv");
    Cli.run("classify", labels.toString(), "--model", model.toString(), "--out", out.toString());
    assertThat(Files.readString(out)).contains("'=1,", "'@2,", "\n-3,", "'=a,");
    Cli cli = Cli.run("evaluate", labels.toString(), "--predictions", out.toString());
    assertThat(cli.exitCode()).as(cli.out() + cli.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "text"})
  void obeysNoEscapeSequenceOnATerminal(String format) throws IOException {
    Path file = folder.resolve("evil\u001b[31m.csv");
    Files.writeString(
        file, "id,text\n1,\u001b]0;owned\u0007 \u009b2J ban\u007f it\n\u001b[2J,two,many\n");
    Cli cli = Cli.watched("classify", file.toString(), "--format", format, "--rejects", r());
    assertThat(cli.out()).doesNotContain("\u001b", "\u0007", "\u009b", "\u007f");
    assertThat(cli.err()).contains("1 rejected").doesNotContain("\u001b", "\u0007");
  }

  @Test
  void keepsControlCharactersInAFile() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "id,text\n1,ban \u001b[31mit\n");
    assertThat(Cli.run("classify", file.toString()).out()).contains("ban \u001b[31mit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classify \u001b[31mmissing.txt",
        "inspect \u001b]0;x\u0007.stance",
        "train x\u001b[31m.csv --model y",
        "verify \u001b[31mnone",
        "\u001b[31m",
        "classify --\u001b[31m"
      })
  void obeysNoEscapeSequenceInAMessage(String line) {
    Cli cli = Cli.run(line.split(" ", -1));
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.out() + cli.err()).doesNotContain("\u001b", "\u0007");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"classify in.txt > /dev/full", "--help > /dev/full", "inspect > /dev/full"})
  void claimsNoSuccessWhereStandardOutputIsFull(String line) throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    assertThat(shell(line)).startsWith("2").contains("cannot be written");
  }

  /** ONNX Runtime 1.29 ended the process in silence. */
  @Test
  void anEncoderIsLoadedHoweverLongTheCommandLineIs() throws IOException {
    assertThat(shell("classify in.txt --speed best --text-column " + "a".repeat(20_000)))
        .startsWith("0")
        .contains("1 classified");
  }

  @Test
  void endsQuietlyWhereTheReaderGoesAway() throws IOException {
    Files.writeString(folder.resolve("many.txt"), "Ban Huawei, he said.\n".repeat(20_000));
    assertThat(shell("classify many.txt | head -n 1 >/dev/null; echo ${PIPESTATUS[0]}"))
        .contains("141")
        .doesNotContain("stanchion:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "classify --help", "inspect"})
  void endsQuietlyWhereNobodyReadsAtAll(String line) throws IOException {
    assertThat(shell(line + " | true; echo ${PIPESTATUS[0]}"))
        .containsPattern("(?m)^(141|0)$")
        .doesNotContain("stanchion:", "WARN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classify - --input-format csv --out rows.csv < rows.csv",
        "classify rows.csv >> rows.csv",
        "classify in.txt --rejects rows.csv >> rows.csv"
      })
  void neverWritesOverWhatTheShellHasRedirected(String line) throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/stdin")));
    Path rows = Files.writeString(folder.resolve("rows.csv"), "text\nBan it.\n");
    assertThat(shell(line)).startsWith("2").containsPattern("is an input|is named for two outputs");
    assertThat(rows).hasContent("text\nBan it.\n");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java")
        + " -XX:TieredStopAtLevel=1 -cp '"
        + System.getProperty("java.class.path")
        + "' io.stanchion.app.Stanchion ";
  }

  private String shell(String line) throws IOException {
    Files.writeString(folder.resolve("in.txt"), "Ban Huawei.\n");
    String command = java() + line;
    Process process =
        new ProcessBuilder("bash", "-c", "{ " + command + "; } 2>&1; echo $?")
            .directory(folder.toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = said.lines().toList();
    return lines.get(lines.size() - 1) + "\n" + said;
  }

  private static List<CSVRecord> records(Path file) throws IOException {
    try (CSVParser parser =
        CSVParser.parse(
            Files.readString(file),
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    }
  }
}
