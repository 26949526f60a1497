package io.stanchion.evaluation.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One text about several targets, the targets being the groups. */
final class CopiesTest {
  private static final List<String> TEXTS =
      List.of(
          "The minister said that the network would be built without the supplier in question.",
          "Operators warned that replacing the equipment would take years and cost billions.",
          "A committee of the parliament will hear both sides before the summer recess begins.",
          "Nobody has shown a back door in the equipment, the company told reporters on Monday.");

  private static LabelledData data() {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String target = "target" + i % 3;
      paragraphs.add(
          new LabelledParagraph(
              new Paragraph("p" + i, "", 1, Kind.PARAGRAPH, target, TEXTS.get(i % 4)),
              i % 2 == 0 ? "pro" : "anti",
              target,
              Map.of()));
    }
    return new LabelledData("targets", "", true, paragraphs);
  }

  private static Copies copies(LabelledData data) {
    return Copies.of(data, NearDuplicates.find(data.paragraphs()));
  }

  @Test
  void leavesCopiesOfTestTextsOutOfTraining() {
    LabelledData data = data().withParagraphs(data().paragraphs().subList(0, 10));
    FoldPlan plan =
        copies(data).purged(plan(List.of(0, 1, 4), List.of(5, 8, 9), List.of(2, 3, 6, 7)), data);
    for (FoldPlan.Fold fold : plan.folds()) {
      List<String> tested = texts(fold.testOf(data));
      assertThat(texts(fold.trainingOf(data))).isNotEmpty().doesNotContainAnyElementsOf(tested);
    }
    assertThat(plan.folds())
        .extracting(FoldPlan.Fold::purged)
        .containsExactly(List.of(5, 8, 9), List.of(0, 1, 4), List.of());
  }

  @Test
  void saysWhenNothingIsLeftToTrainOn() {
    LabelledData data = data();
    FoldPlan plan = plan(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9, 10, 11));
    assertThatThrownBy(() -> copies(data).purged(plan, data))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("of 12 paragraphs 4 are tested and 8 are copies of them");
  }

  @SafeVarargs
  private static FoldPlan plan(List<Integer>... tests) {
    List<FoldPlan.Fold> folds = new ArrayList<>();
    for (List<Integer> test : tests) {
      folds.add(new FoldPlan.Fold(1, folds.size() + 1, test));
    }
    return new FoldPlan("by hand", false, folds);
  }

  private static List<String> texts(List<LabelledParagraph> paragraphs) {
    return paragraphs.stream().map(one -> one.paragraph().text()).distinct().toList();
  }

  @Test
  void changesNothingWhereThereAreNone() {
    LabelledData data = data();
    FoldPlan plan = Splitter.leaveOneGroupOut(data);
    assertThat(Copies.none().purged(plan, data)).isSameAs(plan);
  }
}
