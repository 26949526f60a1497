package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that a person spells otherwise in one file than in another. */
final class SpelledNamesTest {
  private static final int ROWS = 24;
  private static final String[] LABELS = {"pro", "con", "neu"};

  @TempDir private Path folder;
  private String gold = "";

  @BeforeEach
  void writeGold() throws IOException {
    gold =
        write("gold.csv", "id,article,text,label", i -> "a" + i / 4 + ",text " + i + "," + at(i));
  }

  private static String at(int i) {
    return LABELS[i % LABELS.length];
  }

  private String write(String name, String header, IntFunction<String> row) throws IOException {
    StringBuilder csv = new StringBuilder(header).append('\n');
    for (int i = 0; i < ROWS; i++) {
      csv.append('r').append(i).append(',').append(row.apply(i)).append('\n');
    }
    return Files.writeString(folder.resolve(name), csv).toString();
  }

  private String text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void predictionsInCapitalsAreRefusedUntilTheyAreRenamed() throws IOException {
    String file = write("p.csv", "id,label", i -> at(i).toUpperCase(Locale.ROOT));
    Cli refused = Cli.run("evaluate", gold, "--predictions", file);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("'PRO' (8 times) differs from 'pro' by case; did you mean 'pro'?")
        .contains("--rename CON=con --rename NEU=neu --rename PRO=pro");
    Cli compared = Cli.run("compare", gold, file, gold);
    assertThat(compared.exitCode()).isEqualTo(2);
    Cli renamed =
        Cli.run(
            "evaluate",
            gold,
            "--predictions",
            file,
            "--resamples",
            "100",
            "--rename",
            "PRO=pro",
            "--rename",
            "CON=con",
            "--rename",
            "NEU=neu");
    assertThat(renamed.exitCode()).isZero();
    assertThat(renamed.out()).containsPattern("accuracy +1\\.000");
  }

  @Test
  void aPredictedLabelThatNoGoldLabelIsIsNamedWithItsCount() throws IOException {
    String file = write("p.csv", "id,label", i -> i % 4 == 0 ? "mixed" : at(i));
    Cli cli = Cli.run("evaluate", gold, "--predictions", file, "--resamples", "100");
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out()).contains("not a gold label: 'mixed' (6 times)");
    Cli bound = Cli.run("evaluate", gold, "--predictions", file, "--labels", "pro,con,neu");
    assertThat(bound.exitCode()).isEqualTo(2);
    assertThat(bound.err()).contains("'mixed' (6 times) is none of");
    Cli allowed =
        Cli.run(
            "evaluate",
            gold,
            "--predictions",
            file,
            "--resamples",
            "100",
            "--labels",
            "pro,con,neu,mixed");
    assertThat(allowed.exitCode()).isZero();
  }

  @Test
  void labelsThatAreNotTheMostProbableOnesArePointedAt() throws IOException {
    String file = write("p.csv", "id,label,p_pro,p_con,p_neu", i -> at(i) + "," + shifted(i));
    Cli cli = Cli.run("evaluate", gold, "--predictions", file, "--resamples", "100");
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out())
        .contains("24 of 24 labels are not the most probable ones; are columns swapped?");
  }

  private static String shifted(int i) {
    return i % 3 == 0 ? "0.1,0.8,0.1" : i % 3 == 1 ? "0.1,0.1,0.8" : "0.8,0.1,0.1";
  }

  @Test
  void reportsSayWhatWasNotPredicted() throws IOException {
    String file = write("p.csv", "id,label", i -> i < 4 ? "" : i == 5 ? "mixed" : at(i));
    String page = folder.resolve("r.html").toString();
    String json = folder.resolve("r.json").toString();
    Cli cli =
        Cli.run(
            "evaluate",
            gold,
            "--predictions",
            file,
            "--resamples",
            "100",
            "--report",
            page,
            "--report",
            json);
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(Files.readString(Path.of(page)))
        .contains("What was not predicted")
        .contains("gave no prediction of 4 paragraphs");
    assertThat(Files.readString(Path.of(json)))
        .contains("\"gaps\"")
        .contains("\"mixed\" : 1")
        .contains("gave no prediction of 4 of the 24 paragraphs, which were not scored");
    assertThat(Cli.run("reproduce", json).exitCode()).isZero();
    assertThat(Cli.run("verify", json).exitCode()).isZero();
  }

  @Test
  void aComparisonLeadsWithTheMetricThatIsAskedFor() throws IOException {
    String file = write("p.csv", "id,label", i -> i % 5 == 0 ? "neu" : at(i));
    String page = folder.resolve("r.html").toString();
    Cli cli =
        Cli.run(
            "compare",
            gold,
            file,
            gold,
            "--metric",
            "COHEN_KAPPA",
            "--resamples",
            "100",
            "--report",
            page);
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).containsPattern("Cohen's kappa +95 % by group");
    assertThat(Files.readString(Path.of(page))).contains("s kappa of");
  }

  @Test
  void labelsMayHaveCommas() throws IOException {
    String file = text("l.csv", "text,label\none,\"a, b\"\ntwo,c\nthree,d\n");
    Cli cli = Cli.run("validate", file, "--labels", "\"a, b\",c");
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out())
        .contains("2 labelled rows in order, 1 problem")
        .contains("'d' is not one");
    Cli bad = Cli.run("validate", file, "--labels", "\"a, b,c");
    assertThat(bad.exitCode()).isEqualTo(2);
    assertThat(bad.err()).contains("--labels");
  }

  @Test
  void validateNamesLabelsAndTargetsThatLookAlikeAndRenamesThem() throws IOException {
    String file =
        write(
            "l.csv",
            "id,text,label,target",
            i -> "text " + i + "," + (i == 0 ? "pro\u00A0" : at(i)) + "," + (i == 1 ? "" : "wind"));
    Cli cli = Cli.run("validate", file);
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out())
        .contains("l.csv:2: column 'label': 'pro<U+00A0>' differs from 'pro' by a no-break space")
        .contains("l.csv:3: column 'target' is empty, but 23 of 24 rows have a target");
    assertThat(Cli.run("validate", file, "--rename", "pro\u00A0=pro").out())
        .doesNotContain("no-break");
    String other =
        write("t.csv", "id,text,label,target", i -> "t " + i + "," + at(i) + "," + wind(i));
    Cli spelt = Cli.run("train", other, "--per-target", "--model", folder.resolve("m").toString());
    assertThat(spelt.exitCode()).isEqualTo(2);
    assertThat(spelt.err()).contains("'Wind ' differs from").contains("'wind' differs from");
  }

  private static String wind(int i) {
    return i % 4 == 1 ? "wind" : i % 4 == 2 ? "Wind " : "Wind";
  }

  @Test
  void annotatorsWhoseSpellingDiffersAreToldSo() throws IOException {
    String rows = "id,label,coder,article\n1,Pro,x,a\n1,pro,y,a\n2,con,x,a\n2,con,y,a\n3,con,x,b\n";
    String file = text("c.csv", rows + "3,con,y,b\n4,pro,x,b\n4,pro,y,b\n");
    Cli cli = Cli.run("agree", file, "--coder-column", "coder", "--group-column", "article");
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out())
        .contains("label 'Pro' (once) differs from 'pro' by case")
        .contains("over groups");
    Cli renamed = Cli.run("agree", file, "--coder-column", "coder", "--rename", "Pro=pro");
    assertThat(renamed.exitCode()).isZero();
    assertThat(renamed.out()).contains("percent agreement     1.000");
  }

  @Test
  void annotatorsWithoutNamesOrWithNothingInCommonAreRefused() throws IOException {
    String apart = text("c.csv", "id,label,coder\n1,pro,x\n2,pro,y\n3,con,x\n");
    Cli cli = Cli.run("agree", apart, "--coder-column", "coder");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("no unit has labels of two annotators (labels: x 2, y 1)");
    String nameless = text("n.csv", "id,label,coder\n1,pro,x\n1,pro,\n");
    Cli refused = Cli.run("agree", nameless, "--coder-column", "coder");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("n.csv:3: column 'coder' is empty");
  }

  @Test
  void severalFilesAreOneSetAndAreAllInTheRecord() throws IOException {
    String more =
        text("more.jsonl", "{\"id\":\"x\",\"article\":\"z\",\"text\":\"yes\",\"label\":\"pro\"}\n");
    assertThat(Cli.run("validate", gold, more).out()).contains("25 labelled rows in order");
    String json = folder.resolve("r.json").toString();
    Cli cli =
        Cli.run(
            "crossval",
            gold,
            more,
            "--folds",
            "2",
            "--repeats",
            "1",
            "--features",
            "words",
            "--epochs",
            "4",
            "--resamples",
            "100",
            "--no-learning-curve",
            "--report",
            json);
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("times in 100").doesNotContain("repeat fold");
    assertThat(Files.readString(Path.of(json)))
        .contains("\"name\" : \"" + gold + "\"")
        .contains("\"name\" : \"" + more + "\"");
    assertThat(Cli.run("reproduce", json).exitCode()).isZero();
  }

  @Test
  void aLabelOfOneGroupIsNamedBeforeTheWork() throws IOException {
    String file =
        write(
            "l.csv",
            "id,article,text,label",
            i -> "a" + i / 4 + ",t " + i + "," + (i < 3 ? "odd" : at(i)));
    Cli cli = Cli.run("split", file, "--folds", "2", "--out", folder.resolve("s").toString());
    assertThat(cli.err()).contains("the label 'odd' stands in one group only, 'a0'");
  }

  @Test
  void labelsOfNewsWithoutTheirTextsAreCounted() throws IOException {
    String texts = text("texts.csv", "text\nNone of these.\n");
    String out = folder.resolve("news.csv").toString();
    Cli cli = Cli.run("news", "policies", "--texts", texts, "--out", out);
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .contains("0 of 931 labels have their text; nothing is written")
        .contains("… and 926 more");
    assertThat(Path.of(out)).doesNotExist();
    Cli wrong = Cli.run("news", "policies", "--texts", gold.replace("gold", "nothing"));
    assertThat(wrong.exitCode()).isEqualTo(2);
  }
}
