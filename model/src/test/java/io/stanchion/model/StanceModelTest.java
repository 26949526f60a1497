package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.FeatureSpec;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StanceModelTest {
  private static final StanceModel MODEL =
      Trainer.train(
          HuaweiBan.labels(),
          TrainingOptions.DEFAULT.withEpochs(3).withFeatures(FeatureSpec.WORDS));

  @ParameterizedTest
  @CsvSource({
    "Huawei poses no security threat,OK",
    "华为,NO_KNOWN_FEATURES",
    "zzz,NO_KNOWN_FEATURES",
    "'',EMPTY",
    "' \u00a0\u200b\t',EMPTY"
  })
  void saysWhatAPredictionRestsOn(String text, Status status) {
    assertThat(MODEL.predict(about(text)).status()).isEqualTo(status);
  }

  @Test
  void givesThePriorToTextItKnowsNothingOf() {
    assertThat(MODEL.predict(about("zzz")).probabilities())
        .isEqualTo(MODEL.predict(about("")).probabilities());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void predictsAnyTextWithoutThrowing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
      }
      Prediction prediction = MODEL.predict(about(text.toString()));
      assertThat(prediction.probabilities().stream().mapToDouble(p -> p).sum())
          .as("seed %d, text %d", seed, i)
          .isCloseTo(1, within(1e-9));
      assertThat(prediction.probabilities())
          .contains(prediction.confidence())
          .allMatch(p -> p >= 0 && p <= 1);
    }
  }

  @Test
  void predictsAParagraphOfTenMegabytes() {
    String long10 = "Huawei poses no threat. ".repeat(10_000_000 / 24);
    assertThat(MODEL.predict(about(long10)).status()).isEqualTo(Status.OK);
  }

  @Test
  void explainsTheWholeDistanceBetweenTwoLabels() {
    Paragraph paragraph = about("Huawei poses no security threat to Europe");
    Prediction prediction = MODEL.predictByNames(paragraph);
    Prediction prior = MODEL.predictByNames(about(""));
    double moved =
        Math.log(prediction.probabilities().get(0) / prediction.probabilities().get(2))
            - Math.log(prior.probabilities().get(0) / prior.probabilities().get(2));
    List<Contribution> contributions = MODEL.explain(paragraph);
    assertThat(
            contributions.stream()
                .mapToDouble(one -> one.perLabel().get(0) - one.perLabel().get(2))
                .sum())
        .isCloseTo(moved, within(1e-9));
    assertThat(contributions).extracting(Contribution::feature).contains("word:security threat");
  }

  @Test
  void listsTheStrongestFeaturesOfALabelInOrder() {
    assertThat(MODEL.strongest("pro-ban", 5))
        .hasSize(5)
        .isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MODEL.strongest("favour", 5))
        .withMessage("'favour' is not one of [anti-ban, neutral, pro-ban]");
  }

  private static Paragraph about(String text) {
    return new Paragraph("p", "a", 1, Kind.PARAGRAPH, "", text);
  }
}
