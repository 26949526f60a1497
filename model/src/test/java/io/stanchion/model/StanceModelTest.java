package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.FeatureSpec;
import java.util.List;
import java.util.Optional;
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

  @Test
  void multipliesProbabilitiesByTheSharesOfAnotherMix() {
    // Trained with balanced class weights, and not calibrated: taken to expect labels equally.
    List<Double> even = List.of(1 / 3.0, 1 / 3.0, 1 / 3.0);
    Paragraph paragraph = about("Huawei poses no security threat");
    List<Double> usual = MODEL.predict(paragraph).probabilities();
    List<Double> same = MODEL.predict(paragraph, even).probabilities();
    Prediction corrected = MODEL.predict(paragraph, List.of(0.01, 0.98, 0.01));
    for (int label = 0; label < 3; label++) {
      assertThat(same.get(label)).isCloseTo(usual.get(label), within(1e-9));
    }
    double odds = corrected.probabilities().get(1) / corrected.probabilities().get(0);
    assertThat(odds).isCloseTo(98 * usual.get(1) / usual.get(0), within(1e-6 * odds));
    assertThat(corrected.label()).isEqualTo("neutral");
    assertThat(corrected.status()).isEqualTo(Status.OK);
  }

  @Test
  void expectsTheMixOfTrainingWithoutClassWeights() {
    StanceModel model =
        Trainer.train(
            HuaweiBan.labels(),
            TrainingOptions.DEFAULT
                .withEpochs(1)
                .withFeatures(FeatureSpec.WORDS)
                .withClassWeights(ClassWeights.NONE));
    assertThat(model.priorCorrection().prior().get(1)).isCloseTo(41 / 81.0, within(1e-12));
    assertThat(MODEL.priorCorrection().prior().get(0)).isEqualTo(1 / 3.0);
  }

  @Test
  void givesRatiosToTheTrainedMixAndNoneForTextItKnowsNothingOf() {
    List<Double> ratios = MODEL.likelihoods(about("Huawei poses no security threat")).orElseThrow();
    assertThat(ratios.stream().mapToDouble(one -> one).sum()).isCloseTo(3, within(1e-9));
    assertThat(MODEL.likelihoods(about("zzz"))).isEmpty();
  }

  @Test
  void correctsACascadeByTheModelThatAnswers() {
    StanceModel whole =
        MODEL.withCalibration(
            new Calibration(
                1,
                Calibration.NONE.thresholds(),
                10,
                2,
                Optional.of(
                    new PriorCorrection(1, List.of(2.0, 0.0, 0.0), List.of(0.4, 0.3, 0.3)))));
    Paragraph paragraph = about("Huawei poses no security threat");
    List<Double> mix = List.of(0.2, 0.5, 0.3);
    assertThat(whole.behind(new FastModel(MODEL, 0)).predict(paragraph, mix))
        .isEqualTo(MODEL.predict(paragraph, mix));
    assertThat(whole.behind(new FastModel(MODEL, 1.1)).predict(paragraph, mix))
        .isEqualTo(whole.predict(paragraph, mix))
        .isNotEqualTo(MODEL.predict(paragraph, mix));
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
