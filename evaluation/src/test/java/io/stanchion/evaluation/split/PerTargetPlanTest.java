package io.stanchion.evaluation.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PerTargetPlanTest {
  private final LabelledData data = data(24, "trains", "trees");

  @Test
  void trainsAndTestsEachPartOnOneTarget() {
    FoldPlan plan = Splitter.groupedKFold(data, 3, 2, 7).perTarget(data);

    assertThat(plan.name()).isEqualTo("grouped 3-fold, a model per target");
    assertThat(plan.repeats()).isEqualTo(2);
    assertThat(plan.folds()).hasSize(12);
    for (FoldPlan.Fold fold : plan.folds()) {
      List<String> tested = targets(fold.testOf(data));
      assertThat(tested).hasSize(1).isEqualTo(targets(fold.trainingOf(data)));
    }
  }

  @Test
  void keepsEveryParagraphOnTheSideItWasOn() {
    FoldPlan joint = Splitter.groupedKFold(data, 3, 1, 7);
    FoldPlan plan = joint.perTarget(data);

    for (FoldPlan.Fold part : plan.folds()) {
      assertThat(joint.folds())
          .filteredOn(fold -> fold.test().containsAll(part.test()))
          .singleElement()
          .satisfies(fold -> assertThat(fold.trainingOf(data)).containsAll(part.trainingOf(data)));
    }
    assertThat(plan.folds()).extracting(FoldPlan.Fold::number).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void neverTrainsOnWhatWasPurged() {
    List<Integer> test = IntStream.range(0, 8).boxed().toList();
    FoldPlan.Fold first = new FoldPlan.Fold(1, 1, test, List.of(8, 9));
    FoldPlan.Fold second =
        new FoldPlan.Fold(1, 2, IntStream.range(8, 24).boxed().toList(), List.of());

    FoldPlan plan = new FoldPlan("plan", false, List.of(first, second)).perTarget(data);

    assertThat(plan.folds().get(0).trainingOf(data))
        .doesNotContain(data.paragraphs().get(8), data.paragraphs().get(9));
  }

  @Test
  void refusesATargetThatCannotBeTrainedOn() {
    LabelledData rare = data(24, "trains", "trees", "trains", "trains", "maypoles");
    FoldPlan plan = Splitter.leaveOneGroupOut(data(2, "trains", "trees"));

    assertThatThrownBy(() -> plan.perTarget(data(2, "trains", "trees")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("of the target 'trains' the labels [] are left to train on");
    assertThat(rare.byTarget().keySet()).containsExactly("trains", "trees", "maypoles");
  }

  @Test
  void refusesParagraphsWithoutATarget() {
    LabelledData without = data(6, "trains", "");

    assertThatThrownBy(without::byTarget)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("paragraph '1' has no target");
  }

  private static List<String> targets(List<LabelledParagraph> some) {
    return some.stream().map(one -> one.paragraph().target()).distinct().toList();
  }

  /** Paragraphs with the targets and two labels by turns, each a group of its own. */
  private static LabelledData data(int size, String... targets) {
    List<LabelledParagraph> all =
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    new LabelledParagraph(
                        new Paragraph(
                            "" + i, "a", i + 1, Kind.PARAGRAPH, targets[i % targets.length], "t"),
                        i / targets.length % 2 == 0 ? "pro" : "con",
                        "" + i,
                        Map.of()))
            .toList();
    return new LabelledData("made up", "", false, all);
  }
}
