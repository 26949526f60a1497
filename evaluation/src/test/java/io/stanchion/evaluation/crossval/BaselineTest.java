package io.stanchion.evaluation.crossval;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BaselineTest {
  private static final TrainingOptions OPTIONS =
      TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS.withTarget(true));

  @Test
  void seesOnlyWhatItsNameSays() {
    LabelledData data = data();
    assertThat(text(Baseline.LENGTH_ONLY, data)).matches("length\\d+");
    assertThat(text(Baseline.CUE_WORDS, data)).isEqualTo("not risk");
    assertThat(text(Baseline.TARGET_ONLY, data)).isEqualTo("target0");
    assertThat(text(Baseline.TEXT_ONLY, data)).isEqualTo("Huawei is not a risk, 0");
    for (Baseline baseline : Baseline.values()) {
      assertThat(baseline.view(data).targets()).isEmpty();
    }
  }

  @Test
  void saysNothingAboutTargetsWhereThereIsOne() {
    assertThat(Baseline.of(HuaweiBan.labels()))
        .containsExactly(Baseline.LENGTH_ONLY, Baseline.CUE_WORDS);
    assertThat(Baseline.of(data())).containsExactly(Baseline.values());
  }

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void keepsLabelsGroupsAndOrder(Baseline baseline) {
    LabelledData data = data();
    LabelledData view = baseline.view(data);
    assertThat(view.paragraphs())
        .extracting(one -> one.paragraph().id() + one.label() + one.group())
        .containsExactlyElementsOf(
            data.paragraphs().stream()
                .map(one -> one.paragraph().id() + one.label() + one.group())
                .toList());
  }

  /** The label is the target's and the text says nothing: only what knows the target can tell. */
  @Test
  void showsThatTheTargetDecides() {
    LabelledData data = data();
    assertThat(accuracy(Baseline.TARGET_ONLY, data)).isEqualTo(1);
    assertThat(accuracy(Baseline.TEXT_ONLY, data)).isLessThan(0.8);
    CrossValidated model = run(data, Search.Space.of(OPTIONS));
    assertThat(model.flipRate().orElseThrow()).isGreaterThan(0.8);
  }

  @Test
  void hasNoFlipRateWhereTheTargetIsNoFeature() {
    LabelledData data = data();
    CrossValidated model = run(data, Search.Space.of(OPTIONS.withFeatures(FeatureSpec.WORDS)));
    assertThat(model.flipRate()).isEmpty();
  }

  private static double accuracy(Baseline baseline, LabelledData data) {
    CrossValidated result = run(baseline.view(data), baseline.space(Search.Space.of(OPTIONS)));
    return Metric.ACCURACY.of(result.scored().get(0)).orElseThrow();
  }

  private static CrossValidated run(LabelledData data, Search.Space space) {
    return new CrossValidation(data, Copies.none(), space, 0)
        .run(Splitter.groupedKFold(data, 4, 1, 1), () -> {}, fold -> {});
  }

  private static String text(Baseline baseline, LabelledData data) {
    return baseline.view(data).paragraphs().get(0).paragraph().text();
  }

  private static LabelledData data() {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String target = i % 2 == 0 ? "5G" : "6G";
      paragraphs.add(
          new LabelledParagraph(
              new Paragraph(
                  "p" + i,
                  "a" + i / 5,
                  1,
                  Kind.PARAGRAPH,
                  target,
                  "Huawei is not a risk, " + i % 7),
              target.equals("5G") ? "pro" : "anti",
              "a" + i / 5,
              Map.of()));
    }
    return new LabelledData("targets", "", true, paragraphs);
  }
}
