package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrontierCommandTest {
  @TempDir private Path folder;

  @Test
  void comparesNgramsWithAnEncoderOnTheSameFolds() throws IOException {
    Path labels = folder.resolve("labels.csv");
    Files.writeString(labels, rows(HuaweiBan.labels()));
    Path report = folder.resolve("results.json");
    String[] frontier = {
      "frontier",
      labels.toString(),
      "--folds",
      "2",
      "--resamples",
      "100",
      "--report",
      report.toString()
    };
    Cli cli = Cli.run(frontier);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("grouped 2-fold, everything fitted inside each training part")
        .contains("n-grams", "bge-small-en-v15-q", "majority")
        .doesNotContain("n-grams reads")
        .containsPattern("macro-F1:\\n +0 %  0\\.\\d{3}  █");
    assertThat(Files.readString(report))
        .contains("was cross-validated on the same 2 folds, which hold out ")
        .contains("\"folds\" : \"2\"")
        .doesNotContain("scored as they are", "test set");
  }

  @Test
  void severalEncodersStandBesideTheNgramsTogether() throws IOException {
    Path labels = folder.resolve("labels.csv");
    Files.writeString(labels, rows(HuaweiBan.labels()));
    Path model = folder.resolve("two.stance");
    String both = "full+bge-small-en-v15-q+bge-small-en-v15-q:pair";
    Cli trained =
        Cli.run("train", labels.toString(), "--features", both, "--model", model.toString());
    assertThat(trained.err()).isEmpty();
    assertThat(trained.exitCode()).isZero();
    assertThat(Cli.run("inspect", model.toString()).out())
        .contains("encoder bge-small-en-v15-q of text; encoder bge-small-en-v15-q of text");
    Cli evaluated = Cli.run("evaluate", labels.toString(), "--model", model.toString());
    assertThat(evaluated.exitCode()).isZero();
  }

  /** Short beginnings, so that the encoder has little to read. */
  private static String rows(LabelledData data) {
    StringBuilder rows = new StringBuilder("text,label,article\n");
    for (LabelledParagraph one : data.paragraphs()) {
      String text = one.paragraph().text();
      String beginning = text.substring(0, Math.min(60, text.length()));
      rows.append('"').append(beginning.replace("\"", "\"\"")).append("\",");
      rows.append(one.label()).append(',').append(one.group()).append('\n');
    }
    return rows.toString();
  }
}
