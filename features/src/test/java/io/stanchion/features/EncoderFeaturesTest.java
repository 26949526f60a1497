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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EncoderFeaturesTest {
  private static final List<String> TEXTS =
      List.of(
          "Huawei has never been caught installing a back door.",
          "The kit could carry a back door that nobody finds.",
          "The regulator opened a consultation on Tuesday.",
          "Shares in the company rose on Tuesday.");

  /** Stands in for an encoder: how often each of four letters occurs, to length 1. */
  private record Letters(String name, String sha256) implements Encoder {
    @Override
    public int dimension() {
      return 4;
    }

    @Override
    public float[] encode(String text) {
      float[] vector = {1, count(text, 'e'), count(text, 'o'), count(text, 'u')};
      double squares = 0;
      for (float one : vector) {
        squares += one * one;
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(squares);
      }
      return vector;
    }

    @Override
    public float[] encode(String target, String text) {
      return encode(target + " " + text);
    }

    private static int count(String text, char letter) {
      return (int) text.chars().filter(c -> c == letter).count();
    }
  }

  private static final Encoder LETTERS = new Letters("letters", "00ff");

  private static FeatureSpec spec(EncoderBlock.Input input, double length) {
    return FeatureSpec.WORDS
        .withMinDocuments(1)
        .withTarget(true)
        .withEncoders(List.of(new EncoderBlock(LETTERS, input, length)));
  }

  private static List<Paragraph> paragraphs(String target, int times) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < times * TEXTS.size(); i++) {
      paragraphs.add(paragraph(target, TEXTS.get(i % TEXTS.size())));
    }
    return paragraphs;
  }

  private static Paragraph paragraph(String target, String text) {
    return new Paragraph("1", "a", 1, Kind.PARAGRAPH, target, text);
  }

  @Test
  void vectorsOfTrainingParagraphsAreCentredAndHaveTheLengthAskedFor() {
    List<Paragraph> training = paragraphs("", 1);
    FeaturePipeline pipeline = FeaturePipeline.fit(spec(EncoderBlock.Input.TEXT, 0.5), training);
    double[] sum = new double[4];
    double squares = 0;
    for (Paragraph one : training) {
      double[] encoded = pipeline.encoded(one.target(), one.text());
      for (int i = 0; i < encoded.length; i++) {
        sum[i] += encoded[i];
        squares += encoded[i] * encoded[i];
      }
    }
    assertThat(sum).containsExactly(new double[4], within(1e-6));
    assertThat(Math.sqrt(squares / training.size())).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void aTargetSeenOftenHasACopyOfTheVector() {
    FeaturePipeline pipeline =
        FeaturePipeline.fit(spec(EncoderBlock.Input.TEXT, 1), paragraphs("a ban", 5));
    FeatureVector vector = pipeline.transform(paragraph("a ban", TEXTS.get(0)));
    double[] encoded = pipeline.encoded("a ban", TEXTS.get(0));
    assertThat(pipeline.dimension()).isEqualTo(pipeline.space().firstEncoded(0) + 4);
    for (int i = 0; i < 4; i++) {
      int shared = vector.size() - 8 + i;
      assertThat(vector.index(shared)).isEqualTo(pipeline.space().firstEncoded(-1) + i);
      assertThat(vector.index(shared + 4)).isEqualTo(pipeline.space().firstEncoded(0) + i);
      assertThat(vector.value(shared)).isEqualTo(encoded[i]);
      assertThat(vector.value(shared + 4)).isEqualTo(encoded[i]);
    }
    assertThat(pipeline.space().name(pipeline.dimension() - 1)).isEqualTo("encoder:letters");
  }

  @Test
  void onlyAPairKnowsTheTarget() {
    FeaturePipeline text = FeaturePipeline.fit(spec(EncoderBlock.Input.TEXT, 1), paragraphs("", 1));
    FeaturePipeline pair = FeaturePipeline.fit(spec(EncoderBlock.Input.PAIR, 1), paragraphs("", 1));
    assertThat(text.encoded("zoo", TEXTS.get(0))).isEqualTo(text.encoded("eel", TEXTS.get(0)));
    assertThat(pair.encoded("zoo", TEXTS.get(0))).isNotEqualTo(pair.encoded("eel", TEXTS.get(0)));
    assertThat(spec(EncoderBlock.Input.PAIR, 1).withTarget(false).encoders())
        .extracting(EncoderBlock::input)
        .containsExactly(EncoderBlock.Input.TEXT);
  }

  @Test
  void aTextWithoutAKnownWordStillHasAVectorAndABlankOneHasNone() {
    FeaturePipeline pipeline =
        FeaturePipeline.fit(spec(EncoderBlock.Input.TEXT, 1), paragraphs("", 1));
    assertThat(pipeline.transform(paragraph("", "Zwölf Boxkämpfer")).size()).isEqualTo(4);
    assertThat(pipeline.transform(paragraph("", " \n")).size()).isZero();
  }

  @Test
  void whatIsReadBackAsksForTheSameEncoderAndNotBeforeATextNeedsIt() throws IOException {
    FeaturePipeline pipeline =
        FeaturePipeline.fit(spec(EncoderBlock.Input.TEXT, 1), paragraphs("", 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pipeline.write(new DataOutputStream(bytes));
    FeaturePipeline read =
        FeaturePipeline.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read.hash()).isEqualTo(pipeline.hash());
    assertThat(read.spec().encoders().get(0).encoder().sha256()).isEqualTo("00ff");
    assertThatThrownBy(() -> read.transform(paragraph("", TEXTS.get(0))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no encoder 'letters'");
  }

  @Test
  void aSingleTargetStandsBesideEveryTextAndIsReadBack() throws IOException {
    FeatureSpec spec =
        FeatureSpec.WORDS
            .withMinDocuments(1)
            .withEncoders(
                List.of(new EncoderBlock(LETTERS, EncoderBlock.Input.PAIR, 1, "eeee uuuu")));
    FeaturePipeline pipeline = FeaturePipeline.fit(spec, paragraphs("", 1));
    double[] without = pipeline.encoded("", TEXTS.get(0));
    assertThat(pipeline.encoded("another", TEXTS.get(0))).isEqualTo(without);
    FeaturePipeline own = FeaturePipeline.fit(spec(EncoderBlock.Input.TEXT, 1), paragraphs("", 1));
    assertThat(own.encoded("", TEXTS.get(0))).isNotEqualTo(without);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pipeline.write(new DataOutputStream(bytes));
    FeaturePipeline read =
        FeaturePipeline.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read.spec().encoders().get(0).about()).isEqualTo("eeee uuuu");
  }

  @Test
  void aLengthMustBeANumberAboveZero() {
    for (double wrong : new double[] {0, -1, 101, Double.NaN}) {
      assertThatThrownBy(() -> new EncoderBlock(LETTERS, EncoderBlock.Input.TEXT, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(wrong));
    }
  }
}
