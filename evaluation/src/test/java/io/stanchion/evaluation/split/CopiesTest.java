package io.stanchion.evaluation.split;

import static org.assertj.core.api.Assertions.assertThat;

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
    LabelledData data =
        data().withParagraphs(data().paragraphs().subList(0, 10));
    FoldPlan plan = copies(data).purged(firstTwoAgainstTheRest(data), data);
    for (FoldPlan.Fold fold : plan.folds()) {
      List<String> tested = texts(fold.testOf(data));
      assertThat(texts(fold.trainingOf(data))).isNotEmpty().doesNotContainAnyElementsOf(tested);
      assertThat(fold.test().size() + fold.purged().size() + fold.trainingOf(data).size())
          .isEqualTo(10);
    }
    assertThat(plan.folds().get(0).purged()).containsExactly(4, 5, 8, 9);
  }

  private static FoldPlan firstTwoAgainstTheRest(LabelledData data) {
    List<Integer> rest = new ArrayList<>();
    for (int i = 2; i < data.paragraphs().size(); i++) {
      if (i % 4 > 1) {
        rest.add(i);
      }
    }
    return new FoldPlan(
        "two folds",
        false,
        List.of(
            new FoldPlan.Fold(1, 1, List.of(0, 1)), new FoldPlan.Fold(1, 2, rest)));
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
