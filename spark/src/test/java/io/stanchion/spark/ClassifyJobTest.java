package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassifyJobTest {
  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = SparkHome.local().getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** Rows with a paper, a number and a gold label; the third cannot be read. */
  private String rows() throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,paper,label,text"));
    List<String> texts =
        HuaweiBan.articles()
            .get(3)
            .text()
            .lines()
            .filter(line -> !line.isBlank())
            .limit(6)
            .toList();
    for (int i = 0; i < texts.size(); i++) {
      lines.add(i + ",Daily " + i % 2 + ",gold,\"" + texts.get(i).replace("\"", "\"\"") + '"');
    }
    lines.add(3, "broken");
    return Files.write(folder.resolve("rows.csv"), lines).toString();
  }

  private String parquet() throws IOException {
    Dataset<Row> all =
        spark
            .read()
            .option("header", true)
            .option("escape", "\"")
            .csv(rows())
            .selectExpr("TRY_CAST(id AS INT) AS number", "paper", "text", "array(id, 'x') AS both");
    all.repartition(3).write().mode("overwrite").parquet(path("rows.parquet"));
    return path("rows.parquet");
  }

  @Test
  void keepsTheColumnsOfTheInputAndAddsItsOwn() throws IOException {
    Job job = Job.run(spark, rows(), "--out", path("out"), "--format", "parquet");

    assertThat(job.counts()).startsWith("7 in = 6 out + 1 rejected");
    Dataset<Row> result = spark.read().parquet(path("out"));
    assertThat(result.columns())
        .containsExactly(
            "id",
            "article",
            "paragraph",
            "kind",
            "label",
            "confidence",
            "p_anti-ban",
            "p_neutral",
            "p_pro-ban",
            "status",
            "text",
            "paper",
            "input_label",
            "model_hash");
    assertThat(result.filter("paper = 'Daily 1' AND input_label = 'gold'").count()).isEqualTo(3);
    assertThat(result.schema().apply("confidence").dataType().simpleString()).isEqualTo("double");
  }

  @Test
  void writesRejectsWithTheirPlaceAndReason() throws IOException {
    String input = rows();
    Job job = Job.run(spark, input, "--out", path("out"));

    assertThat(job.exitCode()).isEqualTo(1);
    assertThat(job.err())
        .contains(input + ":4: the row has 1 fields, the header has 4")
        .contains("rejected records are in " + path("out.rejects"));
    assertThat(Job.csvRows(folder.resolve("out.rejects")))
        .singleElement()
        .asString()
        .startsWith(input + ",4,");
    assertThat(folder.resolve("out.rejects/_SUCCESS")).exists();
  }

  @Test
  void keepsTheColumnsThatAreNamedAndNoOthers() throws IOException {
    String input = rows();
    Job.run(spark, input, "--out", path("some"), "--format", "parquet", "--keep-columns", "paper");
    Job.run(spark, input, "--out", path("none"), "--format", "parquet", "--keep-columns", "none");

    assertThat(spark.read().parquet(path("some")).columns())
        .contains("paper")
        .doesNotContain("input_label");
    assertThat(spark.read().parquet(path("none")).columns()).doesNotContain("paper");
  }

  @Test
  void keepsFieldsOfJsonThatOnlySomeObjectsHave() throws IOException {
    Path input = folder.resolve("a.jsonl");
    Files.writeString(
        input,
        "{\"text\": \"The ban.\", \"likes\": 5}\n{\"text\": \"No ban.\", \"tags\": [\"a\"]}\n");
    Job.run(spark, input.toString(), "--out", path("out"), "--format", "jsonl");

    assertThat(Job.jsonRows(folder.resolve("out")))
        .satisfiesExactly(
            first -> assertThat(first).endsWith("\"likes\":\"5\",\"tags\":null}"),
            second -> assertThat(second).endsWith("\"likes\":null,\"tags\":\"[\\\"a\\\"]\"}"));
  }

  @Test
  void classifiesParquetAsTheTransformerDoes() throws IOException {
    String input = parquet();
    Job job = Job.run(spark, input, "--out", path("out"), "--format", "parquet");

    assertThat(job.counts()).startsWith("7 in = 6 out + 1 rejected");
    Dataset<Row> expected =
        new StanceTransformer(spark, StanceOptions.DEFAULT)
            .transform(spark.read().parquet(input).filter("text IS NOT NULL"));
    Dataset<Row> result = spark.read().parquet(path("out"));
    assertThat(result.select("number", "label", "confidence", "both").collectAsList())
        .containsExactlyInAnyOrderElementsOf(
            expected.select("number", "label", "confidence", "both").collectAsList());
  }

  @Test
  void rejectsRowsOfParquetWithoutTextAndGoesOn() throws IOException {
    spark
        .sql("SELECT 1 AS number, 'The ban is wrong.' AS text UNION ALL SELECT 2, NULL")
        .write()
        .parquet(path("some.parquet"));
    Job job = Job.run(spark, path("some.parquet"), "--out", path("out"), "--max-rejects", "50%");

    assertThat(job.exitCode()).isZero();
    assertThat(job.counts()).startsWith("2 in = 1 out + 1 rejected");
    assertThat(Job.csvRows(folder.resolve("out.rejects")))
        .singleElement()
        .asString()
        .contains(".parquet,,,the text is missing,\"{\"\"number\"\":2}\"");
  }

  @Test
  void printsColumnsOfAllTypes() {
    spark
        .sql(
            "SELECT 'The ban.' AS text, 1.5D AS half, double('NaN') AS none, true AS yes,"
                + " DATE'2020-02-29' AS day, named_struct('a', 1) AS both, X'00FF' AS bytes,"
                + " CAST(NULL AS INT) AS nothing")
        .write()
        .parquet(path("types.parquet"));
    Job.run(spark, path("types.parquet"), "--out", path("json"), "--format", "jsonl");
    Job.run(spark, path("types.parquet"), "--out", path("csv"));

    assertThat(Job.jsonRows(folder.resolve("json")))
        .singleElement()
        .asString()
        .endsWith(
            "\"text\":\"The ban.\",\"half\":1.5,\"none\":\"NaN\",\"yes\":true,"
                + "\"day\":\"2020-02-29\",\"both\":{\"a\":1},\"bytes\":\"AP8=\",\"nothing\":null}");
    assertThat(Job.parts(folder.resolve("csv")).get(0))
        .content()
        .contains(",The ban.,1.5,NaN,true,2020-02-29,\"{\"\"a\"\":1}\",AP8=,,");
  }

  @Test
  void classifiesATable() throws IOException {
    spark.read().parquet(parquet()).createOrReplaceTempView("news");
    Job job = Job.run(spark, "table:news", "--out", path("out"));

    assertThat(job.counts()).startsWith("7 in = 6 out + 1 rejected");
    assertThat(job.err()).contains("news: the text is missing");
  }

  @Test
  void splitsRowsThatAreALineEach() throws IOException {
    String input = rows();
    Job job = Job.run(spark, input, "--split", "--out", path("out"), "--keep-columns", "none");
    Job exact = Job.run(spark, input, "--out", path("exact"));

    assertThat(job.counts()).isEqualTo(exact.counts());
    assertThat(Job.csvRows(folder.resolve("out.rejects")))
        .singleElement()
        .asString()
        .endsWith("rows.csv,,,the record is malformed,broken");
  }

  @Test
  void splitsJsonAndText() throws IOException {
    Path json = folder.resolve("a.jsonl");
    Files.writeString(json, "{\"text\": \"The ban.\"}\n{\"text\": 5}\n{broken\n");
    Path text = folder.resolve("a.txt");
    Files.writeString(text, "The ban.\n\nNo ban.\n");

    assertThat(Job.run(spark, json.toString(), "--split", "--out", path("json")).counts())
        .startsWith("3 in = 2 out + 1 rejected");
    assertThat(Job.run(spark, text.toString(), "--split", "--out", path("text")).counts())
        .startsWith("2 in = 2 out + 0 rejected");
  }

  @Test
  void writesADirectoryForEachValueOfAColumn() throws IOException {
    Job.run(spark, rows(), "--out", path("out"), "--partition-by", "paper,label");

    assertThat(Job.parts(folder.resolve("out")))
        .isNotEmpty()
        .allSatisfy(
            part -> {
              assertThat(part.toString())
                  .matches(
                      ".*/out/paper=Daily%20[01]/label=[a-z-]+/part.*|.*/out/paper=Daily"
                          + " [01]/label=[a-z-]+/part.*");
              assertThat(part).content().startsWith("id,article,paragraph,kind,confidence,");
            });
    assertThat(spark.read().option("header", true).csv(path("out")).count()).isEqualTo(6);
  }

  @Test
  void compressesWhatItWrites() throws IOException {
    Job.run(spark, rows(), "--out", path("out"), "--compression", "gzip");

    assertThat(Job.parts(folder.resolve("out")))
        .allSatisfy(part -> assertThat(part.toString()).endsWith(".csv.gz"));
    assertThat(spark.read().option("header", true).csv(path("out")).count()).isEqualTo(6);
  }

  @Test
  void writesASummary() throws IOException {
    Job.run(spark, rows(), "--out", path("out"), "--summary", path("run.json"));
    JsonNode json = JsonMapper.builder().build().readTree(folder.resolve("run.json").toFile());

    assertThat(json.at("/finished").asBoolean()).isTrue();
    assertThat(json.at("/records/in").asLong()).isEqualTo(7);
    assertThat(json.at("/records/rejected").asLong()).isEqualTo(1);
    assertThat(json.at("/models/the bundled model").asText()).hasSize(64);
    assertThat(json.at("/outputs/0/files")).isNotEmpty();
    assertThat(json.at("/outputs/1/role").asText()).isEqualTo("rejects");
  }

  @Test
  void failsAboveTheRejectsAllowed() throws IOException {
    String input = rows();

    assertThat(Job.run(spark, input, "--out", path("a"), "--max-rejects", "0").err())
        .contains("FAILED: 1 of 7 records rejected, more than the 0 allowed");
    assertThat(Job.run(spark, input, "--out", path("b"), "--max-rejects", "1").exitCode()).isZero();
  }

  @Test
  void refusesADirectoryThatIsThereUnlessToldOtherwise() throws IOException {
    String input = rows();
    Job.run(spark, input, "--out", path("out"));
    Job again = Job.run(spark, input, "--out", path("out"));

    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err())
        .contains(path("out") + ": is there already; name another directory, or add --overwrite");
    assertThat(Job.run(spark, input, "--out", path("out"), "--overwrite").exitCode()).isEqualTo(1);
    assertThat(Job.csvRows(folder.resolve("out"))).hasSize(6);
  }

  @Test
  void neverWritesIntoItsInput() throws IOException {
    rows();
    Job job = Job.run(spark, folder.toString(), "--out", path("out"), "--overwrite");

    assertThat(job.exitCode()).isEqualTo(2);
    assertThat(job.err()).contains("lies in the input " + folder);
    assertThat(folder.resolve("rows.csv")).exists();
  }

  @Test
  void exitsAsTheCommandLineDoesWhereItCannotWork() throws IOException {
    String input = rows();

    assertThat(Job.run(spark, path("no.csv"), "--out", path("a")).err())
        .contains("stanchion: " + path("no.csv") + ": no such file or directory");
    assertThat(Job.run(spark, input).exitCode()).isEqualTo(2);
    assertThat(Job.run(spark, input, "--out", path("b"), "--abstain-below", "2").err())
        .contains("--abstain-below must be between 0 and 1, got 2.0");
    assertThat(Job.run(spark, input, "--out", path("c"), "--format", "semeval").exitCode())
        .isEqualTo(2);
    assertThat(Job.run(spark, input, "--out", path("d"), "--partition-by", "date").err())
        .contains("--partition-by date: there is no such column; expected one of");
    assertThat(Job.run(spark, "table:nowhere", "--out", path("e")).err())
        .contains("nowhere: cannot be read as table");
    Job nothing = Job.run(spark, input, "--out", path("f"), "--text-column", "body");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("no column 'body' in the header");
  }

  @Test
  void helpsWithExamples() {
    Job help = Job.run(spark, "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("--model", "--text-column", "Exit codes:", "Examples,");
  }
}
