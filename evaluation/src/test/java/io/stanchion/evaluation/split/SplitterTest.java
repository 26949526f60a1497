package io.stanchion.evaluation.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SplitterTest {
  @Test
  void leavesOutEachArticleOnce() {
    LabelledData data = HuaweiBan.labels();
    FoldPlan plan = Splitter.leaveOneGroupOut(data);
    assertThat(plan.folds())
        .extracting(fold -> groups(fold.testOf(data)))
        .containsExactly(
            Set.of("000_02c1adb3ee25e0a7"),
            Set.of("001_ea218ff9bc075fb4"),
            Set.of("002_9b0c3972ad3694e9"),
            Set.of("003_b1afe3b024eb253c"),
            Set.of("004_732ad33b9a9136f5"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverSplitsAGroupAndTestsEveryParagraphOncePerRepeat(long seed) {
    LabelledData data = random(seed);
    FoldPlan plan = Splitter.groupedKFold(data, 4, 3, seed);
    assertThat(plan.folds()).hasSize(12);
    for (FoldPlan.Fold fold : plan.folds()) {
      assertThat(groups(fold.testOf(data)))
          .doesNotContainAnyElementsOf(groups(fold.trainingOf(data)));
      assertThat(fold.test()).isNotEmpty();
    }
    for (int repeat = 1; repeat <= 3; repeat++) {
      int wanted = repeat;
      assertThat(
              plan.folds().stream()
                  .filter(fold -> fold.repeat() == wanted)
                  .flatMap(fold -> fold.test().stream()))
          .doesNotHaveDuplicates()
          .hasSize(data.paragraphs().size());
    }
  }

  @Test
  void splitsDifferentlyInEachRepeatEvenWithFewGroups() {
    FoldPlan plan = Splitter.groupedKFold(HuaweiBan.labels(), 3, 5, 1);
    Set<Set<List<Integer>>> different = new HashSet<>();
    for (int repeat = 1; repeat <= 5; repeat++) {
      int wanted = repeat;
      different.add(
          plan.folds().stream()
              .filter(fold -> fold.repeat() == wanted)
              .map(FoldPlan.Fold::test)
              .collect(Collectors.toSet()));
    }
    assertThat(different).hasSize(5);
  }

  @Test
  void spreadsLabelsEvenlyWhereGroupsAreSmall() {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      paragraphs.add(one(i, "g" + i / 3, i % 10 == 0 ? "rare" : "frequent"));
    }
    LabelledData data = new LabelledData("even", "", true, paragraphs);
    for (FoldPlan.Fold fold : Splitter.groupedKFold(data, 5, 1, 1).folds()) {
      Map<String, Long> counts = LabelledData.labelCounts(fold.testOf(data));
      assertThat(counts.getOrDefault("rare", 0L)).isBetween(5L, 7L);
      assertThat(counts.getOrDefault("frequent", 0L)).isBetween(50L, 58L);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesTheSamePlanForTheSameSeed(long seed) {
    LabelledData data = random(seed);
    assertThat(Splitter.groupedKFold(data, 3, 2, seed))
        .isEqualTo(Splitter.groupedKFold(data, 3, 2, seed));
    assertThat(Splitter.randomKFold(data, 3, 2, seed))
        .isEqualTo(Splitter.randomKFold(data, 3, 2, seed));
  }

  @Test
  void splitsArticlesInTheRandomSplit() {
    LabelledData data = HuaweiBan.labels();
    FoldPlan plan = Splitter.randomKFold(data, 5, 1, 1);
    assertThat(plan.grouped()).isFalse();
    assertThat(plan.folds())
        .allSatisfy(
            fold ->
                assertThat(groups(fold.testOf(data)))
                    .containsAnyElementsOf(groups(fold.trainingOf(data))));
  }

  @ParameterizedTest
  @CsvSource({"6", "1", "0", "-3"})
  void refusesFoldsThatGroupsCannotFill(int k) {
    assertThatThrownBy(() -> Splitter.groupedKFold(HuaweiBan.labels(), k, 1, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "huawei-ban.csv: cannot make "
                + k
                + " folds of 5 groups (78 paragraphs); a group is never split, so ask for 2 to 5"
                + " folds or name another --group-column");
  }

  @Test
  void refusesToLeaveOutTheOnlyGroup() {
    LabelledData single =
        new LabelledData("one.csv", "", true, List.of(one(0, "g", "a"), one(1, "g", "b")));
    assertThatThrownBy(() -> Splitter.leaveOneGroupOut(single))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("one.csv: cannot make 2 folds of 1 group (2 paragraphs)");
  }

  @Test
  void findsAPlanOutThatBreaksItsPromise() {
    LabelledData data =
        new LabelledData(
            "three", "", true, List.of(one(0, "g", "a"), one(1, "g", "b"), one(2, "h", "a")));
    assertThatThrownBy(() -> plan(List.of(0), List.of(1, 2)).checked(data))
        .hasMessage("mine, repeat 1, fold 1: on both sides stand the groups [g]");
    assertThatThrownBy(() -> plan(List.of(0, 1)).checked(data))
        .hasMessage(
            "mine, repeat 1: 2 paragraphs are tested, 2 of them different; expected each of 3"
                + " once");
    assertThatThrownBy(() -> plan(List.of(), List.of(0, 1)).checked(data))
        .hasMessage(
            "mine, repeat 1, fold 1: the test or the training part is empty: of 3 paragraphs 0 are"
                + " tested and 0 are copies of them");
  }

  @SafeVarargs
  private static FoldPlan plan(List<Integer>... tests) {
    List<FoldPlan.Fold> folds = new ArrayList<>();
    for (List<Integer> test : tests) {
      folds.add(new FoldPlan.Fold(1, folds.size() + 1, test));
    }
    return new FoldPlan("mine", true, folds);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static LabelledData random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    int groups = random.nextInt(4, 15);
    for (int i = 0; i < groups * 5; i++) {
      int group = i < groups ? i : random.nextInt(groups);
      paragraphs.add(one(i, "g" + group, List.of("a", "b", "c").get(random.nextInt(3))));
    }
    return new LabelledData("random", "", true, paragraphs);
  }

  private static LabelledParagraph one(int i, String group, String label) {
    return new LabelledParagraph(
        new Paragraph("p" + i, group, 1, Kind.PARAGRAPH, "", "text " + i), label, group, Map.of());
  }

  private static Set<String> groups(List<LabelledParagraph> paragraphs) {
    return paragraphs.stream().map(LabelledParagraph::group).collect(Collectors.toSet());
  }
}
