package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.features.Block;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.Weighting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model from a stranger: damaged by chance, or with a seal of its own over anything at all. */
final class HostileModelTest {
  private static final int ENVELOPE = 52;

  @TempDir private static Path folder;

  /** Small enough to try every bit of. */
  private static StanceModel tiny() {
    List<LabelledParagraph> rows = new ArrayList<>();
    String[][] texts = {
      {"a", "for", "ban it now"},
      {"a", "against", "leave it be"},
      {"b", "for", "ban them now"},
      {"b", "against", "leave them be"}
    };
    for (String[] one : texts) {
      Paragraph paragraph =
          new Paragraph("p" + rows.size(), one[0], rows.size() + 1L, Kind.PARAGRAPH, "", one[2]);
      rows.add(new LabelledParagraph(paragraph, one[1], one[0], Map.of()));
    }
    FeatureSpec words =
        new FeatureSpec(
            List.of(new Block.WordNgrams(1, 1)), Weighting.SUBLINEAR_TFIDF, 1, false, false);
    return Trainer.train(
        new LabelledData("tiny.csv", "0".repeat(64), true, rows),
        TrainingOptions.DEFAULT.withEpochs(2).withFeatures(words));
  }

  private static byte[] bytes() throws IOException {
    Path file = folder.resolve("tiny.stance");
    ModelFile.write(tiny(), file);
    return Files.readAllBytes(file);
  }

  @Test
  void refusesEveryFlippedBit() throws IOException {
    byte[] bytes = bytes();
    assertThat(bytes.length).isBetween(1_000, 6_000);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      requireRefused(bytes, "bit " + bit);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(read(bytes).labels()).containsExactly("against", "for");
  }

  @Test
  void refusesEveryTruncationAndExtension() throws IOException {
    byte[] bytes = bytes();
    for (int length = 0; length < bytes.length; length++) {
      requireRefused(Arrays.copyOf(bytes, length), length + " bytes");
    }
    for (int more : new int[] {1, 52, 4096}) {
      requireRefused(Arrays.copyOf(bytes, bytes.length + more), more + " more bytes");
    }
  }

  /** With a right seal on wrong contents, the parser itself is what protects. */
  @Test
  void usesOrRefusesEveryResealedBitFlip() throws IOException {
    byte[] bytes = bytes();
    for (int bit = ENVELOPE * 8; bit < bytes.length * 8; bit++) {
      byte[] contents = Arrays.copyOfRange(bytes, ENVELOPE, bytes.length);
      contents[bit / 8 - ENVELOPE] ^= (byte) (1 << bit % 8);
      requireUsableOrRefused(sealed(contents), "bit " + bit);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void usesOrRefusesResealedNoise(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = bytes();
    for (int i = 0; i < 3_000; i++) {
      byte[] contents = Arrays.copyOfRange(bytes, ENVELOPE, bytes.length);
      for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
        int at = random.nextInt(contents.length - 4);
        ByteBuffer.wrap(contents).putInt(at, random.nextInt(4) == 0 ? -1 : random.nextInt());
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(contents.length) : contents.length;
      requireUsableOrRefused(sealed(Arrays.copyOf(contents, length)), "seed " + seed + ", " + i);
    }
  }

  /** A few bytes that claim gigabytes cost a few bytes. */
  @ParameterizedTest
  @CsvSource({"{},2147483647", "{},-1", "'',0", "'{\"labels\":[\"a\",\"b\"]}',67108864"})
  void takesNoMemoryForWhatIsNotThere(String header, int size) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer contents = ByteBuffer.allocate(4 + json.length + 8);
    contents.putInt(header.equals("{}") ? size : json.length).put(json).putInt(size).putInt(size);
    requireRefused(sealed(contents.array()), header);
  }

  @Test
  void refusesAnEnvelopeThatClaimsMoreThanAnyModelHas() {
    ByteBuffer envelope = ByteBuffer.allocate(ENVELOPE);
    envelope.put(new byte[] {(byte) 0x89, 'S', 'T', 'N', '\r', '\n', 0x1A, '\n'}).putInt(1);
    envelope.putLong(Long.MAX_VALUE);
    assertThatThrownBy(() -> read(envelope.array()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("it claims 9223372036854775807 bytes of contents");
  }

  /** Kept from the version that first wrote the format: whoever changes it must still read this. */
  @Test
  void readsTheModelThatFormat1WasReleasedWith() throws IOException {
    try (InputStream in = HostileModelTest.class.getResourceAsStream("format-1.stance")) {
      StanceModel model = ModelFile.read(in, "format-1.stance");
      assertThat(model.labels()).containsExactly("against", "for");
      assertThat(model.provenance().data()).isEqualTo("tiny.csv");
      Paragraph text = new Paragraph("x", "x", 1, Kind.PARAGRAPH, "", "ban it now");
      assertThat(model.predict(text).label()).isEqualTo("for");
      assertThat(model.predict(text).probabilities().get(1)).isBetween(0.5, 0.99);
      assertThat(model.predict(text)).isEqualTo(tiny().predict(text));
    }
  }

  private static void requireRefused(byte[] bytes, String what) {
    try {
      read(bytes);
    } catch (DataException e) {
      return;
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(what, e);
    }
    fail("%s: taken for a model", what);
  }

  private static void requireUsableOrRefused(byte[] bytes, String what) {
    StanceModel model;
    try {
      model = read(bytes);
    } catch (DataException e) {
      return;
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(what, e);
    }
    Paragraph text = new Paragraph("x", "x", 1, Kind.PARAGRAPH, "", "ban them now, leave it be");
    assertThat(model.predict(text).probabilities())
        .as(what)
        .allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
  }

  private static byte[] sealed(byte[] contents) {
    try {
      return ByteBuffer.allocate(ENVELOPE + contents.length)
          .put(new byte[] {(byte) 0x89, 'S', 'T', 'N', '\r', '\n', 0x1A, '\n'})
          .putInt(1)
          .putLong(contents.length)
          .put(MessageDigest.getInstance("SHA-256").digest(contents))
          .put(contents)
          .array();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StanceModel read(byte[] bytes) throws IOException {
    return ModelFile.read(new ByteArrayInputStream(bytes), "tiny.stance");
  }
}
