package io.stanchion.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StancePoolTest {
  /** Stands in for a fine-tuned encoder: a component, and behind it two stances at a half. */
  private record Told(float against, float inFavour) implements Encoder {
    @Override
    public String name() {
      return "told";
    }

    @Override
    public String sha256() {
      return "00ff";
    }

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public float[] encode(String text) {
      return encode("", text);
    }

    @Override
    public float[] encode(String target, String text) {
      boolean turned = target.startsWith("no ");
      return new float[] {
        0.8f, (turned ? inFavour : against) / 2, (turned ? against : inFavour) / 2
      };
    }

    @Override
    public List<String> stances() {
      return List.of("against", "for");
    }
  }

  private static final Encoder TOLD = new Told(0.2f, 0.8f);
  private static final List<Paragraph> TRAINING =
      List.of(paragraph("a ban", "The minister spoke."));

  private static Paragraph paragraph(String target, String text) {
    return new Paragraph("1", "a", 1, Kind.PARAGRAPH, target, text);
  }

  private static StancePool pool(double share, String about) {
    return new StancePool(TOLD, List.of("anti", "pro"), share, about);
  }

  private static FeaturePipeline pooled(StancePool... pools) {
    return FeaturePipeline.fit(FeatureSpec.WORDS.withMinDocuments(1), TRAINING)
        .pooledWith(List.of(pools));
  }

  @Test
  void theLogarithmsOfTheStancesProbabilitiesStandBehindTheFeatures() {
    double[] encoded = pooled(pool(0.5, "")).encoded("a ban", "The minister spoke.");
    assertThat(encoded).hasSize(2);
    assertThat(encoded[0] + encoded[1]).isCloseTo(0, within(1e-9));
    assertThat(encoded[1] - encoded[0]).isCloseTo(Math.log(0.8 / 0.2), within(1e-6));
  }

  @Test
  void theEncoderReadsTheTargetOfTheTextOrTheOneItWasGiven() {
    double[] own = pooled(pool(0.5, "")).encoded("no ban", "The minister spoke.");
    double[] given = pooled(pool(0.5, "a ban")).encoded("no ban", "The minister spoke.");
    assertThat(own[0]).isPositive();
    assertThat(given[0]).isNegative();
  }

  @Test
  void aCertainEncoderIsHeardAsOneOfAMillionToOne() {
    StancePool certain = new StancePool(new Told(0, 1), List.of("anti", "pro"), 0.5, "");
    double[] encoded = pooled(certain).encoded("a ban", "The minister spoke.");
    assertThat(encoded[1] - encoded[0]).isCloseTo(Math.log(1e6), within(1e-6));
  }

  @Test
  void aBlankTextIsNotRead() {
    assertThat(pooled(pool(0.5, "")).encoded("a ban", " \n")).isEmpty();
  }

  @Test
  void poolsAreReadBackAndAskForTheirEncoder() throws IOException {
    FeaturePipeline pipeline = pooled(pool(0.3, "a ban"), pool(0.4, ""));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pipeline.write(new DataOutputStream(bytes));
    FeaturePipeline read =
        FeaturePipeline.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read.hash()).isEqualTo(pipeline.hash());
    assertThat(read.spec().pools()).extracting(StancePool::share).containsExactly(0.3, 0.4);
    assertThat(read.spec().pools().get(0).labels()).containsExactly("anti", "pro");
    assertThat(read.spec().pools().get(0).about()).isEqualTo("a ban");
    assertThat(read.space().name(read.dimension() - 1)).isEqualTo("stance:told");
    assertThatThrownBy(() -> read.encoded("a ban", "The minister spoke."))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no encoder 'told'");
  }

  @Test
  void sharesLeaveSomethingForTheFeatures() {
    for (double wrong : new double[] {0, 1.1, -1, Double.NaN}) {
      assertThatThrownBy(() -> pool(wrong, ""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(wrong));
    }
    List<StancePool> all = List.of(pool(0.5, ""), pool(0.5, "a ban"));
    assertThatThrownBy(() -> FeatureSpec.WORDS.withPools(all))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the shares of 2 encoders leave nothing for the features");
  }

  @Test
  void aWholeShareMakesAnEncoderTheOnlyVoice() {
    assertThat(FeatureSpec.WORDS.withPools(List.of(pool(1, ""))).isEncoderAlone()).isTrue();
    assertThat(FeatureSpec.WORDS.withPools(List.of(pool(0.9, ""))).isEncoderAlone()).isFalse();
  }

  @Test
  void everyStanceHasALabelOfItsOwn() {
    assertThatThrownBy(() -> new StancePool(TOLD, List.of("anti", "anti"), 0.5, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least two, each once");
  }
}
