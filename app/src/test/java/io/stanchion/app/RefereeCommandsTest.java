package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody has gold labels and systems of their own, and wants numbers to publish. */
final class RefereeCommandsTest {
  @TempDir private Path folder;

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path gold() throws IOException {
    StringBuilder csv = new StringBuilder("id,article,text,label\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i).append(",a").append(i / 4).append(",text ").append(i).append(',');
      csv.append(i % 3 == 0 ? "pro" : i % 3 == 1 ? "anti" : "neutral").append('\n');
    }
    return write("gold.csv", csv.toString());
  }

  private Path predictions(String name, int wrongEvery) throws IOException {
    StringBuilder csv = new StringBuilder("id,label\n");
    for (int i = 0; i < 40; i++) {
      int label = i % wrongEvery == 0 ? i + 1 : i;
      csv.append(i).append(',');
      csv.append(label % 3 == 0 ? "pro" : label % 3 == 1 ? "anti" : "neutral").append('\n');
    }
    return write(name, csv.toString());
  }

  @Test
  void scoresAnySystemWithIntervals() throws IOException {
    Cli cli =
        Cli.run("evaluate", gold().toString(), "--predictions", predictions("p.csv", 4).toString());
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("gold.csv: 40 paragraphs, 10 groups")
        .contains("accuracy               0.750  [0.750, 0.750]")
        .contains("log-loss                   –  –")
        .containsPattern("majority +0\\.173");
  }

  @Test
  void comparesTwoSystemsWithOneCommand() throws IOException {
    Path good = predictions("good.csv", 20);
    Path bad = predictions("bad.csv", 2);
    Cli cli = Cli.run("compare", gold().toString(), good.toString(), bad.toString());
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("40 of 40 paragraphs have a prediction of every system")
        .contains("differences in macro-F1")
        .containsPattern("0\\.4\\d\\d  \\[0\\.\\d+, 0\\.\\d+\\] +0\\.00\\d\\d   0\\.00\\d\\d");
    assertThat(Cli.run("compare", gold().toString(), good.toString(), bad.toString()).out())
        .isEqualTo(cli.out());
  }

  @Test
  void namesMissingPredictionsAndSaysSoWithItsExitCode() throws IOException {
    Path some = write("some.csv", "id,label\n1,anti\n2,neutral\nx,pro\n");
    Cli cli = Cli.run("evaluate", gold().toString(), "--predictions", some.toString());
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out())
        .contains("38 ids without a prediction, not scored: 0; 3; 4; 5; 6; 7; 8; 9; … and 30 more")
        .contains("1 ids without a gold label, not scored: x");
    Cli compared =
        Cli.run("compare", gold().toString(), some.toString(), predictions("p.csv", 4).toString());
    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out()).contains("2 of 40 paragraphs have a prediction of every system");
  }

  @Test
  void comparesASystemThatHasProbabilitiesWithOneThatHasNone() throws IOException {
    StringBuilder csv = new StringBuilder("id,label,p_pro,p_anti,p_neutral\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i).append(",pro,0.6,0.3,0.1\n");
    }
    Path constant = write("constant.csv", csv.toString());
    Path other = predictions("p.csv", 4);
    Cli cli =
        Cli.run(
            "compare",
            gold().toString(),
            constant.toString(),
            other.toString(),
            "--metric",
            "LOG_LOSS");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("differences in log-loss").contains("–  –");
  }

  @Test
  void asksForOneSystemToEvaluate() throws IOException {
    Cli none = Cli.run("evaluate", gold().toString());
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--model").contains("--predictions");
  }

  @Test
  void showsHowFarAnnotatorsAgree() throws IOException {
    Path a = write("a.csv", "id,label\n1,pro\n2,anti\n3,neutral\n4,pro\n");
    Path b = write("b.csv", "id,label\n1,pro\n2,anti\n3,pro\n5,pro\n");
    Cli cli = Cli.run("agree", a.toString(), b.toString());
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("2 annotators, 3 units with at least two labels, 2 of them with equal ones")
        .contains("percent agreement     0.667")
        .contains("Cohen's kappa         0.500")
        .contains("1 units to adjudicate");
    Path c = write("c.csv", "id,label\n1,pro\n2,pro\n3,pro\n4,pro\n");
    assertThat(Cli.run("agree", a.toString(), b.toString(), c.toString()).out())
        .contains("3 annotators", "Fleiss' kappa");
    assertThat(Cli.run("agree", a.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void listsLabelsToLookAtAgain() throws IOException {
    StringBuilder csv = new StringBuilder("id,article,text,label\n");
    for (int i = 0; i < 30; i++) {
      boolean pro = i % 2 == 0;
      String label = i == 10 ? "anti" : pro ? "pro" : "anti";
      String text = pro ? "We must ban this danger at once" : "There is no risk so stay open";
      csv.append(
          "%d,a%d,%s in n%d n%d n%d n%d n%d,%s%n"
              .formatted(i, i / 3, text, i, i + 40, i + 80, i + 120, i + 160, label));
    }
    Cli cli = Cli.run("audit", write("labels.csv", csv.toString()).toString());
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("labels.csv: 1 of 30 labels are suspicious")
        .containsPattern("10 +anti +pro +0\\.\\d{3}  We must ban this danger at once in n10");
  }

  @Test
  void gatesOnRobustness() throws IOException {
    assertThat(Cli.run("robustness", "--speed", "fast").exitCode()).isZero();
    assertThat(Cli.run("robustness", "--min-pass", "0.99").exitCode()).isEqualTo(1);
    Path pairs =
        write(
            "pairs.csv", "id,category,relation,text_a,text_b\n1,case,same,Ban Huawei,BAN HUAWEI\n");
    Cli cli = Cli.run("robustness", pairs.toString(), "--min-pass", "1", "--failures", "3");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("case                      1       1  1.000");
  }

  @Test
  void simulatesTheSameTwice() {
    String once = Cli.run("simulate", "--sets", "5", "--resamples", "100").out();
    assertThat(once).contains("coverage of", "macro-F1", "permutation by article");
    assertThat(Cli.run("simulate", "--sets", "5", "--resamples", "100").out()).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "agree", "audit", "robustness", "simulate"})
  void helpsWithExamples(String command) {
    Cli cli = Cli.run(command, "--help");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("Usage: stanchion " + command, "Examples:\n  stanchion ");
  }
}
