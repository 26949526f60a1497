package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.corpora.Corpora;
import io.stanchion.dataset.corpora.NeedsCorpus;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.huawei.SourceArticle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job and the command line give the same rows and rejects, byte for byte. */
final class SameAnswersTest {
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

  private Path articles() throws IOException {
    Path articles = Files.createDirectories(folder.resolve("articles"));
    for (SourceArticle one : HuaweiBan.articles()) {
      Files.writeString(articles.resolve(one.file()), one.text());
    }
    return articles;
  }

  /** Runs both with the same arguments, and compares all that they write. */
  private Job same(Path input, String... options) {
    Path cli = folder.resolve("cli");
    Path job = folder.resolve("job");
    Job theirs = Job.cli(with(options, input, cli, "--keep-columns", "none"));
    Job ours = Job.run(spark, with(options, input, job, "--keep-columns", "none", "--overwrite"));
    boolean json = List.of(options).contains("jsonl");

    assertThat(json ? Job.jsonRows(job) : Job.csvRows(job)).isEqualTo(Job.rows(cli, json ? 0 : 1));
    assertThat(Job.csvRows(folder.resolve("job.rejects")))
        .isEqualTo(Job.rows(folder.resolve("cli.rejects.csv"), 1));
    assertThat(ours.counts()).isEqualTo(theirs.counts());
    assertThat(ours.exitCode()).isEqualTo(theirs.exitCode());
    return ours;
  }

  private static String[] with(String[] options, Path input, Path out, String... more) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(input.toString(), "--out", out.toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format csv",
        "--format jsonl",
        "--format jsonl --boilerplate",
        "--format csv --abstain-below 0.7",
        "--format csv --prediction-sets 0.80",
        "--format jsonl --prediction-sets 0.80",
        "--format csv --paragraphs blank_line"
      })
  void onTheShippedText(String options) throws IOException {
    Job job = same(articles(), options.split(" "));

    assertThat(job.counts()).contains(" out + 0 rejected");
    assertThat(Job.parts(folder.resolve("job"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl"})
  void onHostileCsv(String format) throws IOException {
    Path input = folder.resolve("hostile.csv");
    Files.writeString(input, hostileRows(), StandardCharsets.UTF_8);
    Job job = same(input, "--format", format);

    assertThat(job.exitCode()).isEqualTo(1);
    assertThat(job.counts()).startsWith("19 in = 15 out + 4 rejected");
  }

  private static String hostileRows() {
    String text = HuaweiBan.articles().get(0).text().lines().findFirst().orElseThrow();
    return String.join(
        "\r\n",
        "\uFEFFid,article,kind,text",
        "1,a,paragraph,\"" + text.replace("\"", "\"\"") + "\"",
        "2,a,paragraph,\"" + text.replace(" ", "\n") + "\"",
        "3,a,paragraph,\"Two\r\nlines, \"\"quoted\"\"\"",
        "4,a,paragraph,=HYPERLINK(\"\"http://example.org\"\")",
        "5,a,paragraph,'+1 and more",
        "6,a,paragraph,\"unclosed",
        "7,a,paragraph,\"closed\" and more",
        "8,a,paragraph",
        "9,a,paragraph,too,many,fields",
        "10,a,sermon,unknown kind",
        "11,a,,no kind",
        "12,a,boilerplate,Share this",
        "13,a,paragraph,",
        "14,a,paragraph,\"\"",
        "15,a,paragraph, blank at both ends ",
        "16,a,paragraph,#hash \uD83D\uDE00",
        ",,,no id at all",
        "\"=1+1\",\"-a\",bullet,\"tab\there\"",
        "19,a,paragraph,Zürich\u2028next\u0085line\u000Bfeed",
        "");
  }

  @Test
  void onHostileJson() throws IOException {
    Path input = folder.resolve("hostile.jsonl");
    Files.write(
        input,
        List.of(
            "{\"id\": \"1\", \"text\": \"Huawei is no threat.\"}",
            "{\"id\": \"2\", \"text\": \"half a pair \\ud83d of surrogates\"}",
            "{\"id\": \"3\", \"text\": null}",
            "{\"id\": \"4\", \"text\": 5}",
            "{\"id\": \"5\", \"text\": \"a\", \"text\": \"b\"}",
            "{\"id\": \"6\", \"text\": \"unclosed",
            "[\"no object\"]",
            "{\"id\": \"8\", \"text\": \"\\u0000 \\u2028 \\\\ / \\\"\"}",
            "",
            "{\"text\": \"\"}"));

    assertThat(same(input, "--format", "jsonl").counts()).startsWith("9 in = 2 out + 7 rejected");
    assertThat(same(input, "--format", "csv").exitCode()).isEqualTo(1);
  }

  @Test
  void onAFolderOfAllFormatsAndNamesThatRepeat() throws IOException {
    Path all = articles();
    Files.createDirectories(all.resolve("a b"));
    Files.writeString(all.resolve("a b/x.csv"), "text\nIt must be banned.\n");
    Files.writeString(all.resolve("x.csv"), "text\nThe ban is wrong.\n");
    Files.writeString(all.resolve("x.md"), "# A ban\n\n* one\n* two\n");
    Files.writeString(all.resolve("x.html"), "<html><body><p>The ban is right.</p></body></html>");
    Files.writeString(all.resolve("empty.csv"), "");
    Files.writeString(all.resolve(".hidden.csv"), "text\nnever read\n");
    Files.writeString(all.resolve("note.doc"), "passed over");
    Job job = same(all);

    assertThat(job.err()).contains("passed over " + all.resolve("note.doc"));
    assertThat(job.counts()).contains("1 rejected");
  }

  @Test
  void onGzipThatIsCutOff() throws IOException {
    Path input = folder.resolve("cut.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(input))) {
      out.write("text\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 5000; i++) {
        out.write(("Paragraph " + i * 7919 % 5000 + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(input);
    Files.write(input, Arrays.copyOf(bytes, bytes.length / 2));
    Job job = same(input);

    assertThat(job.exitCode()).isEqualTo(1);
    assertThat(job.counts()).contains(" out + 1 rejected");
  }

  @Test
  void ofAModelWithAnEncoder() throws IOException {
    Path input = folder.resolve("few.csv");
    Files.write(input, HuaweiBan.articles().get(1).text().lines().limit(12).toList());
    Files.writeString(input, "text\n" + Files.readString(input).replace("\"", "").replace(",", ""));

    for (String speed : List.of("best", "balanced", "fast")) {
      assertThat(same(input, "--speed", speed).exitCode()).isZero();
    }
  }

  @Test
  void onHostileFiles() throws IOException {
    sameOnCopies(Corpora.sample("hostile"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv-spectrum/csvs", "commons-csv", "csv-injection-payloads", "blns"})
  @NeedsCorpus("hostile")
  void onPublicCorpora(String corpus) throws IOException {
    sameOnCopies(Corpora.outside("hostile/" + corpus));
  }

  /** Reads each file as rows, as rows without a header, and as text. */
  private void sameOnCopies(Path found) throws IOException {
    Path copies = Files.createDirectories(folder.resolve("corpus"));
    List<Path> files = Corpora.filesBelow(found);
    for (int i = 0; i < files.size(); i++) {
      byte[] bytes = Files.readAllBytes(files.get(i));
      Files.write(copies.resolve("as-rows-" + i + ".csv"), bytes);
      Files.write(copies.resolve("with-header-" + i + ".csv"), withHeader(bytes));
      Files.write(copies.resolve("as-text-" + i + ".txt"), bytes);
    }
    Job job = same(copies);

    assertThat(job.exitCode()).isEqualTo(1);
    assertThat(job.counts()).doesNotContain(" in = 0 out");
  }

  /** With a column of text, rows of one field are units. */
  private static byte[] withHeader(byte[] bytes) {
    byte[] header = "text\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(header, header.length + bytes.length);
    System.arraycopy(bytes, 0, all, header.length, bytes.length);
    return all;
  }
}
