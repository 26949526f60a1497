package io.stanchion.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.evaluation.metric.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelAuditTest {
  private static final String TEXT =
      "Both Huawei and the government have denied using the equipment for espionage of any kind.";

  @Test
  void findsTheLabelThatAModelConfidentlyTakesForAnother() {
    // Mean of pro rows for pro: (0.9 + 0.8 + 0.1) / 3 = 0.6; of anti rows for anti: 0.75.
    double[] pro = {0.9, 0.8, 0.1, 0.2, 0.3};
    String[] gold = {"pro", "pro", "pro", "anti", "anti"};
    List<LabelAudit.Suspicious> found = LabelAudit.suspicious(data(gold, "5G"), scored(gold, pro));
    assertThat(found)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.paragraph().paragraph().id()).isEqualTo("2");
              assertThat(one.suggested()).isEqualTo("anti");
              assertThat(one.margin()).isCloseTo(0.8, within(1e-12));
            });
  }

  @Test
  void suspectsNothingWhereTheModelIsNotConfident() {
    double[] pro = {0.9, 0.8, 0.45, 0.2, 0.1};
    String[] gold = {"pro", "pro", "pro", "anti", "anti"};
    assertThat(LabelAudit.suspicious(data(gold, "5G"), scored(gold, pro))).isEmpty();
  }

  @Test
  void listsEqualTextsWithDifferentLabelsOfOneTarget() {
    assertThat(LabelAudit.contradictions(data(new String[] {"pro", "anti"}, "5G")))
        .singleElement()
        .satisfies(one -> assertThat(one.similarity()).isEqualTo(1));
    assertThat(LabelAudit.contradictions(data(new String[] {"pro", "pro"}, "5G"))).isEmpty();
    LabelledData first = data(new String[] {"pro"}, "5G");
    LabelledData second = data(new String[] {"anti"}, "6G");
    List<LabelledParagraph> both = new ArrayList<>(first.paragraphs());
    both.addAll(second.paragraphs());
    assertThat(LabelAudit.contradictions(new LabelledData("two", "", true, both))).isEmpty();
  }

  @Test
  void needsProbabilities() {
    String[] gold = {"pro", "anti"};
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LabelAudit.suspicious(
                    data(gold, "5G"), new Scored(List.of("anti", "pro"), List.of())))
        .withMessage("Expected probabilities for each of 2 rows");
  }

  private static LabelledData data(String[] gold, String target) {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < gold.length; i++) {
      paragraphs.add(
          new LabelledParagraph(
              new Paragraph("" + i, "a" + i, 1, Kind.PARAGRAPH, target, TEXT),
              gold[i],
              "a" + i,
              Map.of()));
    }
    return new LabelledData("labels", "", true, paragraphs);
  }

  private static Scored scored(String[] gold, double[] pro) {
    List<Scored.Item> items = new ArrayList<>();
    for (int i = 0; i < gold.length; i++) {
      items.add(
          new Scored.Item("" + i, "a" + i, "", "", gold[i], "pro", List.of(1 - pro[i], pro[i])));
    }
    return new Scored(List.of("anti", "pro"), items);
  }
}
