package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.classify.ModelFolder;
import io.stanchion.dataset.writer.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model for each target, from training to a measured result. */
final class PerTargetTest {
  @TempDir private Path folder;

  private Path train = Path.of("");
  private Path models = Path.of("");

  @BeforeEach
  void writeLabels() throws IOException {
    train = Files.writeString(folder.resolve("train.txt"), Tweets.labelled());
    models = folder.resolve("models");
  }

  @Test
  void trainsAModelForEachTargetOnItsRowsAlone() {
    Cli cli = trainModels();
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out())
        .contains("targets     Night Trains", "targets     Street Trees")
        .containsPattern("36 paragraphs(?s:.*)night-trains.stance\n\nlabels(?s:.*)36 paragraphs");
    assertThat(run("inspect", models.resolve("night-trains.stance")).out())
        .contains("targets     Night Trains");
    Path alone = folder.resolve("alone.stance");
    trainOn("Street Trees", 7, alone);
    assertThat(models.resolve("street-trees.stance")).hasSameBinaryContentAs(alone);
  }

  @Test
  void classifiesEachRowWithTheModelOfItsTarget() throws IOException {
    trainModels();
    Cli all = run("classify", train, "--model", models, "--format", "semeval");
    assertThat(all.exitCode()).isZero();
    for (String target : List.of("Night Trains", "Street Trees")) {
      Path rows = folder.resolve("rows.txt");
      String some =
          Files.readAllLines(train).stream()
              .filter(line -> line.startsWith("ID") || line.contains(target))
              .reduce("", (before, line) -> before + line + "\n");
      Files.writeString(rows, some);
      Path model = models.resolve(target.toLowerCase(Locale.ROOT).replace(' ', '-') + ".stance");
      Cli one = run("classify", rows, "--model", model, "--format", "semeval");
      assertThat(all.lines()).containsAll(one.lines());
    }
  }

  @Test
  void saysWhichRowsHaveNoModelAndGivesThemNoLabel() throws IOException {
    trainModels();
    Path test =
        Files.writeString(
            folder.resolve("test.txt"),
            Tweets.HEADER
                + "1\tNight Trains\tlove the sleeper\tUNKNOWN\n"
                + "2\tMaypoles\tdance\tUNKNOWN\n"
                + "3\tMaypoles\tdo not dance\tUNKNOWN\n");
    Cli cli = run("classify", test, "--model", models);
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.lines().get(1)).contains(",FAVOR,").contains(",ok,");
    assertThat(cli.lines().get(2)).isEqualTo("2,test,2,paragraph,,,,,,no-model,Maypoles,,dance");
    assertThat(cli.err())
        .contains("no model for the target 'Maypoles' (2 rows)")
        .contains("3 in = 3 out + 0 rejected; 1 classified")
        .contains("2 without a model");
    assertThat(run("classify", test, "--model", models, "--format", "semeval").lines().get(3))
        .isEqualTo("3\tMaypoles\tdo not dance\tUNKNOWN");
  }

  @Test
  void countsThemInTheSummaryAndAboveTheRejectsAllowed() throws IOException {
    trainModels();
    Path test =
        Files.writeString(
            folder.resolve("test.txt"),
            Tweets.HEADER + "1\tNight Trains\tlove it\tUNKNOWN\n2\tMaypoles\tdance\tUNKNOWN\n");
    Path out = folder.resolve("out.csv");
    Path summary = folder.resolve("summary.json");
    Object[] classify = {
      "classify", test, "--model", models, "--out", out, "--summary", summary, "--max-rejects", "9"
    };
    assertThat(run(classify).exitCode()).isEqualTo(1);
    assertThat(Files.readString(summary))
        .contains("\"out\" : 2", "\"classified\" : 1", "\"withoutModel\" : 1")
        .contains("\"model night-trains.stance\" : \"");
    assertThat(run("verify", summary).exitCode()).isZero();
  }

  @Test
  void goesOnWithTheSameModelsOnly() throws IOException {
    trainModels();
    String rows = Tweets.unlabelled().replace(Tweets.HEADER, "") + "7\tMaypoles\tdance\tUNKNOWN\n";
    Path test = Files.writeString(folder.resolve("test.txt"), Tweets.HEADER + rows.repeat(15));
    Path whole = folder.resolve("whole.csv");
    Path out = folder.resolve("out.csv");
    Cli uninterrupted = run("classify", test, "--model", models, "--out", whole);
    for (int n = 1; !Files.exists(folder.resolve(".out.csv.checkpoint")); n++) {
      try (FaultyDisk disk = FaultyDisk.failingAt(n, FaultyDisk.Lasting.FOR_EVER)) {
        run("classify", test, "--model", models, "--out", out, "--checkpoint-every", "0");
        assertThat(disk.hasFailed()).isTrue();
      }
    }
    Path model = models.resolve("night-trains.stance");
    byte[] bytes = Files.readAllBytes(model);
    trainOn("Night Trains", 3, model);
    Cli other = run("classify", test, "--model", models, "--out", out, "--resume");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("had another model night-trains.stance");

    Files.write(model, bytes);
    Cli resumed = run("classify", test, "--model", models, "--out", out, "--resume");
    assertThat(resumed.err()).contains("going on after ");
    assertThat(resumed.err().lines()).containsAll(uninterrupted.err().lines().toList());
    assertThat(resumed.exitCode()).isEqualTo(1);
    assertThat(out).hasSameBinaryContentAs(whole);
  }

  @Test
  void asksForATargetWhereRowsNameNone() throws IOException {
    trainModels();
    Path text = Files.writeString(folder.resolve("a.csv"), "text\nlove the sleeper\n");
    assertThat(run("classify", text, "--model", models).err())
        .contains("no model for rows that name no target (1); --target names one");
    assertThat(run("classify", text, "--model", models, "--target", "Night Trains").exitCode())
        .isZero();
  }

  @Test
  void givesALabelNoProbabilityThatATargetNeverHad() throws IOException {
    String rows =
        Files.readString(train)
            .lines()
            .filter(line -> !line.contains("Trees") || !line.endsWith("NONE"))
            .reduce("", (before, line) -> before + line + "\n");
    Files.writeString(train, rows);
    trainModels();
    Cli cli = run("classify", train, "--model", models);
    assertThat(cli.lines().get(0)).contains("p_AGAINST,p_FAVOR,p_NONE");
    assertThat(cli.lines())
        .filteredOn(line -> line.contains("blackbirds"))
        .hasSize(12)
        .allMatch(line -> line.contains(",0.000000,ok,"));
    assertThat(run("evaluate", train, "--model", models).exitCode()).isZero();
  }

  @Test
  void evaluatesThemLikeThePredictionsTheyMake() {
    trainModels();
    Path out = folder.resolve("out.csv");
    run("classify", train, "--model", models, "--out", out);
    String direct = run("evaluate", train, "--model", models).out();
    String byFile = run("evaluate", train, "--predictions", out).out();
    assertThat(line(direct, "F_avg")).isEqualTo(line(byFile, "F_avg")).contains("F_avg");
  }

  private static String line(String text, String start) {
    return text.lines().filter(line -> line.startsWith(start)).findFirst().orElse("");
  }

  @Test
  void namesTargetsThatCannotBeTrainedOnAndTrainsTheOthers() throws IOException {
    Files.writeString(train, Tweets.labelled() + "7\tMaypoles\tdance\tFAVOR\n");
    Cli cli = trainModels();
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out())
        .contains("no model, because all their paragraphs have one label: Maypoles");
    assertThat(new ModelFolder(models).files()).hasSize(2);
  }

  @Test
  void neverMixesNewModelsWithOld() throws IOException {
    trainModels();
    assertThat(trainModels().exitCode()).isZero();
    Files.copy(models.resolve("night-trains.stance"), models.resolve("day-trains.stance"));
    Cli again = trainModels();
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("holds other models already, such as day-trains.stance");
    Cli classified = run("classify", train, "--model", models);
    assertThat(classified.exitCode()).isEqualTo(2);
    assertThat(classified.err()).contains("is about 'Night Trains' as is");
  }

  @Test
  void refusesADirectoryWithoutModelsAndModelsOfSeveralTargets() throws IOException {
    Files.createDirectory(models);
    assertThat(run("classify", train, "--model", models).err()).contains("holds no model");
    run("train", train, "--features", "full", "--model", models.resolve("joint.stance"));
    assertThat(run("classify", train, "--model", models).err())
        .contains("was trained on 2 targets; in a directory of models each is about one");
  }

  @Test
  void needsATargetForEachParagraph() throws IOException {
    Path labels = Files.writeString(folder.resolve("l.csv"), "id,text,label\n1,a,x\n2,b,y\n");
    Cli cli = run("train", labels, "--per-target", "--model", models);
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("paragraph '1' has no target");
  }

  @Test
  void crossValidatesAModelPerTargetOnTheFoldsOfTheJointOne() throws IOException {
    Path joint = folder.resolve("joint.csv");
    Path each = folder.resolve("each.csv");
    run(
        "crossval",
        train,
        "--folds",
        "3",
        "--repeats",
        "1",
        "--epochs",
        "7",
        "--write-folds",
        joint);
    Cli cli =
        run(
            "crossval",
            train,
            "--folds",
            "3",
            "--repeats",
            "1",
            "--epochs",
            "7",
            "--per-target",
            "--write-folds",
            each);
    assertThat(cli.exitCode()).isZero();
    assertThat(each).hasSameBinaryContentAs(joint);
    assertThat(cli.out())
        .contains("grouped 3-fold, a model per target")
        .contains("target only")
        .doesNotContain("text only", "with another target");
  }

  @Test
  void crossValidatesLikeOneTargetAfterTheOther() throws IOException {
    Path folds = folder.resolve("folds.csv");
    run(
        "crossval",
        train,
        "--folds",
        "3",
        "--repeats",
        "1",
        "--epochs",
        "7",
        "--write-folds",
        folds);
    Path all = folder.resolve("all.csv");
    run(
        "crossval",
        train,
        "--read-folds",
        folds,
        "--epochs",
        "7",
        "--per-target",
        "--write-predictions",
        all);
    List<String> pooled = Files.readAllLines(all);
    for (String target : List.of("Night Trains", "Street Trees")) {
      Path rows = folder.resolve("rows.txt");
      String some =
          Files.readAllLines(train).stream()
              .filter(line -> line.startsWith("ID") || line.contains(target))
              .reduce("", (before, line) -> before + line + "\n");
      Files.writeString(rows, some);
      Path part = folder.resolve("part.csv");
      Path one = folder.resolve("one.csv");
      List<String> ids = some.lines().map(line -> line.split("\t", -1)[0]).toList();
      Files.write(
          part,
          Files.readAllLines(folds).stream()
              .filter(line -> line.startsWith("repeat") || ids.contains(line.split(",", -1)[2]))
              .toList());
      run("crossval", rows, "--read-folds", part, "--epochs", "7", "--write-predictions", one);
      assertThat(pooled).containsAll(Files.readAllLines(one));
    }
  }

  private Cli trainModels() {
    return run("train", train, "--per-target", "--features=full", "--epochs=7", "--model", models);
  }

  private void trainOn(String target, int epochs, Path model) {
    run(
        "train",
        train,
        "--target=" + target,
        "--features=full",
        "--epochs=" + epochs,
        "--model",
        model);
  }

  private static Cli run(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return Cli.run(words);
  }
}
