package io.stanchion.encoders;

import static io.stanchion.encoders.OnnxEncoderTest.cosine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticEncoderTest {
  private static final List<String> VOCABULARY =
      List.of("[UNK]", "[CLS]", "[SEP]", "trade", "ban", "##ned", "firm");
  private static final StaticTable TABLE =
      new StaticTable(
          "made-up",
          "0".repeat(64),
          "by hand",
          VOCABULARY,
          2,
          new float[] {0, 0, 0, 1, 1, 0.5f, 0.25f, 2},
          new byte[] {0, 0, 0, 0, 0, 0, 3, 4, 0, 1, 2, 0, 4, 0, 1, -1});

  private final StaticEncoder encoder = StaticEncoder.of("made-up", TABLE);

  @Test
  void isTheSumOfThePiecesVectorsBroughtToLengthOne() {
    assertThat(encoder.encode("Trade")).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
    assertVector(encoder.encode("Trade banned!"), 3 + 0 + 1, 4 + 1 + 0);
    assertVector(encoder.encode("firm, FIRM, trade"), 1 + 1 + 3, 4);
  }

  @Test
  void givesATextWithoutKnownPiecesTheVectorOfTheEmptyOne() {
    for (String text : List.of("", " \n", "unknown", "🤷", "\ud800", "\u0000")) {
      assertVector(encoder.encode(text), 1, -1);
    }
  }

  @Test
  void givesAPairTheMeanOfItsTexts() {
    assertVector(encoder.encode("firm", "ban"), 1, 1);
  }

  @Test
  void readsAllOfALongText() {
    String text = "firm ".repeat(1_000_000) + "trade ".repeat(1_000_000);
    assertThat(text).hasSizeGreaterThan(10_000_000);
    assertVector(encoder.encode(text), 4, 4);
  }

  @Test
  void readsPartOfABufferOfBytes() {
    byte[] utf8 = "firm trade firm".getBytes(StandardCharsets.UTF_8);
    assertThat(encoder.encode(utf8, 5, 10)).isEqualTo(encoder.encode("trade"));
  }

  @Test
  void comesBackFromItsFileAsItWas(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("made-up.encoder");
    encoder.write(file);
    Encoder back = Encoders.open(file.toString());
    assertThat(back.sha256()).isEqualTo(encoder.sha256());
    assertThat(back.name()).isEqualTo(file.toString());
    assertThat(back.encode("trade banned")).isEqualTo(encoder.encode("trade banned"));
    assertThat(encoder.origin()).isEqualTo("made-up (" + "0".repeat(64) + "), by hand");
    Path again = directory.resolve("again.encoder");
    StaticEncoder.read(file).write(again);
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void refusesAFileOfWhichABitWasFlippedOrThatWasCutOrIsLonger(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("made-up.encoder");
    encoder.write(file);
    byte[] sound = Files.readAllBytes(file);
    for (int bit = 0; bit < 8 * sound.length; bit++) {
      byte[] flipped = sound.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(flipped);
    }
    for (int length = 0; length < sound.length; length++) {
      assertRefused(Arrays.copyOf(sound, length));
    }
    assertRefused(Arrays.copyOf(sound, sound.length + 1));
    assertThatThrownBy(() -> StaticEncoder.read(directory.resolve("none.encoder")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 40, 200})
  void refusesContentsThatAreNoTableThoughTheEnvelopeIsSound(int length) {
    byte[] contents = Arrays.copyOf(StaticFile.contents(TABLE), length);
    assertRefused(StaticFile.FORMAT.seal(contents));
  }

  @Test
  void roundsVectorsToBytesWithAScalePerRow() {
    Random random = new Random(2);
    float[][] vectors = new float[VOCABULARY.size() + 1][8];
    for (float[] vector : vectors) {
      double size = Math.exp(random.nextGaussian());
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (size * random.nextGaussian());
      }
    }
    vectors[0] = new float[8];
    float[][] rounded =
        StaticTable.of(new StaticTable.Origin("a", "b", "c"), VOCABULARY, vectors).vectors();
    for (int row = 0; row < vectors.length; row++) {
      float[] back = rounded[row];
      assertThat(cosine(back, vectors[row]))
          .isCloseTo(
              Vectors.length(back) * Vectors.length(vectors[row]) * (row == 0 ? 0 : 1),
              within(1e-3 * cosine(vectors[row], vectors[row]) + 1e-12));
    }
  }

  private static void assertVector(float[] vector, double... direction) {
    assertThat(vector).containsExactly(Vectors.normalised(direction), within(1e-4f));
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> StaticEncoder.read(new ByteArrayInputStream(bytes), "my.encoder"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("my.encoder: ");
  }
}
