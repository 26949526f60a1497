package io.stanchion.evaluation.crossval;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.TrainingOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LearningCurvesTest {
  private final LabelledData shipped = HuaweiBan.labels();
  private final CrossValidated model =
      new CrossValidation(
              shipped,
              Copies.none(),
              Search.Space.of(TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS)),
              0)
          .run(Splitter.leaveOneGroupOut(shipped), () -> {}, fold -> {});
  private final LearningCurves curves = new LearningCurves(model, 2, () -> {});

  @Test
  void endsWithTheModelItself() {
    for (List<LearningCurves.Size> sizes : List.of(curves.byParagraphs(), curves.byGroups())) {
      LearningCurves.Size last = sizes.get(sizes.size() - 1);
      assertThat(last.draws()).hasSize(2);
      assertThat(last.draws().get(0).items()).isEqualTo(model.scored().get(0).items());
      assertThat(last.paragraphs()).isEqualTo((5 * 78 - 78) / 5.0);
    }
  }

  @Test
  void growsAndTestsEveryParagraphAtEverySize() {
    List<LearningCurves.Size> sizes = curves.byParagraphs();
    assertThat(sizes).hasSize(5);
    assertThat(sizes).isSortedAccordingTo((a, b) -> Double.compare(a.paragraphs(), b.paragraphs()));
    assertThat(sizes)
        .allSatisfy(
            size ->
                assertThat(size.draws()).allSatisfy(draw -> assertThat(draw.items()).hasSize(78)));
  }

  @Test
  void drawsWholeGroups() {
    assertThat(curves.byGroups())
        .extracting(LearningCurves.Size::groups)
        .containsExactly(1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void drawsTheSameAgain() {
    assertThat(new LearningCurves(model, 2, () -> {}).byParagraphs().get(1).draws().get(1).items())
        .isEqualTo(curves.byParagraphs().get(1).draws().get(1).items());
  }
}
