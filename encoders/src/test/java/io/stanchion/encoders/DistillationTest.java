package io.stanchion.encoders;

import static io.stanchion.encoders.OnnxEncoderTest.cosine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.DataException;
import io.stanchion.encoders.Distillation.Settings;
import io.stanchion.features.CachedEncoder;
import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistillationTest {
  private static final int PIECES = 2_700;

  /** The shipped encoder with the first pieces of its vocabulary only: a tenth of the time. */
  private static Encoder small(Path directory) throws IOException {
    JsonNode json = EncoderSettings.parsed(Shipped.bytes(Shipped.TOKENISER), Shipped.TOKENISER);
    ObjectNode vocabulary = (ObjectNode) json.path("model").path("vocab");
    List<String> all = new ArrayList<>();
    vocabulary.fieldNames().forEachRemaining(all::add);
    all.stream()
        .filter(piece -> vocabulary.get(piece).asInt() >= PIECES)
        .forEach(vocabulary::remove);
    Files.write(directory.resolve("model.onnx"), Shipped.bytes(Shipped.ONNX));
    Files.writeString(directory.resolve("tokenizer.json"), json.toString());
    Files.writeString(directory.resolve("encoder.json"), "{\"pooling\": \"cls\"}");
    return Encoders.open(directory.toString());
  }

  @Test
  void keepsRelatedTextsCloserThanOthers(@TempDir Path directory) throws IOException {
    Encoder whole = small(directory);
    List<Integer> progress = new ArrayList<>();
    StaticEncoder table =
        Distillation.distil(whole, new Settings(64, 1e-3, List.of()), progress::add);
    assertThat(progress).isSorted().endsWith(PIECES + 1);
    assertThat(Distillation.pieces(whole)).isEqualTo(PIECES + 1);
    assertThat(table.dimension()).isEqualTo(64);
    float[] war = table.encode("the army in a war");
    double related = cosine(war, table.encode("military battle"));
    double other = cosine(war, table.encode("she played the music of her album"));
    assertThat(related).isGreaterThan(other + 0.1);
    assertThat(cosine(table.encode(""), table.encode(""))).isCloseTo(1, within(1e-5));
    assertThat(table.origin()).contains("64 principal components", whole.sha256());
  }

  @Test
  void refusesWhatItCannotDistil(@TempDir Path directory) throws IOException {
    Encoder whole = small(directory);
    assertThatThrownBy(
            () -> Distillation.distil(whole, new Settings(385, 1e-3, List.of()), i -> {}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("385 components were asked for; expected at most the encoder's 384");
    assertThatThrownBy(
            () -> Distillation.distil(new CachedEncoder(whole), Settings.DEFAULT, i -> {}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cannot be distilled");
    assertThatThrownBy(() -> new Settings(0, 1e-3, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Settings(1, 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsAFrequentPieceForLess() {
    WordPiece pieces =
        new WordPiece(List.of("[UNK]", "[CLS]", "[SEP]", "漢", "a", "the", "trade"), "made-up");
    double[] ranked = PieceFrequencies.of(pieces, List.of()).weights(0.1);
    assertThat(ranked[4]).isLessThan(ranked[5]);
    assertThat(ranked[5]).isLessThan(ranked[6]);
    assertThat(ranked[6]).isLessThan(ranked[3]);
    double[] counted = PieceFrequencies.of(pieces, List.of("the trade", "the")).weights(0.1);
    assertThat(counted[5]).isCloseTo(0.1 / (0.1 + 2.0 / 3), within(1e-12));
    assertThat(counted[4]).isEqualTo(1);
  }

  @Test
  void findsTheDirectionsInWhichVectorsDifferMost() {
    Random random = new Random(4);
    float[][] vectors = new float[2_000][];
    for (int i = 0; i < vectors.length; i++) {
      double along = 5 * random.nextGaussian();
      double across = random.nextGaussian();
      vectors[i] =
          new float[] {
            (float) (7 + 0.6 * along - 0.8 * across),
            (float) (0.8 * along + 0.6 * across),
            (float) (0.1 * random.nextGaussian())
          };
    }
    vectors[5] = new float[0];
    PrincipalComponents components = PrincipalComponents.of(vectors, 2);
    float[] origin = components.of(new float[] {7, 0, 0});
    float[] along = components.of(new float[] {7.6f, 0.8f, 0});
    assertThat(along[0] - origin[0]).isCloseTo(1, within(0.01f));
    assertThat(along[1] - origin[1]).isCloseTo(0, within(0.05f));
  }
}
