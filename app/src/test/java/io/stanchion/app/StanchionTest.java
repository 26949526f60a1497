package io.stanchion.app;

import static java.io.OutputStream.nullOutputStream;
import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.BundledModel;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Prediction;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class StanchionTest {
  @TempDir private Path folder;

  private Path labels = Path.of("");

  @BeforeEach
  void writeLabels() throws IOException {
    labels = folder.resolve("labels.csv");
    StringBuilder csv = new StringBuilder("id,article,target,text,label\n");
    for (LabelledParagraph one : HuaweiBan.labels().paragraphs()) {
      String text = one.paragraph().text().replace("\"", "\"\"");
      csv.append(
          String.join(
              ",",
              one.paragraph().id(),
              one.group(),
              one.paragraph().target(),
              '"' + text + '"',
              one.label() + "\n"));
    }
    Files.writeString(labels, csv);
  }

  @Test
  void trainsAModelThatEvaluatesInspectsAndClassifies() throws IOException {
    Path model = folder.resolve("my.stance");
    Cli train =
        Cli.run("train", labels.toString(), "--features", "full", "--model", model.toString());
    assertThat(train.exitCode()).isZero();
    assertThat(train.out())
        .contains("78 paragraphs, 5 groups: 17 anti-ban, 40 neutral, 21 pro-ban")
        .contains("written to  " + model);
    Cli evaluate = Cli.run("evaluate", labels.toString(), "--model", model.toString());
    assertThat(evaluate.exitCode()).isZero();
    assertThat(evaluate.out())
        .contains("NOTE: the model was trained on this very file; the scores mean nothing")
        .containsPattern("majority +0\\.226")
        .contains("prediction sets, promised 0.80");
    Cli inspect = Cli.run("inspect", model.toString(), "--top", "3");
    assertThat(inspect.exitCode()).isZero();
    assertThat(inspect.out()).contains("strongest for anti-ban").contains("SHA-256");
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "Huawei poses no threat to European networks, its founder said.\n");
    Cli classify = Cli.run("classify", text.toString(), "--model", model.toString());
    assertThat(classify.exitCode()).isZero();
    assertThat(classify.lines()).hasSize(2);
  }

  /** The way of the process makes no commands that it does not run. */
  @ParameterizedTest
  @ValueSource(
      strings = {"classify --help", "classify", "clasify", "classify --nonsense x", "--help"})
  void saysTheSameWhicheverCommandsItMakes(String line) {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    String[] arguments = line.split(" ", -1);
    int code = Stanchion.run(results, messages, List.of(arguments));
    Cli all = Cli.run(arguments);
    assertThat(code).isEqualTo(all.exitCode());
    assertThat(results.toString(StandardCharsets.UTF_8)).isEqualTo(all.out());
    assertThat(messages.toString(StandardCharsets.UTF_8)).isEqualTo(all.err());
  }

  @Test
  void trainsTheSameModelTwice() {
    Path first = folder.resolve("1.stance");
    Path second = folder.resolve("2.stance");
    Cli.run("train", labels.toString(), "--model", first.toString(), "--features", "words");
    Cli.run("train", labels.toString(), "--model", second.toString(), "--features", "words");
    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void keepsTheNgramsThatAsManyParagraphsHaveAsIsAskedFor() {
    assertThat(ngrams("5")).isPositive().isLessThan(ngrams("2"));
    assertThat(ngrams("1000")).isZero();
  }

  private int ngrams(String minDocuments) {
    Path model = folder.resolve(minDocuments + ".stance");
    String train = "train %s --model %s --features words --epochs 4 --min-documents %s";
    Cli cli = Cli.run(train.formatted(labels, model, minDocuments).split(" "));
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return ModelFile.read(model).pipeline().dimension();
  }

  @Test
  void bundlesTheModelThatItsCardDescribes() throws IOException {
    StanceModel bundled = BundledModel.read(Speed.BALANCED);
    StanceModel fast = BundledModel.read(Speed.FAST);
    String card;
    try (InputStream in = BundledModel.class.getResourceAsStream("huawei-ban-card.md");
        InputStream whole = BundledModel.open(Speed.BALANCED);
        InputStream part = BundledModel.open(Speed.FAST)) {
      card = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(card)
          .contains(Sha256.hex(whole.readAllBytes()))
          .contains(Sha256.hex(part.readAllBytes()));
    }
    for (StanceModel one : List.of(bundled, fast)) {
      assertThat(card).contains(one.provenance().dataSha256());
      assertThat(one.provenance().targets()).isEqualTo(HuaweiBan.labels().targets());
      assertThat(one.pipeline().spec().minArticles()).isEqualTo(4);
    }
    assertThat(bundled.fast().orElseThrow().model().pipeline().hash())
        .isEqualTo(fast.pipeline().hash());
    assertThat(fast.pipeline().spec().encoders()).isEmpty();
  }

  @Test
  void theCascadeAnswersAsItsFastModelWhereThatIsSureAndElseAsTheWhole() {
    StanceModel cascade = BundledModel.read(Speed.BALANCED);
    StanceModel fast = BundledModel.read(Speed.FAST);
    StanceModel whole = BundledModel.read(Speed.BEST);
    double enough = cascade.fast().orElseThrow().confidence();
    for (LabelledParagraph one : HuaweiBan.labels().paragraphs()) {
      Prediction first = fast.predict(one.paragraph());
      StanceModel answers = first.confidence() >= enough ? fast : whole;
      assertThat(cascade.predict(one.paragraph())).isEqualTo(answers.predict(one.paragraph()));
    }
  }

  @Test
  void crossValidatesByArticleWithTheRandomSplitBeside() {
    Cli cli = Cli.run("crossval", labels.toString(), "--repeats", "1", "--features", "words");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("78 paragraphs, 5 groups, {anti-ban=17, neutral=40, pro-ban=21}")
        .contains("leave one group out, once")
        .contains("grouped 3-fold, once")
        .contains("random 5-fold (optimistic)")
        .contains("gap in macro-F1")
        .contains(
            "majority                        0.226  [0.087, 0.414]     0.000    0.513        –")
        .contains("learning curve, leave one group out, macro-F1")
        .contains("odd group 000_02c1adb3ee25e0a7: 7 of 7 are labelled anti-ban");
  }

  @Test
  void crossValidatesOnFoldsItWrote() {
    Path folds = folder.resolve("folds.csv");
    String written =
        Cli.run(
                "crossval",
                labels.toString(),
                "--folds",
                "article",
                "--repeats",
                "1",
                "--features",
                "words",
                "--write-folds",
                folds.toString())
            .out();
    Cli read =
        Cli.run(
            "crossval", labels.toString(), "--features", "words", "--read-folds", folds.toString());
    assertThat(read.exitCode()).isZero();
    assertThat(modelRow(read.out())).isEqualTo(modelRow(written));
  }

  private static String modelRow(String report) {
    return report.lines().filter(line -> line.startsWith("model ")).findFirst().orElseThrow();
  }

  @Test
  void validatesAFileThatIsInOrder() {
    Cli cli = Cli.run("validate", labels.toString());
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.lines())
        .containsExactly(
            labels + ": 78 labelled rows in order, 0 problems",
            "labels  17 anti-ban, 40 neutral, 21 pro-ban",
            "groups  5",
            "targets Huawei should be banned from 5G networks");
  }

  @Test
  void listsEveryProblemOfAFileAndRefusesToTrainOnIt() throws IOException {
    String damaged = Files.readString(labels).replaceFirst(",neutral\n", ",nuetral\n") + "x,y\n";
    Files.writeString(labels, damaged);
    Cli validate = Cli.run("validate", labels.toString());
    assertThat(validate.exitCode()).isEqualTo(1);
    assertThat(validate.out())
        .contains("'nuetral' looks like a typing error; did you mean 'neutral'?")
        .contains(":80: the row has 2 fields, the header has 5");
    Cli train =
        Cli.run("train", labels.toString(), "--model", folder.resolve("m.stance").toString());
    assertThat(train.exitCode()).isEqualTo(2);
    assertThat(train.err()).contains("did you mean 'neutral'?").doesNotContain("\tat ");
    assertThat(folder.resolve("m.stance")).doesNotExist();
  }

  @Test
  void usesOnlyTheRowsOfATarget() {
    Cli cli =
        Cli.run(
            "train",
            labels.toString(),
            "--model",
            folder.resolve("m").toString(),
            "--target",
            "Moon");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .contains("no paragraph has the target 'Moon'; the targets are [Huawei should be banned");
  }

  @Test
  void explainsWhatMovedAPrediction() {
    Cli cli = Cli.run("explain", "Huawei poses no security threat", "--top", "3");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.lines().get(0)).matches("[a-z-]+, confidence 0\\.\\d{3}, status ok");
    assertThat(cli.out()).contains("anti-ban  0.", "neutral  0.", "pro-ban  0.");
    assertThat(cli.out().lines().filter(line -> line.matches("  [+-]\\d\\.\\d{4}  .*"))).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"classify", "train", "evaluate", "crossval", "validate", "inspect", "explain"})
  void helpsWithExamples(String command) {
    Cli cli = Cli.run(command, "--help");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("Usage: stanchion " + command, "Examples:\n  stanchion ");
    assertThat(cli.lines()).allMatch(line -> line.length() <= 80);
  }

  /** A bare % is a warning on the terminal, and not what was meant. */
  @Test
  void writesItsHelpAsPicocliReadsIt() {
    Terminal nowhere =
        new Terminal(nullOutputStream(), nullOutputStream(), false, false, false, 99);
    for (CommandLine command : Stanchion.commandLine(nowhere).getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      List<String> texts = new ArrayList<>();
      texts.addAll(List.of(spec.usageMessage().description()));
      texts.addAll(List.of(spec.usageMessage().footer()));
      spec.args().forEach(one -> texts.addAll(List.of(one.description())));
      assertThat(texts).allSatisfy(text -> assertThat(text.replace("%%", "")).doesNotContain("%"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clasify x | stanchion: Unmatched arguments from index 0: 'clasify', 'x'",
        "crossval --folds 1 | stanchion: --folds must be 'article' or a number from 2, got '1'",
        "crossval --folds many | stanchion: --folds must be 'article' or a number from 2, got"
            + " 'many'",
        "crossval --folds 6 | stanchion: huawei-ban.csv: cannot make 6 folds of 5 groups",
        "evaluate x.csv | stanchion: give either --model FILE or --predictions FILE",
        "inspect pom.xml | stanchion: pom.xml: is not a Stanchion model",
        "train pom.xml --model m | stanchion: pom.xml: is HTML or XML; expected CSV or JSON Lines",
        "train . --model m | stanchion: .: is a directory; expected a file"
      })
  void answersBadUsageInALine(String arguments, String message) {
    Cli cli = Cli.run(arguments.split(" ", -1));
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).startsWith(message).doesNotContain("\tat ", "Exception");
    assertThat(cli.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crossval --repeats 0 | --repeats must be at least 1, got 0",
        "crossval --resamples=99 --folds article | --resamples must be at least 100, got 99",
        "crossval --min-documents 2,0 | --min-documents must be at least 1, got 0",
        "frontier --folds 0 | --folds must be at least 2, got 0",
        "inspect --top=-1 | --top must be at least 0, got -1",
        "explain x --top=-1 | --top must be at least 0, got -1",
        "audit x.csv --top=-1 | --top must be at least 0, got -1",
        "robustness --failures=-1 | --failures must be at least 0, got -1",
        "robustness --min-pass NaN | --min-pass must be between 0 and 1, got NaN",
        "simulate --sets 0 | --sets must be at least 1, got 0",
        "reproduce x.json --tolerance NaN | --tolerance must be at least 0, got NaN",
        "classify x --encoding UTF-9 | unknown encoding 'UTF-9'; expected for example UTF-8",
        "classify x --delimiter= | '' is not one character, such as ;",
        "classify x --model= | the file name is empty",
        "inspect '' | the file name is empty"
      },
      quoteCharacter = '`')
  void refusesNumbersAndNamesThatAnOptionDoesNotTake(String arguments, String message) {
    Cli cli = Cli.run(arguments.replace("''", "").split(" ", -1));
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains(message).doesNotContain("\tat ", "Exception");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void showsItsCommandsWhereNoneIsGiven() {
    Cli cli = Cli.run();
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("Usage: stanchion", "classify", "bench", "Exit codes");
  }

  /** The list shows the first line of each. */
  @Test
  void saysInASentenceWhatEachCommandDoes() {
    Terminal nowhere =
        new Terminal(nullOutputStream(), nullOutputStream(), false, false, false, 99);
    assertThat(Stanchion.commandLine(nowhere).getSubcommands())
        .allSatisfy(
            (name, command) ->
                assertThat(command.getCommandSpec().usageMessage().description()[0])
                    .as(name)
                    .endsWith("."));
  }

  @Test
  void namesEveryCommandInItsHelp() {
    Cli cli = Cli.run("--help");
    assertThat(cli.exitCode()).isZero();
    for (String command :
        List.of(
            "classify",
            "train",
            "evaluate",
            "crossval",
            "validate",
            "inspect",
            "explain",
            "bench")) {
      assertThat(cli.out()).containsPattern("(?m)^  " + command + "[ ,]");
    }
  }
}
