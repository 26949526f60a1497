package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReproduceCommandTest {
  @TempDir private Path folder;
  private Path gold;
  private Path predictions;
  private Path results;

  @BeforeEach
  void evaluate() throws IOException {
    gold = folder.resolve("gold.csv");
    predictions = folder.resolve("predictions.csv");
    results = folder.resolve("results.json");
    StringBuilder labels = new StringBuilder("id,article,text,label\n");
    StringBuilder guesses = new StringBuilder("id,label,p_anti-ban,p_neutral,p_pro-ban\n");
    int row = 0;
    for (LabelledParagraph one : HuaweiBan.labels().paragraphs()) {
      String id = one.paragraph().id();
      labels.append(id + "," + one.group() + ",\"text " + row + "\"," + one.label() + "\n");
      guesses.append(id + (row++ % 3 == 0 ? ",neutral,0.2,0.6,0.2\n" : ",pro-ban,0.1,0.2,0.7\n"));
    }
    Files.writeString(gold, labels);
    Files.writeString(predictions, guesses);
    Cli cli =
        Cli.run(
            "evaluate",
            gold.toString(),
            "--predictions",
            predictions.toString(),
            "--resamples",
            "200",
            "--report",
            results.toString());
    assertThat(cli.exitCode()).isZero();
  }

  @Test
  void findsEverythingEqual() {
    Cli cli = Cli.run("reproduce", results.toString());
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).containsPattern("reproduced, all \\d{3,} values are equal");
  }

  @Test
  void writesTheSameBytesAgain() throws IOException {
    byte[] before = Files.readAllBytes(results);
    evaluate();
    assertThat(Files.readAllBytes(results)).isEqualTo(before);
  }

  @Test
  void namesTheValueThatWasTamperedWith() throws IOException {
    String json = Files.readString(results);
    Files.writeString(
        results, json.replaceFirst("(\"name\" : \"macro-F1\"[^0]*0\\.)\\d", "$1" + 9));
    Cli cli = Cli.run("reproduce", results.toString());
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out())
        .containsPattern("evaluations\\[0].systems\\[0].metrics\\[1].interval.value: was 0\\.9")
        .contains("NOT reproduced, 1 of ");
  }

  @Test
  void noticesAnotherInput() throws IOException {
    Files.writeString(
        predictions, Files.readString(predictions).replaceFirst(",neutral,", ",pro-ban,"));
    Cli cli = Cli.run("reproduce", results.toString());
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out())
        .contains(predictions + ": SHA-256 was ")
        .contains("NOT reproduced, the inputs are not those of the run");
  }

  @Test
  void findsInputsThatMoved() throws IOException {
    Path moved = folder.resolve("moved.csv");
    Files.move(gold, moved);
    Cli lost = Cli.run("reproduce", results.toString());
    assertThat(lost.exitCode()).isEqualTo(2);
    assertThat(lost.err()).contains("gold.csv: no such file");
    Cli found = Cli.run("reproduce", results.toString(), "--replace", gold + "=" + moved);
    assertThat(found.exitCode()).isZero();
  }

  @Test
  void refusesWhatItCannotRepeat() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{\"format\": \"something else\"}");
    assertThat(Cli.run("reproduce", other.toString()).err())
        .contains(
            "other.json: is not a results file; expected one written by --report results.json");
    Files.writeString(other, "id,label\n");
    assertThat(Cli.run("reproduce", other.toString()).exitCode()).isEqualTo(2);
    String json = Files.readString(results);
    Files.writeString(results, json.replace("\"finished\" : true", "\"finished\" : false"));
    assertThat(Cli.run("reproduce", results.toString()).err())
        .contains("results.json: the run was interrupted, so there is nothing to reproduce");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crossval --write-folds EVIL",
        "crossval --write-predictions=EVIL",
        "evaluate GOLD --predictions PREDICTIONS --report EVIL.html",
        "classify GOLD --out EVIL",
        "train GOLD --model EVIL",
        "reproduce RESULTS"
      })
  void writesNothingThatAResultsFileSays(String line) throws IOException {
    ObjectNode json = (ObjectNode) new JsonMapper().readTree(results.toFile());
    ArrayNode arguments = ((ObjectNode) json.path("run")).putArray("arguments");
    for (String one : line.split(" ", -1)) {
      arguments.add(
          one.replace("GOLD", gold.toString())
              .replace("PREDICTIONS", predictions.toString())
              .replace("RESULTS", results.toString())
              .replace("EVIL", folder.resolve("evil").toString()));
    }
    Files.writeString(results, json.toString());
    Cli cli = Cli.run("reproduce", results.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .containsPattern("records (no command to run again|a command that writes)");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("gold.csv", "predictions.csv", "results.json");
  }

  @Test
  void refusesAReportOfAnotherKind() {
    Cli cli =
        Cli.run(
            "evaluate",
            gold.toString(),
            "--predictions",
            predictions.toString(),
            "--report",
            "report.pdf");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("--report report.pdf: expected a name in .html or .json");
  }
}
