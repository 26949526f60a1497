package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.huawei.SourceArticle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassifyCommandTest {
  @TempDir private static Path articles;

  /** As classified by default, with the encoder; other tests ask for n-grams alone. */
  private static Cli usual = new Cli(-1, "", "");

  @TempDir private Path folder;

  @BeforeAll
  static void classifyTheShippedArticles() throws IOException {
    for (SourceArticle article : HuaweiBan.articles()) {
      Files.writeString(articles.resolve(article.file()), article.text());
    }
    usual = Cli.run("classify", articles.toString());
  }

  private static Cli fast(String... more) {
    List<String> arguments = new ArrayList<>(List.of("classify", articles.toString()));
    arguments.addAll(List.of("--speed", "fast"));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void givesNoLabelBelowTheConfidenceAskedFor() throws IOException {
    List<CSVRecord> all = rows(fast().out());
    Cli cli = fast("--abstain-below", "0.93");
    List<CSVRecord> rows = rows(cli.out());
    int without = 0;
    for (int i = 0; i < rows.size(); i++) {
      CSVRecord row = rows.get(i);
      boolean unsure =
          !row.get("status").equals("skipped") && Double.parseDouble(row.get("confidence")) < 0.93;
      assertThat(row.get("label")).isEqualTo(unsure ? "" : all.get(i).get("label"));
      assertThat(row.get("status")).isEqualTo(unsure ? "abstained" : all.get(i).get("status"));
      assertThat(row.get("p_neutral")).isEqualTo(all.get(i).get("p_neutral"));
      without += unsure ? 1 : 0;
    }
    assertThat(without).isBetween(1, 77);
    assertThat(cli.err()).contains(without + " without a label");
  }

  @Test
  void addsPredictionSetsThatHoldTheLabel() throws IOException {
    Cli cli = fast("--prediction-sets", "0.6");
    assertThat(cli.lines().get(0)).contains(",p_pro-ban,prediction_set,status,text");
    List<CSVRecord> rows = rows(cli.out());
    assertThat(rows)
        .filteredOn(row -> row.get("status").equals("ok"))
        .hasSize(78)
        .allSatisfy(
            row ->
                assertThat(row.get("prediction_set").split("\\|", -1)).contains(row.get("label")));
    Cli json = fast("--prediction-sets", "0.99", "--format", "jsonl");
    JsonNode first = JsonMapper.builder().build().readTree(json.lines().get(0));
    assertThat(first.path("prediction_set")).hasSize(3);
  }

  @Test
  void refusesShareOutOfRangeAndModelsWithoutCalibration() throws IOException {
    assertThat(Cli.run("classify", articles.toString(), "--abstain-below", "2").err())
        .contains("--abstain-below must be between 0 and 1, got 2.0");
    assertThat(Cli.run("classify", articles.toString(), "--prediction-sets", "0.4").err())
        .contains("--prediction-sets must be between 0.50 and 0.99, got 0.4");
    Path labels = folder.resolve("one-article.csv");
    Files.writeString(
        labels, "article,text,label\na,Ban it now.,pro\na,Do not ban it.,anti\na,Ban them.,pro\n");
    Path model = folder.resolve("one-article.stance");
    String[] train = {
      "train", labels.toString(), "--features", "full", "--model", model.toString()
    };
    assertThat(Cli.run(train).exitCode()).isZero();
    Cli cli =
        Cli.run(
            "classify",
            articles.toString(),
            "--model",
            model.toString(),
            "--prediction-sets",
            "0.8");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("--prediction-sets needs a calibrated model");
  }

  @Test
  void givesEveryUnitOfTheShippedArticlesARow() throws IOException {
    assertThat(usual.exitCode()).isZero();
    assertThat(usual.lines().get(0))
        .isEqualTo(
            "id,article,paragraph,kind,label,confidence,p_anti-ban,p_neutral,p_pro-ban,status,text");
    List<CSVRecord> rows = rows(usual.out());
    assertThat(rows).hasSize(97);
    assertThat(rows)
        .extracting(row -> row.get("id"))
        .containsExactlyElementsOf(HuaweiBan.units().stream().map(unit -> unit.id()).toList());
    assertThat(rows)
        .extracting(row -> row.get("text"))
        .containsExactlyElementsOf(HuaweiBan.units().stream().map(unit -> unit.text()).toList());
    assertThat(usual.err())
        .contains("97 in = 97 out + 0 rejected; 78 classified (0 without known features), 19");
  }

  @Test
  void leavesBoilerplateUnclassifiedUnlessAsked() throws IOException {
    CSVRecord skipped = rows(usual.out()).get(7);
    assertThat(skipped.get("kind")).isEqualTo("boilerplate");
    assertThat(skipped.get("status")).isEqualTo("skipped");
    assertThat(skipped.get("label")).isEmpty();
    assertThat(skipped.get("p_neutral")).isEmpty();
    CSVRecord asked = rows(fast("--boilerplate").out()).get(7);
    assertThat(asked.get("status")).isEqualTo("ok");
    assertThat(asked.get("label")).isNotEmpty();
  }

  @Test
  void givesProbabilitiesThatSumToOneAndPeakAtTheLabel() throws IOException {
    for (CSVRecord row : rows(usual.out())) {
      if (!row.get("status").equals("skipped")) {
        double sum =
            Stream.of("p_anti-ban", "p_neutral", "p_pro-ban")
                .mapToDouble(column -> Double.parseDouble(row.get(column)))
                .sum();
        assertThat(sum).isBetween(0.999998, 1.000002);
        assertThat(row.get("p_" + row.get("label"))).isEqualTo(row.get("confidence"));
      }
    }
  }

  @Test
  void showsAPersonTheShareOfEachStancePerArticle() {
    Cli cli = Cli.watched("classify", articles.resolve("000_02c1adb3ee25e0a7.txt").toString());
    assertThat(cli.lines())
        .startsWith("000_02c1adb3ee25e0a7")
        .contains("       7 of 10 units classified")
        .contains("       anti-ban    6  86 %  █████████████████···")
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void writesTheSameRowsAsJsonLines() throws IOException {
    List<CSVRecord> rows = rows(fast().out());
    List<String> lines = fast("--format", "jsonl").lines();
    assertThat(lines).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      JsonNode object = JsonMapper.builder().build().readTree(lines.get(i));
      assertThat(object.path("id").asText()).isEqualTo(rows.get(i).get("id"));
      assertThat(object.path("text").asText()).isEqualTo(rows.get(i).get("text"));
      assertThat(object.path("label").asText("")).isEqualTo(rows.get(i).get("label"));
    }
  }

  @Test
  void writesAFileThatIsWhatItWouldHavePrinted() throws IOException {
    Path out = folder.resolve("out.csv");
    Cli cli = fast("--out", out.toString());
    assertThat(cli.out()).isEmpty();
    assertThat(out).hasContent(fast().out());
    assertThat(folder.resolve("out.csv.rejects.csv")).doesNotExist();
  }

  @Test
  void accountsForRejectedRecords() throws IOException {
    Path feed = folder.resolve("feed.csv");
    Files.writeString(
        feed,
        "id,text\n"
            + "1,Ban Huawei now\n"
            + "2,too,many\n"
            + "3,\"unclosed\n"
            + "4,Huawei is no threat\n"
            + "5,\n"
            + "6,\ud83d\ude00\n");
    Path out = folder.resolve("out.csv");
    Cli cli = Cli.run("classify", feed.toString(), "--out", out.toString());
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(rows(Files.readString(out)))
        .extracting(row -> row.get("id") + " " + row.get("status"))
        .containsExactly("1 ok", "4 ok", "5 empty", "6 no-known-features");
    assertThat(cli.err()).contains("6 in = 4 out + 2 rejected");
    assertThat(rows(Files.readString(folder.resolve("out.csv.rejects.csv"))))
        .extracting(row -> row.get("line") + " " + row.get("original") + " " + row.get("reason"))
        .containsExactly(
            "3 2,too,many the row has 3 fields, the header has 2; quote fields that contain the"
                + " separator",
            "4 3,\"unclosed a quote opens in this record and never closes; close or double it");
  }

  @Test
  void readsStandardInput() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(
              "{\"id\":\"x\",\"text\":\"Huawei is a risk\"}\n".getBytes(StandardCharsets.UTF_8)));
      Cli cli = Cli.run("classify", "-");
      assertThat(cli.exitCode()).isZero();
      assertThat(rows(cli.out())).extracting(row -> row.get("id")).containsExactly("x");
    } finally {
      System.setIn(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG"})
  void writesTheSameBytesInEveryLocale(String tag) {
    Path one = articles.resolve("000_02c1adb3ee25e0a7.txt");
    String encoded = Cli.run("classify", one.toString()).out();
    String rows = fast().out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(fast().out()).isEqualTo(rows);
      assertThat(Cli.run("classify", one.toString()).out()).isEqualTo(encoded);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void letsNoEscapeSequenceThroughToATerminal() throws IOException {
    Path file = folder.resolve("evil.txt");
    Files.writeString(
        file, "Ban \u001b[31mHuawei\u001b]0;owned\u0007 \u202enow\u009b2J please, allies.\n");
    assertThat(Cli.watched("classify", file.toString()).out())
        .doesNotContain("\u001b", "\u0007", "\u202e", "\u009b");
  }

  @Test
  void refusesToOverwriteItsInput() throws IOException {
    Path file = articles.resolve("000_02c1adb3ee25e0a7.txt");
    String before = Files.readString(file);
    Cli cli = Cli.run("classify", file.toString(), "--out", file.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("is an input; name another file for the output");
    assertThat(file).hasContent(before);
  }

  @Test
  void saysWhatIsWrongWithItsArguments() {
    Path missing = folder.resolve("missing.txt");
    Cli cli = Cli.run("classify", missing.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).isEqualTo("stanchion: " + missing + ": no such file or directory\n");
    assertThat(Cli.run("classify").exitCode()).isEqualTo(2);
    assertThat(Cli.run("classify", articles.toString(), "--format", "xml").exitCode()).isEqualTo(2);
    assertThat(Cli.run("classify", articles.toString(), "--encoding", "klingon").exitCode())
        .isEqualTo(2);
  }

  @Test
  void failsWhereNothingCanBeRead() throws IOException {
    Path file = folder.resolve("feed.csv");
    Files.writeString(file, "id,txt\n1,Ban Huawei\n");
    Path rejects = folder.resolve("rejects.csv");
    Cli cli = Cli.run("classify", file.toString(), "--rejects", rejects.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .contains(
            file
                + ": no column 'text' in the header [id, txt] (did you mean 'txt'?); name the right"
                + " one with --text-column");
    Cli named =
        Cli.run(
            "classify", file.toString(), "--text-column", "txt", "--rejects", rejects.toString());
    assertThat(named.exitCode()).isZero();
  }

  /** Enough for many batches, with rejects, boilerplate and a long paragraph in between. */
  @Test
  void givesTheSameBytesWhateverTheNumberOfThreads() throws IOException {
    StringBuilder text = new StringBuilder();
    List<LabelledParagraph> shipped = HuaweiBan.labels().paragraphs();
    for (int i = 0; i < 3000; i++) {
      text.append(shipped.get(i % shipped.size()).paragraph().text()).append('\n');
      text.append(i % 100 == 7 ? "By Jane Doe\nbad \u0000 line\n" : "");
    }
    text.append("Huawei is a risk. ".repeat(50_000)).append("\nand so on.\n");
    Path file = Files.writeString(folder.resolve("many.txt"), text);
    for (String format : List.of("csv", "jsonl", "text")) {
      Path alone = classified(file, format, 1);
      for (int threads : new int[] {2, 5}) {
        Path several = classified(file, format, threads);
        assertThat(several).hasSameBinaryContentAs(alone);
        assertThat(rejectsOf(several)).hasSameBinaryContentAs(rejectsOf(alone));
      }
    }
  }

  private Path classified(Path file, String format, int threads) {
    Path out = folder.resolve(threads + "." + format);
    String many = Integer.toString(threads);
    Cli.run(
        "classify",
        file.toString(),
        "--speed",
        "fast",
        "--format",
        format,
        "--threads",
        many,
        "--out",
        out.toString());
    return out;
  }

  private static Path rejectsOf(Path out) {
    return out.resolveSibling(out.getFileName() + ".rejects.csv");
  }

  @Test
  void goesOnAfterAnInputThatCannotBeRead() throws IOException {
    Path damaged = folder.resolve("a.txt.gz");
    Files.write(damaged, new byte[] {0x1f, (byte) 0x8b, 8, 0});
    Cli cli =
        Cli.run(
            "classify",
            "--speed=fast",
            damaged.toString(),
            articles.toString(),
            "--rejects",
            folder.resolve("rejects.csv").toString());
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains("98 in = 97 out + 1 rejected");
  }

  private static List<CSVRecord> rows(String csv) throws IOException {
    try (CSVParser parser =
        CSVParser.parse(
            csv, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    }
  }
}
