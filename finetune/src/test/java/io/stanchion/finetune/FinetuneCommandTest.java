package io.stanchion.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.app.Stanchion;
import io.stanchion.encoders.StanceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FinetuneCommandTest {
  @TempDir private static Path directory;
  private static Path encoder;
  private static Path bytes;

  @BeforeAll
  static void writeEncoders() {
    encoder = SmallEncoder.write("all-minilm-l6-v2", directory);
    bytes = SmallEncoder.write("all-minilm-l6-v2-q", directory);
  }

  @Test
  void writesAnEncoderThatTellsTheStancesItWasTrainedOn() throws IOException {
    Path pairs = SmallEncoder.pairs(directory, 20);
    Path out = directory.resolve("stance.onnx");
    Run run =
        run(
            pairs,
            out,
            "--int8=" + bytes,
            "--epochs=8",
            "--learning-rate=1e-3",
            "--licence=pairs.csv=CC0",
            "--mismatched=0");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("epoch 8: log-loss ").doesNotContain("not stated");
    assertThat(run.out())
        .startsWith("labels AGAINST, FAVOR, NONE\n")
        .endsWith("written to  " + out + "\n");
    for (String name : List.of("stance.onnx", "stance-q.onnx")) {
      StanceReader reader = StanceReader.open(directory.resolve(name).toString());
      double[] praise = reader.read("the bridge", "The bridge deserves praise, they said.");
      double[] blame = reader.read("the bridge", "The bridge must be stopped at once, they said.");
      assertThat(praise[1]).as(name).isGreaterThan(0.5);
      assertThat(blame[0]).as(name).isGreaterThan(0.5);
    }
    assertThat(Files.readString(directory.resolve("stance-card.md")))
        .contains("| pairs.csv | CC0 | 60 | 60 | 0 | AGAINST, FAVOR, NONE | ");
    assertThat(directory.resolve("stance.checkpoint")).doesNotExist();
  }

  @Test
  void givesAnEncoderForEverythingThatTakesOne() throws IOException {
    Path pairs = SmallEncoder.pairs(directory, 12);
    Path out = directory.resolve("plugged.onnx");
    assertThat(run(pairs, out, "--epochs=1").exitCode()).isZero();

    Path predictions = directory.resolve("predictions.csv");
    Run predicted =
        stanchion(
            "classify",
            pairs.toString(),
            "--encoder=" + out,
            "--out=" + predictions,
            "--rename=NONE=neutral");
    assertThat(predicted.err()).contains("36 in = 36 out + 0 rejected");
    assertThat(predicted.exitCode()).isZero();
    assertThat(Files.readAllLines(predictions))
        .hasSize(37)
        .first()
        .asString()
        .contains("p_AGAINST,p_FAVOR,p_neutral");

    Path model = directory.resolve("plugged.stance");
    Run trained =
        stanchion(
            "train",
            pairs.toString(),
            "--features=words+" + out + ":pair",
            "--epochs=4",
            "--model=" + model);
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("of target and text");
    Run classified = stanchion("classify", pairs.toString(), "--model=" + model, "--speed=best");
    assertThat(classified.exitCode()).isZero();
    assertThat(classified.out().lines()).hasSize(37);
  }

  @Test
  void givesAnEncoderWhoseStancesArePooledWithOtherFeatures() throws IOException {
    Path pairs = SmallEncoder.pairs(directory, 12);
    Path out = directory.resolve("pooled.onnx");
    assertThat(run(pairs, out, "--epochs=1").exitCode()).isZero();
    Path labels = directory.resolve("pooled.csv");
    Files.writeString(labels, Files.readString(pairs).replaceAll("(?m),NONE$", ",neutral"));
    Path model = directory.resolve("pooled.stance");
    String features = "--features=words,words+" + out + ":stance";
    Run strangers = stanchion("train", labels.toString(), features, "--model=" + model);
    assertThat(strangers.exitCode()).isEqualTo(2);
    assertThat(strangers.err())
        .contains("tells the stances [AGAINST, FAVOR, NONE]", "--rename OLD=NEW");
    Run trained =
        stanchion(
            "train",
            labels.toString(),
            features,
            "--stance-share=0.7",
            "--rename=NONE=neutral",
            "--epochs=4",
            "--model=" + model);
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    Run noStances =
        stanchion(
            "train",
            labels.toString(),
            "--features=words+" + encoder + ":stance",
            "--model=" + model);
    assertThat(noStances.exitCode()).isEqualTo(2);
    assertThat(noStances.err()).contains("predicts no stances");
  }

  @Test
  void goesOnFromAnEncoderOfBytesToOneOfBytes() throws IOException {
    Path pairs = SmallEncoder.pairs(directory, 20);
    Path out = directory.resolve("bytes.onnx");
    Run run =
        run(
            pairs,
            out,
            "--encoder=" + bytes,
            "--epochs=8",
            "--learning-rate=1e-3",
            "--precision=bfloat16");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.size(out)).isLessThan(Files.size(encoder) / 2);
    StanceReader reader = StanceReader.open(out.toString());
    assertThat(reader.read("the bridge", "The bridge deserves praise, they said.")[1])
        .isGreaterThan(0.5);
  }

  @Test
  void namesTheTextsThatHaveNoTarget() throws IOException {
    Path pairs = SmallEncoder.pairs(directory, 12);
    Path out = directory.resolve("untargeted.onnx");
    assertThat(run(pairs, out, "--epochs=1").exitCode()).isZero();
    Path texts = directory.resolve("texts.csv");
    Files.writeString(
        texts, "id,target,text\na,the bridge,It deserves praise.\n\u001b[2J,,It does not.\n");
    Run some = stanchion("classify", texts.toString(), "--encoder=" + out);
    assertThat(some.exitCode()).isEqualTo(1);
    assertThat(some.err()).contains("no model for rows that name no target (1)");
    Run all = stanchion("classify", texts.toString(), "--encoder=" + out, "--target=the bridge");
    assertThat(all.exitCode()).isZero();
    assertThat(all.out().lines()).hasSize(3);
  }

  @Test
  void saysWhichTermsAreNotStatedAndWhichRowsAreRejected() throws IOException {
    Path pairs = directory.resolve("odd.csv");
    Files.writeString(
        pairs,
        Files.readString(SmallEncoder.pairs(directory, 12))
            + "x,topic 1,,FAVOR\n"
            + "y\u001b[2J,topic 1,It deserves praise.,FAVOR\n".repeat(2));
    Run run = run(pairs, directory.resolve("odd.onnx"), "--epochs=1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(pairs + ":38: column 'text' is empty; take the row out")
        .contains(pairs + ":40: column 'id': 'y [2J' is already the id of line 39")
        .contains("2 rows rejected, the others are used")
        .contains("the terms of odd.csv are not stated (--licence)");
  }

  @Test
  void refusesWhatCannotBeUsed() throws IOException {
    Path pairs = SmallEncoder.pairs(directory, 12);
    Run noOnnx = run(pairs, directory.resolve("stance.bin"));
    assertThat(noOnnx.exitCode()).isEqualTo(2);
    assertThat(noOnnx.err()).contains("expected a name that ends in .onnx");
    Run range = run(pairs, directory.resolve("a.onnx"), "--window=5000");
    assertThat(range.exitCode()).isEqualTo(2);
    assertThat(range.err()).contains("--window must be between 16 and 384");
    Run twice = run(pairs, directory.resolve("a.onnx"), "--encoder=" + bytes, "--int8");
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.err()).contains("has weights of bytes, and so will");
    Path noTarget = directory.resolve("no-target.csv");
    Files.writeString(noTarget, "id,text,label\n1,One.,FAVOR\n2,Two.,AGAINST\n");
    Run targets = run(noTarget, directory.resolve("a.onnx"));
    assertThat(targets.exitCode()).isEqualTo(2);
    assertThat(targets.err()).contains("'1' has no target; give the file a column 'target'");
  }

  @Test
  void writesOverNoInput() throws IOException {
    Path pairs = SmallEncoder.pairs(directory, 12);
    byte[] before = Files.readAllBytes(encoder);
    Run over = run(pairs, encoder);
    assertThat(over.exitCode()).isEqualTo(2);
    assertThat(over.err()).contains(encoder + ": is an input; name another file with --out");
    assertThat(encoder).hasBinaryContent(before);
  }

  @Test
  void helpsWithExamples() {
    Run run = run("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Usage: stanchion finetune", "Examples:", "--resume")
        .contains(
            "\n  stanchion finetune pairs.csv --encoder all-minilm-l6-v2 --out stance.onnx\n");
    assertThat(run("--version").out()).startsWith("stanchion ");
  }

  @Test
  void saysWhatIsWrongWithACommandLine() {
    Run run = run("pairs.csv", "--encoder=e", "--out=o.onnx", "--nope");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("stanchion: Unknown option: '--nope'\nTry 'stanchion finetune --help'.\n");
    assertThat(run("p.csv", "--encoder=e", "--out=o.onnx", "--batch=0").err())
        .isEqualTo("stanchion: --batch must be between 1 and 4096, got 0\n");
  }

  /** What came of a command. */
  private record Run(int exitCode, String out, String err) {}

  private static Run run(Path pairs, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(pairs.toString(), "--out=" + out, "--batch=8", "--threads=1"));
    List<String> given = List.of(more);
    if (given.stream().noneMatch(option -> option.startsWith("--encoder"))) {
      arguments.add("--encoder=" + encoder);
    }
    if (given.stream().noneMatch(option -> option.startsWith("--window"))) {
      arguments.add("--window=32");
    }
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static Run stanchion(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Stanchion.run(out, err, List.of(arguments));
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        FinetuneCommand.run(
            new PrintWriter(out, true), new PrintWriter(err, true), List.of(arguments));
    return new Run(exitCode, out.toString(), err.toString());
  }
}
