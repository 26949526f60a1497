package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody trains something else on the folds that 'crossval' uses. */
final class SplitCommandTest {
  @TempDir private Path folder;

  private List<LabelledParagraph> part(int fold, String side) {
    Path file = folder.resolve("parts/fold-" + fold + "-" + side + ".csv");
    LabelledData data =
        new LabelReader(ReadOptions.DEFAULT, List.of()).read(Input.of(file.toString()));
    return data.paragraphs();
  }

  private Cli split(String... options) {
    Stream<String> command = Stream.of("split", "--out", folder.resolve("parts").toString());
    return Cli.run(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
  }

  private static Set<String> groups(List<LabelledParagraph> some) {
    return some.stream()
        .map(LabelledParagraph::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void testsEachParagraphOnceAndTrainsOnTheOtherArticles() {
    Cli cli = split("--folds", "article");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).containsPattern("fold 5: \\d+ paragraphs to train on, \\d+ to test on");
    List<LabelledParagraph> tested = new ArrayList<>();
    for (int fold = 1; fold <= 5; fold++) {
      List<LabelledParagraph> test = part(fold, "test");
      List<LabelledParagraph> training = part(fold, "train");
      assertThat(groups(training)).hasSize(4).doesNotContainAnyElementsOf(groups(test));
      assertThat(training.size() + test.size()).isEqualTo(78);
      tested.addAll(test);
    }
    assertThat(texts(tested)).containsExactlyInAnyOrderElementsOf(texts(shipped()));
  }

  private static List<LabelledParagraph> shipped() {
    return HuaweiBan.labels().paragraphs();
  }

  private static List<String> texts(List<LabelledParagraph> some) {
    return some.stream()
        .map(
            one ->
                one.paragraph().id()
                    + one.paragraph().target()
                    + one.paragraph().text()
                    + one.label())
        .toList();
  }

  @Test
  void writesTheFoldsOfCrossval() throws IOException {
    assertThat(split("--folds", "3", "--seed", "7").exitCode()).isZero();
    Path folds = folder.resolve("folds.csv");
    String[] crossval = {
      "crossval",
      "--folds",
      "3",
      "--seed",
      "7",
      "--repeats",
      "1",
      "--features",
      "words",
      "--epochs",
      "4",
      "--resamples",
      "100",
      "--no-learning-curve",
      "--write-folds",
      folds.toString()
    };
    assertThat(Cli.run(crossval).exitCode()).isZero();
    assertThat(folder.resolve("parts/folds.csv")).hasSameTextualContentAs(folds);
  }

  @Test
  void keepsCopiesAwayFromWhatIsTestedAndTextsAsTheyWere() throws IOException {
    String same =
        "\"Is there a \"\"back door\"\", the committee\n"
            + "asked on Tuesday, in the supplier's equipment?\"";
    Path labels =
        Files.writeString(
            folder.resolve("l.csv"),
            "id,article,text,label\n1,a,"
                + same
                + ",x\n2,b,"
                + same
                + ",y\n3,c,=1+1,x\n4,d,Nobody knows.,y\n");
    Cli cli = split(labels.toString(), "--folds", "2");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("Near-duplicate texts join 4 groups into 3.");
    for (int fold = 1; fold <= 2; fold++) {
      Set<String> ids = ids(part(fold, "train"));
      assertThat(ids.contains("1")).isEqualTo(ids.contains("2"));
    }
    List<LabelledParagraph> all = new ArrayList<>(part(1, "test"));
    all.addAll(part(2, "test"));
    assertThat(all)
        .extracting(one -> one.paragraph().text())
        .contains(
            "=1+1",
            "Is there a \"back door\", the committee\n"
                + "asked on Tuesday, in the supplier's equipment?");
  }

  private static Set<String> ids(List<LabelledParagraph> some) {
    return some.stream()
        .map(one -> one.paragraph().id())
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void leavesNoPartOfAnotherSplitAmongItsOwn() {
    assertThat(split("--folds", "article").exitCode()).isZero();
    Cli cli = split("--folds", "3");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .containsPattern("fold-[45]-(train|test)\\.csv: belongs to another split; delete it");
  }

  @Test
  void saysWhatAFoldCanBe() {
    assertThat(split("--folds", "1").err())
        .contains("--folds must be 'article' or a number from 2");
  }
}
