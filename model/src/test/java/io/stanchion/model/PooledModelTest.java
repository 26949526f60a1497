package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.Encoder;
import io.stanchion.features.EncoderBlock;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.StancePool;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PooledModelTest {
  private static final double[] STANCES = {0.7, 0.2, 0.1};

  /** Stands in for a fine-tuned encoder that has one opinion of every text. */
  private record Stubborn() implements Encoder {
    @Override
    public String name() {
      return "stubborn";
    }

    @Override
    public String sha256() {
      return "00ff";
    }

    @Override
    public int dimension() {
      return 4;
    }

    @Override
    public float[] encode(String text) {
      double length = Math.sqrt(1 + 0.49 + 0.04 + 0.01);
      return new float[] {
        (float) (1 / length),
        (float) (STANCES[0] / length),
        (float) (STANCES[1] / length),
        (float) (STANCES[2] / length)
      };
    }

    @Override
    public float[] encode(String target, String text) {
      return encode(text);
    }

    @Override
    public List<String> stances() {
      return List.of("FAVOR", "NONE", "AGAINST");
    }
  }

  private static final Encoder STUBBORN = new Stubborn();
  private static final TrainingOptions OPTIONS =
      TrainingOptions.DEFAULT.withEpochs(3).withFeatures(FeatureSpec.WORDS);

  private static TrainingOptions pooled(FeatureSpec features, double share, String... labels) {
    StancePool pool = new StancePool(STUBBORN, List.of(labels), share, "a ban");
    return OPTIONS.withFeatures(features.withPools(List.of(pool)));
  }

  @Test
  void multipliesTheProbabilitiesToThePowersOfTheShares() {
    StanceModel alone = Trainer.train(HuaweiBan.labels(), OPTIONS);
    StanceModel both =
        Trainer.train(
            HuaweiBan.labels(), pooled(FeatureSpec.WORDS, 0.4, "pro-ban", "neutral", "anti-ban"));
    assertThat(both.labels()).containsExactly("anti-ban", "neutral", "pro-ban");
    double[] told = {STANCES[2], STANCES[1], STANCES[0]};
    for (LabelledParagraph one : HuaweiBan.labels().paragraphs()) {
      List<Double> before = alone.predict(one.paragraph()).probabilities();
      double[] expected = new double[3];
      double sum = 0;
      for (int i = 0; i < 3; i++) {
        expected[i] = Math.pow(before.get(i), 0.6) * Math.pow(told[i], 0.4);
        sum += expected[i];
      }
      List<Double> after = both.predict(one.paragraph()).probabilities();
      List<Double> byNames = both.predictByNames(one.paragraph()).probabilities();
      for (int i = 0; i < 3; i++) {
        assertThat(after.get(i)).isCloseTo(expected[i] / sum, within(1e-5));
        assertThat(byNames.get(i)).isCloseTo(expected[i] / sum, within(1e-5));
      }
    }
  }

  /** Components, their copies for each target, and the stances between them. */
  @Test
  void standsBesideAnEncodersVectorThatEachTargetHasACopyOf() {
    FeatureSpec features =
        FeatureSpec.WORDS
            .withTarget(true)
            .withEncoders(List.of(new EncoderBlock(STUBBORN, EncoderBlock.Input.TEXT, 1)));
    StanceModel alone = Trainer.train(HuaweiBan.labels(), OPTIONS.withFeatures(features));
    StanceModel both =
        Trainer.train(HuaweiBan.labels(), pooled(features, 1e-9, "pro-ban", "neutral", "anti-ban"));
    assertThat(both.pipeline().space().encodedSize())
        .isEqualTo(alone.pipeline().space().encodedSize() + 3);
    for (LabelledParagraph one : HuaweiBan.labels().paragraphs()) {
      List<Double> before = alone.predict(one.paragraph()).probabilities();
      List<Double> after = both.predict(one.paragraph()).probabilities();
      for (int i = 0; i < 3; i++) {
        assertThat(after.get(i)).isCloseTo(before.get(i), within(1e-5));
      }
    }
  }

  /** It may be in another language, or a picture: the encoder has an opinion of that too. */
  @Test
  void leavesATextOfWhichNothingIsKnownToThePrior() {
    StanceModel both =
        Trainer.train(
            HuaweiBan.labels(), pooled(FeatureSpec.WORDS, 0.9, "pro-ban", "neutral", "anti-ban"));
    Paragraph picture = new Paragraph("p", "a", 1, Kind.PARAGRAPH, "", "\ud83d\ude00");
    Paragraph blank = new Paragraph("p", "a", 1, Kind.PARAGRAPH, "", " ");
    assertThat(both.predict(picture).status()).isEqualTo(Status.NO_KNOWN_FEATURES);
    assertThat(both.predictByNames(picture).status()).isEqualTo(Status.NO_KNOWN_FEATURES);
    assertThat(both.predict(picture).probabilities())
        .isEqualTo(both.predict(blank).probabilities());
  }

  @Test
  void explainsTheEncodersVoiceAsOneContribution() {
    StanceModel both =
        Trainer.train(
            HuaweiBan.labels(), pooled(FeatureSpec.WORDS, 0.9, "pro-ban", "neutral", "anti-ban"));
    Paragraph paragraph = new Paragraph("p", "a", 1, Kind.PARAGRAPH, "", "The kit is safe.");
    Contribution strongest = both.explain(paragraph).get(0);
    assertThat(strongest.feature()).isEqualTo("stance:stubborn");
    assertThat(strongest.perLabel().get(2) - strongest.perLabel().get(0))
        .isCloseTo(0.9 * Math.log(7), within(1e-5));
  }

  @Test
  void refusesStancesThatAreNotTheLabels() {
    TrainingOptions strangers = pooled(FeatureSpec.WORDS, 0.5, "FAVOR", "NONE", "AGAINST");
    assertThatThrownBy(() -> Trainer.train(HuaweiBan.labels(), strangers))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("stubborn: tells the stances [FAVOR, NONE, AGAINST]")
        .hasMessageContaining("[anti-ban, neutral, pro-ban]")
        .hasMessageContaining("--rename OLD=NEW");
  }
}
