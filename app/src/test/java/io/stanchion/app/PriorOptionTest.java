package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mix of labels that a user expects, or has estimated. */
final class PriorOptionTest {
  private static final String MOSTLY_NEUTRAL = "pro-ban=0.02,anti-ban=0.02";

  @TempDir private Path folder;

  private Path texts = Path.of("");

  /** The shipped paragraphs, twice: enough to estimate a mix from. */
  @BeforeEach
  void writeTexts() throws IOException {
    StringBuilder csv = new StringBuilder("id,text\n");
    for (int i = 0; i < 2; i++) {
      for (LabelledParagraph one : HuaweiBan.labels().paragraphs()) {
        csv.append(one.paragraph().id()).append('-').append(i).append(",\"");
        csv.append(one.paragraph().text().replace("\"", "\"\"")).append("\"\n");
      }
    }
    texts = Files.writeString(folder.resolve("texts.csv"), csv);
  }

  private Cli classify(String... more) {
    List<String> arguments = new ArrayList<>(List.of("classify", texts.toString()));
    arguments.addAll(List.of("--speed", "fast"));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private static List<CSVRecord> rows(String csv) throws IOException {
    return CSVParser.parse(
            csv, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())
        .getRecords();
  }

  private static double mean(List<CSVRecord> rows, String column) {
    return rows.stream()
        .mapToDouble(row -> Double.parseDouble(row.get(column)))
        .average()
        .orElseThrow();
  }

  @Test
  void correctsProbabilitiesAndLabelsForTheSharesThatAreNamed() throws IOException {
    List<CSVRecord> before = rows(classify().out());
    Cli cli = classify("--prior", MOSTLY_NEUTRAL);
    assertThat(cli.exitCode()).isZero();
    List<CSVRecord> after = rows(cli.out());
    assertThat(mean(after, "p_neutral")).isGreaterThan(mean(before, "p_neutral") + 0.2);
    assertThat(after)
        .allSatisfy(
            row -> assertThat(row.get("p_" + row.get("label"))).isEqualTo(row.get("confidence")));
    assertThat(after)
        .filteredOn(row -> row.get("label").equals("neutral"))
        .hasSizeGreaterThan(
            (int) before.stream().filter(row -> row.get("label").equals("neutral")).count());
  }

  @Test
  void abstainsAndMakesSetsByTheCorrectedProbabilities() throws IOException {
    Cli cli =
        classify("--prior", MOSTLY_NEUTRAL, "--abstain-below", "0.8", "--prediction-sets", "0.7");
    assertThat(rows(cli.out()))
        .allSatisfy(
            row -> {
              boolean unsure = Double.parseDouble(row.get("confidence")) < 0.8;
              assertThat(row.get("status")).isEqualTo(unsure ? "abstained" : "ok");
              if (!unsure) {
                assertThat(row.get("prediction_set").split("\\|", -1)).contains(row.get("label"));
              }
            });
  }

  @Test
  void estimatesTheSameSharesWithAnyNumberOfThreads() {
    Cli alone = classify("--prior", "estimate", "--threads", "1");
    assertThat(alone.exitCode()).isZero();
    assertThat(alone.err())
        .containsPattern(
            "--prior estimate: anti-ban=0\\.\\d{3},neutral=0\\.\\d{3},pro-ban=0\\.\\d{3}, estimated"
                + " from 156 paragraphs");
    Cli several = classify("--prior", "estimate", "--threads", "3");
    assertThat(several.out()).isEqualTo(alone.out()).isNotEqualTo(classify().out());
  }

  @Test
  void usesTheTrainedMixWhereParagraphsAreTooFewToEstimateOne() throws IOException {
    texts = Files.writeString(folder.resolve("few.csv"), "text\nHuawei is a risk\n");
    Cli cli = classify("--prior", "estimate");
    assertThat(cli.err())
        .contains(
            "--prior estimate: too few paragraphs to estimate the mix of labels from (1; at least"
                + " 100 are needed); --prior trained is used");
    assertThat(cli.out()).isEqualTo(classify("--prior", "trained").out());
  }

  @Test
  void refusesToEstimateFromStandardInput() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("text\n".getBytes(StandardCharsets.UTF_8)));
      Cli cli = Cli.run("classify", "-", "--prior", "estimate");
      assertThat(cli.exitCode()).isEqualTo(2);
      assertThat(cli.err())
          .contains(
              "standard input: can be read only once, and --prior estimate reads everything twice;"
                  + " save it to a file, or name the shares");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void refusesSharesThatDoNotFitTheModel() {
    Cli cli = classify("--prior", "pro-bann=0.1,anti-ban=0.1");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .contains("--prior: 'pro-bann' is not one of [anti-ban, neutral, pro-ban]")
        .contains("did you mean 'pro-ban'?");
    assertThat(classify("--prior", "0.1").exitCode()).isEqualTo(2);
  }

  @Test
  void correctsEachModelOfADirectory() throws IOException {
    Path train = Files.writeString(folder.resolve("train.txt"), Tweets.labelled());
    Path models = folder.resolve("models");
    Cli.run("train", train.toString(), "--per-target", "--epochs", "7", "--model", models + "");
    Cli usual = Cli.run("classify", train + "", "--model", models + "");
    for (String prior : List.of("FAVOR=0.01,AGAINST=0.01", "trained", "estimate")) {
      Cli cli = Cli.run("classify", train + "", "--model", models + "", "--prior", prior);
      assertThat(cli.exitCode()).as(cli.err()).isZero();
      assertThat(cli.lines()).hasSameSizeAs(usual.lines());
    }
  }
}
