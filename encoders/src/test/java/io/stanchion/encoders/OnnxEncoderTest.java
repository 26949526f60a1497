package io.stanchion.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxEncoderTest {
  private static final String AGAINST = "Huawei must be kept out of our networks.";

  private static final float[] PINNED_AGAINST = {
    -0.017f, 0.021f, -0.034f, -0.028f, 0.061f, 0.009f, 0.023f, 0.025f
  };
  private static final float[] PINNED_CAT = {
    0.032f, -0.007f, 0.004f, 0.068f, -0.043f, -0.007f, 0.084f, 0.087f
  };
  private static final float[] PINNED_PAIR = {
    -0.013f, 0.027f, -0.024f, -0.034f, 0.054f, 0.003f, 0.020f, 0.013f
  };

  private Encoder encoder;

  @BeforeAll
  void open() {
    encoder = Encoders.open(Shipped.NAME);
  }

  @Test
  void hasTheVectorsOfTheModelsMakers() {
    // By ONNX Runtime and the tokenizers library in Python, CLS pooling; processors differ a
    // little.
    assertStart(encoder.encode(AGAINST), PINNED_AGAINST);
    assertStart(encoder.encode("The cat sat on the mat."), PINNED_CAT);
    assertThat(encoder.dimension()).isEqualTo(384);
    assertThat(encoder.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void putsRelatedSentencesCloserThanOthers() {
    float[] against = encoder.encode(AGAINST);
    double related =
        cosine(against, encoder.encode("The Chinese firm is a threat to 5G security."));
    double other = cosine(against, encoder.encode("The recipe calls for two eggs and butter."));
    assertThat(related).isGreaterThan(other + 0.1);
  }

  @Test
  void givesTheSameVectorsInOneThreadAndInFour() throws InterruptedException, ExecutionException {
    List<String> texts =
        HuaweiBan.labels().paragraphs().stream().map(p -> p.paragraph().text()).limit(24).toList();
    List<float[]> alone = texts.stream().map(encoder::encode).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> together = new ArrayList<>();
      for (String text : texts) {
        together.add(threads.submit(() -> encoder.encode(text)));
      }
      for (int i = 0; i < texts.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\n",
        "\u0000",
        "\ud800",
        "x\udc00y",
        "🤷🏽‍♀️",
        "\u200b",
        "[SEP] [CLS] [MASK]",
        "漢字かな交じり文",
        "عربي",
        "\ufffe\uffff"
      })
  void takesAnyText(String text) {
    assertUnit(encoder.encode(text));
    assertUnit(encoder.encode(text, text));
  }

  @Test
  void givesABlankTextTheVectorOfTheEmptyOne() {
    assertThat(encoder.encode(" \u0000\n")).isEqualTo(encoder.encode(""));
  }

  @Test
  void readsALongTextInWindowsWeightedByTheirPieces() {
    String first = "good ".repeat(256);
    String whole = first + "bad ".repeat(100);
    float[] a = encoder.encode(first);
    float[] b = encoder.encode("good ".repeat(32) + "bad ".repeat(100));
    double[] mean = new double[384];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = 256 * a[i] + 132 * b[i];
    }
    assertThat(cosine(encoder.encode(whole), Vectors.normalised(mean))).isCloseTo(1, within(1e-6));
  }

  @Test
  void readsThirtyTwoWindowsOfAnEndlessTextAndNoMore() {
    // Every one of the 32 windows has the same pieces, so that the mean is the vector of one.
    String read = "word ".repeat(7200);
    String endless = read + "other ".repeat(1_700_000);
    assertThat(endless).hasSizeGreaterThan(10_000_000);
    float[] window = encoder.encode("word ".repeat(256));
    assertThat(cosine(encoder.encode(endless), window)).isCloseTo(1, within(1e-6));
  }

  @Test
  void readsAPairAsTwoSegmentsWithTheTextInWindows() {
    float[] pair = encoder.encode("Huawei", AGAINST);
    assertStart(pair, PINNED_PAIR);
    assertThat(cosine(pair, encoder.encode("a ban", AGAINST))).isLessThan(0.999);
    assertUnit(encoder.encode("target ".repeat(1_000), "text ".repeat(300)));
  }

  @Test
  void readsAModelOfOnesOwnWithItsSettings(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("model.onnx"), Shipped.bytes(Shipped.ONNX));
    Files.write(directory.resolve("tokenizer.json"), Shipped.bytes(Shipped.TOKENISER));
    Files.writeString(directory.resolve("encoder.json"), "{\"pooling\": \"cls\"}");
    Encoder own = Encoders.open(directory.toString());
    assertThat(own.encode(AGAINST)).isEqualTo(encoder.encode(AGAINST));
    assertThat(own.sha256()).isEqualTo(encoder.sha256());
    assertThat(own.name()).isEqualTo(directory.toString());

    Files.writeString(directory.resolve("encoder.json"), "{\"prefix\": \"query: \"}");
    Encoder mean = Encoders.open(directory.resolve("model.onnx").toString());
    assertThat(cosine(mean.encode(AGAINST), encoder.encode(AGAINST))).isLessThan(0.99);
    assertThat(mean.sha256()).isNotEqualTo(encoder.sha256());
  }

  @Test
  void readsWindowsOfTheSizeThatItsSettingsName(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("model.onnx"), Shipped.bytes(Shipped.ONNX));
    Files.write(directory.resolve("tokenizer.json"), Shipped.bytes(Shipped.TOKENISER));
    Files.writeString(directory.resolve("encoder.json"), "{\"pooling\": \"cls\", \"window\": 64}");
    Encoder narrow = Encoders.open(directory.toString());
    String first = "good ".repeat(64);
    String second = "good ".repeat(8) + "bad ".repeat(40);
    double[] mean = new double[384];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = 64 * encoder.encode(first)[i] + 48 * encoder.encode(second)[i];
    }
    float[] both = narrow.encode(first + "bad ".repeat(40));
    assertThat(cosine(both, Vectors.normalised(mean))).isCloseTo(1, within(1e-6));
    assertThat(narrow.sha256()).isNotEqualTo(encoder.sha256());

    Files.writeString(directory.resolve("encoder.json"), "{\"window\": 500}");
    assertRefused(directory.resolve("model.onnx"), "window 500", "\"window\": 16 to 384");
    Files.writeString(directory.resolve("encoder.json"), "{\"head\": 1}");
    assertRefused(directory.resolve("model.onnx"), "has no stances of its own");
  }

  @Test
  void tellsNoStancesThatItWasNotTrainedOn() {
    assertThatThrownBy(() -> StanceReader.open(Shipped.NAME))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("has no stances of its own; expected an encoder that");
  }

  @Test
  void cutsAPairForTrainingAsItReadsIt() {
    EncoderParts parts = EncoderParts.open(Shipped.NAME);
    PairPieces pair = parts.pair("Huawei", AGAINST, 5);
    assertThat(pair.ids()).hasSizeGreaterThan(8).startsWith(101).endsWith(102);
    // Five pieces of the text and the last special one are the second segment.
    assertThat(pair.ids().length - pair.second()).isEqualTo(6);
    assertThat(pair.ids()[pair.second() - 1]).isEqualTo(102);
    assertThat(parts.takesFirst()).isTrue();
    assertThatThrownBy(() -> EncoderParts.open("no-such-encoder"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no ONNX encoder 'no-such-encoder'");
  }

  @Test
  void saysWhatIsWrongWithAModelOfOnesOwn(@TempDir Path directory) throws IOException {
    Path onnx = directory.resolve("mine.onnx");
    assertRefused(onnx, "no such file");
    Files.writeString(onnx, "not a model");
    assertRefused(onnx, "has no tokeniser; expected", "mine-tokenizer.json");
    Path tokeniser = directory.resolve("mine-tokenizer.json");
    Files.writeString(tokeniser, "{");
    assertRefused(onnx, "is not JSON");
    Files.writeString(tokeniser, "{\"model\": {}}");
    assertRefused(onnx, "cannot be used as a tokeniser");
    Files.write(tokeniser, Shipped.bytes(Shipped.TOKENISER));
    assertRefused(onnx, "mine.onnx: is not an ONNX model that can be loaded");
    Files.writeString(directory.resolve("mine-encoder.json"), "{\"pooling\": \"max\"}");
    assertRefused(onnx, "pooling 'max'; expected");
    Files.writeString(directory.resolve("mine-encoder.json"), "{\"poling\": \"cls\"}");
    assertRefused(onnx, "'poling'");
  }

  private static void assertRefused(Path onnx, String... parts) {
    assertThatThrownBy(() -> Encoders.open(onnx.toString()))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(parts);
  }

  private static void assertStart(float[] vector, float... expected) {
    assertUnit(vector);
    assertThat(Arrays.copyOf(vector, expected.length)).containsExactly(expected, within(0.01f));
  }

  private static void assertUnit(float[] vector) {
    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
  }

  static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
