package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are hard to write are the same after any number of commands. */
final class RoundTripTest {
  private static final int TEXTS = 1000;

  private static final List<String> PIECES =
      List.of(
          "=",
          "+",
          "-",
          "@",
          "'",
          "''",
          "\"",
          "\"\"",
          ",",
          ";",
          "\t",
          "\n",
          "\r\n",
          "\r",
          " ",
          "\u00a0",
          "\u200b",
          "\ufeff",
          "\u2028",
          "\u0085",
          "\u0001",
          "\u001b[31m",
          "＝",
          "－",
          "＠",
          "＋",
          "é",
          "e\u0301",
          "漢字",
          "😀",
          "\ud83d\udc68\u200d\ud83d\udc69",
          "\u202e",
          "\uffff",
          "-5",
          "1e3",
          "sep=;",
          "#",
          "\\",
          "\\n",
          "null",
          "NaN",
          "</script>",
          "{}",
          "[1]",
          "ban",
          "text",
          "id",
          "|",
          "\u007f",
          "\u000b",
          "\u000c",
          "'=",
          "'-5",
          "|cmd");

  @TempDir private Path folder;

  private final List<String> texts = new ArrayList<>();

  @BeforeEach
  void makeTexts() {
    Random random = new Random(20);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      // Labels have no blank texts, and none twice.
      texts.add(i % 4 == 0 ? "x" + i + text : text.append("x").append(i).toString());
    }
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String feed() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < TEXTS; i++) {
      Map<String, Object> object =
          Map.of("id", "u" + i, "article", "a" + i % 5, "text", texts.get(i), "note", texts.get(i));
      lines.append(JsonMapper.builder().build().writeValueAsString(object)).append('\n');
    }
    return Files.writeString(folder.resolve("feed.jsonl"), lines).toString();
  }

  private static void succeed(String... arguments) {
    Cli cli = Cli.run(arguments);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
  }

  private void classify(String input, String output) {
    succeed("classify", input, "--speed", "fast", "--boilerplate", "--out", output);
  }

  @Test
  void classifyGivesTheSameFileForItsOwnFile() throws IOException {
    classify(feed(), path("1.csv"));
    classify(path("1.csv"), path("2.csv"));
    assertThat(folder.resolve("2.csv")).hasSameBinaryContentAs(folder.resolve("1.csv"));
    classify(path("2.csv"), path("3.jsonl"));
    classify(path("3.jsonl"), path("4.csv"));
    assertThat(folder.resolve("4.csv")).hasSameBinaryContentAs(folder.resolve("1.csv"));
    List<String> lines = Files.readAllLines(folder.resolve("3.jsonl"));
    for (int i = 0; i < TEXTS; i++) {
      var row = JsonMapper.builder().build().readTree(lines.get(i));
      assertThat(row.path("text").asText()).isEqualTo(texts.get(i));
      assertThat(row.path("note").asText()).isEqualTo(texts.get(i));
    }
  }

  @Test
  void trainAndEvaluateReadTheTextsOfTheInput() throws IOException {
    classify(feed(), path("1.csv"));
    List<LabelledParagraph> read =
        new LabelReader(ReadOptions.DEFAULT).read(Input.of(path("1.csv"))).paragraphs();
    assertThat(read.stream().map(one -> one.paragraph().text())).containsExactlyElementsOf(texts);
    correct(folder.resolve("1.csv"), folder.resolve("corrected.csv"));
    List<LabelledParagraph> corrected =
        new LabelReader(ReadOptions.DEFAULT).read(Input.of(path("corrected.csv"))).paragraphs();
    assertThat(corrected.stream().map(one -> one.paragraph().text()))
        .containsExactlyElementsOf(texts);
    Cli trained =
        Cli.run("train", path("corrected.csv"), "--model", path("m.stance"), "--features", "words");
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    succeed("classify", path("corrected.csv"), "--model", path("m.stance"), "--out", path("5.csv"));
    Cli evaluated = Cli.run("evaluate", path("corrected.csv"), "--predictions", path("5.csv"));
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
  }

  /** Adds a label to every row, as a person does in a spreadsheet that keeps the guards. */
  private static void correct(Path from, Path to) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().get();
    try (CSVParser rows = CSVParser.parse(Files.readString(from), format);
        CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(to), CSVFormat.RFC4180)) {
      printer.printRecord(rows.getHeaderNames());
      int number = 0;
      for (CSVRecord row : rows) {
        List<String> fields = new ArrayList<>(row.toList());
        fields.set(rows.getHeaderNames().indexOf("label"), List.of("pro", "con").get(number++ % 2));
        printer.printRecord(fields);
      }
    }
  }

  @Test
  void rejectsNulInEveryFormat() throws IOException {
    Path csv = Files.writeString(folder.resolve("n.csv"), "text\nBan\u0000it.\nBan it.\n");
    Path text = Files.writeString(folder.resolve("n.txt"), "Ban\u0000it.\n\nBan it.\n");
    Path json =
        Files.writeString(
            folder.resolve("n.jsonl"), "{\"text\":\"Ban\\u0000it.\"}\n{\"text\":\"B\"}\n");
    for (Path file : List.of(csv, text, json)) {
      Cli cli = Cli.run("classify", file.toString(), "--speed", "fast", "--rejects", path("r.csv"));
      assertThat(cli.out()).as(file.toString()).doesNotContain("\u0000");
      assertThat(cli.exitCode()).as(file + cli.out() + cli.err()).isPositive();
      assertThat(cli.err()).containsIgnoringCase("NUL");
    }
  }
}
