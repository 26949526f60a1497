package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the official files to a file that the official scorer takes. */
final class SemEvalCommandsTest {
  @TempDir private Path folder;

  private Path train = Path.of("");
  private Path test = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void trainOnce() throws IOException {
    train = folder.resolve("train.txt");
    Files.write(train, Tweets.labelled().getBytes(Charset.forName("windows-1252")));
    test = Files.writeString(folder.resolve("test.txt"), Tweets.unlabelled());
    model = folder.resolve("joint.stance");
    Cli cli = run("train", train, "--features", "full", "--epochs", "7", "--model", model);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
  }

  @Test
  void writesTheOfficialFormatBesideOursByOneCommand() throws IOException {
    Path ours = folder.resolve("ours.csv");
    Path official = folder.resolve("official.txt");
    Cli cli =
        run("classify", test, "--model", model, "--out", ours, "--also", "semeval:" + official);
    assertThat(cli.exitCode()).isZero();

    List<String> given = Files.readAllLines(test);
    List<String> written = Files.readAllLines(official);
    assertThat(written).hasSameSizeAs(given).startsWith("ID\tTarget\tTweet\tStance");
    for (int i = 1; i < given.size(); i++) {
      assertThat(written.get(i)).startsWith(given.get(i).replaceFirst("UNKNOWN$", ""));
      assertThat(written.get(i)).matches(".*\t(AGAINST|FAVOR|NONE)");
    }
    assertThat(run("evaluate", train, "--predictions", ours).lines())
        .contains(
            "accuracy               "
                + accuracyOf(run("evaluate", train, "--predictions", official)));
  }

  private static String accuracyOf(Cli cli) {
    return cli.lines().stream()
        .filter(line -> line.startsWith("accuracy  "))
        .map(line -> line.replaceFirst("accuracy +", ""))
        .findFirst()
        .orElse("none");
  }

  @Test
  void writesTheOfficialFormatAlone() throws IOException {
    Path official = folder.resolve("official.txt");
    Cli printed = run("classify", test, "--model", model, "--format", "semeval");
    run("classify", test, "--model", model, "--format", "semeval", "--out", official);
    assertThat(official).hasContent(printed.out());
    assertThat(printed.lines().get(1))
        .startsWith("1000\tNight Trains\tlove the \"sleeper\" to Zürich");
  }

  @Test
  void writesBothTheSameWhateverTheNumberOfThreads() throws IOException {
    String rows = Tweets.unlabelled().replace(Tweets.HEADER, "");
    Files.writeString(test, Tweets.HEADER + rows.repeat(20));
    Path one = folder.resolve("1.txt");
    Path four = folder.resolve("4.txt");
    run("classify", test, "--model", model, "--threads", "1", "--also", "semeval:" + one);
    run("classify", test, "--model", model, "--threads", "4", "--also", "semeval:" + four);
    assertThat(four).hasSameBinaryContentAs(one);
    assertThat(Files.readAllLines(one)).hasSize(1 + 20 * 72);
  }

  @Test
  void saysUnknownWhereThereIsNoLabel() {
    Cli cli =
        run("classify", test, "--model", model, "--format", "semeval", "--abstain-below", "1");
    assertThat(cli.lines().subList(1, 73)).allMatch(line -> line.endsWith("\tUNKNOWN"));
  }

  @Test
  void countsTabsAndLineEndsThatTheFormatCannotHold() throws IOException {
    Path csv = folder.resolve("test.csv");
    Files.writeString(csv, "id,target,text\n1,Night Trains,\"two\nlines\tand a tab\"\n");
    Cli cli = run("classify", csv, "--model", model, "--format", "semeval");
    assertThat(cli.lines().get(1)).startsWith("1\tNight Trains\ttwo lines and a tab\t");
    assertThat(cli.err()).contains("semeval: tabs or line ends became blanks in 1 fields");
  }

  @Test
  void refusesLabelsThatTheFormatDoesNotKnow() {
    Path official = folder.resolve("official.txt");
    Cli cli = run("classify", test, "--also", "semeval:" + official);
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .contains("the model's are [anti-ban, neutral, pro-ban]; choose another format");
    assertThat(official).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"official.txt", "xml:official.txt", "semeval:"})
  void refusesAnOutputWithoutFormatOrFile(String also) {
    Cli cli = run("classify", test, "--model", model, "--also", also);
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("--also '" + also + "' is not FORMAT:FILE");
  }

  @Test
  void neverWritesTwoOutputsToOneFileNorOneOverItsInput() {
    Path out = folder.resolve("out.txt");
    Cli twice = run("classify", test, "--model", model, "--out", out, "--also", "semeval:" + out);
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.err()).contains("is named for two outputs");
    Cli input = run("classify", test, "--model", model, "--also", "semeval:" + test);
    assertThat(input.exitCode()).isEqualTo(2);
    assertThat(input.err()).contains("is an input");
  }

  @Test
  void refusesToGoOnWithFilesOfAlso() {
    Path out = folder.resolve("out.csv");
    Path official = folder.resolve("official.txt");
    Cli cli = run("classify", test, "--out", out, "--also", "semeval:" + official, "--resume");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("--resume cannot continue the files of --also");
    assertThat(out).doesNotExist();
    assertThat(official).doesNotExist();
  }

  @Test
  void sumsUpAndVerifiesEveryFile() throws IOException {
    Path out = folder.resolve("out.csv");
    Path official = folder.resolve("official.txt");
    Path text = folder.resolve("read.txt");
    Path summary = folder.resolve("summary.json");
    Object[] classify = {
      "classify",
      test,
      "--model",
      model,
      "--out",
      out,
      "--also",
      "semeval:" + official,
      "--also",
      "text:" + text,
      "--summary",
      summary
    };
    assertThat(run(classify).exitCode()).isZero();
    assertThat(Files.readString(summary)).contains("out.csv", "official.txt", "read.txt");
    Cli good = run("verify", summary, official);
    assertThat(good.exitCode()).as(good.out()).isZero();
    assertThat(good.out()).contains("OK, 72 rows");

    Files.writeString(official, Files.readString(official).replaceFirst("\tFAVOR\n", "\tFOR\n"));
    Cli damaged = run("verify", summary, official);
    assertThat(damaged.exitCode()).isEqualTo(1);
    assertThat(damaged.out())
        .contains("its label is none of the format", "official.txt: its SHA-256 does not match");
  }

  @Test
  void takesTheOfficialFormatWhereverLabelsAreTaken() {
    assertThat(run("validate", train).lines())
        .contains("labels  24 AGAINST, 24 FAVOR, 24 NONE", "targets Night Trains; Street Trees");
    assertThat(run("evaluate", train, "--model", model).exitCode()).isZero();
    assertThat(run("audit", train, "--epochs", "4").exitCode()).isZero();
    Cli unlabelled = run("evaluate", test, "--model", model);
    assertThat(unlabelled.exitCode()).isEqualTo(2);
    assertThat(unlabelled.err())
        .contains(test + ":2: column 'Stance' is empty or UNKNOWN; give a label")
        .contains("and 62 more problems");
  }

  @Test
  void readsLabelsAsCsvJsonLinesOrSemEvalOnly() {
    Cli cli = run("validate", train, "--input-format", "html");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("labels are read as csv, jsonl or semeval, not as html");
    assertThat(run("validate", train, "--input-format", "csv").err()).contains("no column 'text'");
  }

  private static Cli run(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return Cli.run(words);
  }
}
