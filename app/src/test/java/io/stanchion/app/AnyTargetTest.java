package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classifying towards targets that nobody labelled a paragraph for. */
final class AnyTargetTest {
  private static final String TARGET = "Nuclear power plants should be phased out";
  private static final String FOR =
      "We must shut down every nuclear plant: they are dangerous, and there is no place for their"
          + " waste. Nuclear power has to be phased out.";
  private static final String AGAINST =
      "Phasing out nuclear power is a grave mistake. The plants are safe, clean and reliable, and"
          + " we need them.";
  private static final String OTHER =
      "The striker scored twice before half-time, and the crowd sang until the rain came.";

  @TempDir private Path folder;
  private String file = "";

  @BeforeEach
  void write() throws IOException {
    List<String> rows = List.of("id,text", row("f", FOR), row("a", AGAINST), row("o", OTHER));
    file = Files.write(folder.resolve("rows.csv"), rows).toString();
  }

  private static String row(String id, String text) {
    return id + ",\"" + text + "\"";
  }

  private static List<String> column(Cli cli, String name) {
    List<String> header = List.of(cli.lines().get(0).split(",", -1));
    return cli.lines().stream()
        .skip(1)
        .map(line -> line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1)[header.indexOf(name)])
        .toList();
  }

  @Test
  void readsForAgainstAndNeutralTowardsATargetThatIsNamed() {
    Cli cli = Cli.run("classify", file, "--target", TARGET, "--format", "csv");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.lines().get(0)).contains("p_against,p_for,p_neutral");
    assertThat(column(cli, "label")).containsExactly("for", "against", "neutral");
    assertThat(cli.err()).startsWith("read by encoder stance-small-en-q, without a model");
  }

  @Test
  void marksATextThatIsNotAboutTheTarget() {
    Cli cli = Cli.run("classify", file, "--target", TARGET, "--format", "csv");
    assertThat(column(cli, "status")).containsExactly("ok", "ok", "off-target");
    assertThat(cli.err()).contains("3 classified (0 without known features)");
  }

  @Test
  void givesTheSameRowsOnAnyNumberOfThreads() {
    Cli one = Cli.run("classify", file, "--target", TARGET, "--threads", "1");
    Cli three = Cli.run("classify", file, "--target", TARGET, "--threads", "3");
    assertThat(three.out()).isEqualTo(one.out());
  }

  @Test
  void takesOtherNamesForTheLabels() {
    Cli cli = Cli.run("classify", file, "--target", TARGET, "--labels", "pro,contra,none");
    assertThat(cli.out()).contains("p_contra,p_none,p_pro");
    assertThat(column(cli, "label")).containsExactly("pro", "contra", "none");
    Cli two = Cli.run("classify", file, "--target", TARGET, "--labels", "pro,contra");
    assertThat(two.exitCode()).isEqualTo(2);
    assertThat(two.err())
        .contains("pro,contra: expected 3 different names", "FAVOR, AGAINST, NONE");
  }

  @Test
  void readsEachRowBesideItsOwnTargetAndSaysWhichHaveNone() throws IOException {
    Files.write(
        folder.resolve("rows.csv"),
        List.of(
            "id,target,text",
            "f," + TARGET + ",\"" + FOR + "\"",
            "a,Nuclear power plants should be built,\"" + AGAINST + "\"",
            "n,,\"" + FOR + "\""));
    Cli cli = Cli.run("classify", file, "--encoder", "stance-small-en-q");
    assertThat(column(cli, "label")).containsExactly("FAVOR", "FAVOR", "");
    assertThat(column(cli, "status")).endsWith("no-model");
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains("no target (1); --target names one");
  }

  @Test
  void isStillFoundUnderTheNameOfPredict() {
    Cli old = Cli.run("predict", file, "--encoder", "stance-small-en-q", "--target", TARGET);
    Cli cli = Cli.run("classify", file, "--encoder", "stance-small-en-q", "--target", TARGET);
    assertThat(old.out()).isEqualTo(cli.out()).contains("FAVOR");
  }

  @Test
  void refusesAModelBesideAnEncoderAndLabelsForAModel() {
    Cli both = Cli.run("classify", file, "--encoder", "stance-small-en-q", "--model", "my.stance");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("--encoder and --model exclude each other");
    Cli labels = Cli.run("classify", file, "--labels", "a,b,c");
    assertThat(labels.exitCode()).isEqualTo(2);
    assertThat(labels.err()).contains("a model has labels of its own");
  }
}
