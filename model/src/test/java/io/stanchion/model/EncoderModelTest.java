package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.Encoder;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.StancePool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EncoderModelTest {
  /** Stands in for an encoder that finds a text about its target where it has the target's name. */
  private record Literal() implements Encoder {
    private static final double[] ABOUT = {0.1, 0.2, 0.6, 0.2};
    private static final double[] ANOTHER = {0.8, 0.05, 0.05, 0.9};

    @Override
    public String name() {
      return "literal";
    }

    @Override
    public String sha256() {
      return "00ff";
    }

    @Override
    public int dimension() {
      return 5;
    }

    @Override
    public float[] encode(String text) {
      return encode("", text);
    }

    @Override
    public float[] encode(String target, String text) {
      double[] stances = text.contains(target) ? ABOUT : ANOTHER;
      double squares = 1;
      for (double stance : stances) {
        squares += stance * stance;
      }
      float[] vector = new float[5];
      vector[0] = (float) (1 / Math.sqrt(squares));
      for (int i = 0; i < 4; i++) {
        vector[i + 1] = (float) (stances[i] / Math.sqrt(squares));
      }
      return vector;
    }

    @Override
    public List<String> stances() {
      return List.of("AGAINST", "FAVOR", "NONE");
    }

    @Override
    public boolean tellsOffTarget() {
      return true;
    }
  }

  private static final StanceModel MODEL =
      StanceModel.of(new Literal(), List.of("against", "for", "neutral"));

  private static Paragraph about(String target, String text) {
    return new Paragraph("p", "a", 1, Kind.PARAGRAPH, target, text);
  }

  @Test
  void answersWithTheEncodersStancesTowardsEachParagraphsOwnTarget() {
    Prediction prediction = MODEL.predict(about("a wall", "They want a wall."));
    assertThat(prediction.label()).isEqualTo("for");
    assertThat(prediction.status()).isEqualTo(Status.OK);
    assertThat(prediction.probabilities().get(0)).isCloseTo(0.2, within(1e-6));
    assertThat(prediction.probabilities().get(1)).isCloseTo(0.6, within(1e-6));
    assertThat(prediction.probabilities().get(2)).isCloseTo(0.2, within(1e-6));
  }

  @Test
  void saysThatATextIsNotAboutTheTarget() {
    Paragraph weather = about("a wall", "Rain is expected.");
    assertThat(MODEL.predict(weather).label()).isEqualTo("neutral");
    assertThat(MODEL.predict(weather).status()).isEqualTo(Status.OFF_TARGET);
    assertThat(MODEL.predictByNames(weather)).isEqualTo(MODEL.predict(weather));
  }

  @Test
  void isOnTargetWhereAMixOfLabelsGivesATextAStance() {
    Paragraph weather = about("a wall", "Rain is expected.");
    Prediction mostlyNeutral = MODEL.predict(weather, List.of(0.1, 0.1, 0.8));
    assertThat(mostlyNeutral.label()).isEqualTo("neutral");
    assertThat(mostlyNeutral.status()).isEqualTo(Status.OFF_TARGET);
    Prediction hardlyNeutral = MODEL.predict(weather, List.of(0.498, 0.5, 0.002));
    assertThat(hardlyNeutral.label()).isNotEqualTo("neutral");
    assertThat(hardlyNeutral.status()).isEqualTo(Status.OK);
  }

  /** Left out, it would look as if the input had more stances than it has. */
  @Test
  void countsATextThatIsOffTargetInTheEstimateOfAMix() {
    assertThat(MODEL.likelihoods(about("a wall", "Rain is expected."))).isPresent();
    assertThat(MODEL.likelihoods(about("a wall", " "))).isEmpty();
  }

  @Test
  void findsNothingInATextWithoutAVisibleCharacter() {
    assertThat(MODEL.predict(about("a wall", " \u200b")).status()).isEqualTo(Status.EMPTY);
  }

  @Test
  void isTheSameFromAFile(@TempDir Path directory) {
    // The file names the encoder; what it reads back would load it. Its features are the same.
    Path file = directory.resolve("encoder.stance");
    ModelFile.write(MODEL, file);
    StanceModel read = ModelFile.read(file);
    assertThat(read.labels()).isEqualTo(MODEL.labels());
    assertThat(read.pipeline().hash()).isEqualTo(MODEL.pipeline().hash());
    assertThat(read.pipeline().spec().isEncoderAlone()).isTrue();
  }

  @Test
  void leavesTheLabelToTheOtherVoicesOfAPool() {
    StancePool pool =
        new StancePool(new Literal(), List.of("anti-ban", "pro-ban", "neutral"), 0.01, "a wall");
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withEpochs(12)
            .withFeatures(FeatureSpec.WORDS.withPools(List.of(pool)));
    StanceModel pooled = Trainer.train(HuaweiBan.labels(), options);
    List<Prediction> all =
        HuaweiBan.labels().paragraphs().stream()
            .map(one -> pooled.predict(one.paragraph()))
            .toList();
    assertThat(all)
        .allMatch(one -> one.label().equals("neutral") == (one.status() == Status.OFF_TARGET))
        .anyMatch(one -> one.status() == Status.OFF_TARGET)
        .anyMatch(one -> one.status() == Status.OK);
  }
}
