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

  /** With everything that a model without an encoder can have. */
  private static StanceModel rich() {
    List<LabelledParagraph> rows = new ArrayList<>();
    String[] words = {"ban", "it", "them", "nöw", "😀"};
    for (int i = 0; i < 60; i++) {
      // More characters than have a code of their own.
      String rare = Character.toString('\u4e00' + i % 30) + (char) ('\u0430' + i % 28);
      String text =
          words[i % 5] + " " + words[i % 3] + " " + words[i % 4] + rare + (char) ('!' + i % 30);
      Paragraph paragraph =
          new Paragraph("p" + i, "a" + i % 4, i + 1L, Kind.PARAGRAPH, i % 2 == 0 ? "t" : "u", text);
      rows.add(new LabelledParagraph(paragraph, "l" + i % 3, "a" + i % 4, Map.of()));
    }
    FeatureSpec all =
        new FeatureSpec(
            List.of(new Block.WordNgrams(1, 2), new Block.CharNgrams(1, 3)),
            Weighting.SUBLINEAR_TFIDF,
            2,
            true,
            true);
    return Trainer.train(
        new LabelledData("rich.csv", "0".repeat(64), true, rows),
        TrainingOptions.DEFAULT.withEpochs(2).withFeatures(all));
  }

  private static byte[] bytes() throws IOException {
    return bytes(tiny());
  }

  private static byte[] bytes(StanceModel model) throws IOException {
    Path file = folder.resolve("tiny.stance");
    ModelFile.write(model, file);
    return Files.readAllBytes(file);
  }

  @Test
  void refusesEveryFlippedBit() throws IOException {
    byte[] bytes = bytes();
    assertThat(bytes.length).isBetween(1_000, 9_000);
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
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void usesOrRefusesEveryResealedBitFlip(int format) throws IOException {
    byte[] bytes = bytes(format);
    for (int bit = ENVELOPE * 8; bit < bytes.length * 8; bit++) {
      byte[] contents = Arrays.copyOfRange(bytes, ENVELOPE, bytes.length);
      contents[bit / 8 - ENVELOPE] ^= (byte) (1 << bit % 8);
      requireUsableOrRefused(sealed(contents, format), "bit " + bit);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "2,3", "2,4", "2,5"})
  void usesOrRefusesResealedNoise(int format, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = bytes(format);
    for (int i = 0; i < 3_000; i++) {
      byte[] contents = Arrays.copyOfRange(bytes, ENVELOPE, bytes.length);
      for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
        int at = random.nextInt(contents.length - 4);
        ByteBuffer.wrap(contents).putInt(at, random.nextInt(4) == 0 ? -1 : random.nextInt());
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(contents.length) : contents.length;
      byte[] cut = Arrays.copyOf(contents, length);
      requireUsableOrRefused(sealed(cut, format), "seed " + seed + ", " + i);
    }
  }

  @Test
  void usesOrRefusesNoiseInEveryPartOfTheFormThatScores() throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    byte[] bytes = bytes(rich());
    int form = ByteBuffer.wrap(bytes).getInt(ENVELOPE);
    assertThat(read(bytes).predict(unlabelled("t", "ban nöw it them 😀")))
        .isEqualTo(rich().predict(unlabelled("t", "ban nöw it them 😀")));
    for (int i = 0; i < 20_000; i++) {
      byte[] contents = Arrays.copyOfRange(bytes, ENVELOPE, bytes.length);
      int at = 4 + random.nextInt(form - 4);
      if (random.nextBoolean()) {
        contents[at] ^= (byte) (1 << random.nextInt(8));
      } else {
        ByteBuffer.wrap(contents).putInt(at, random.nextInt(4) == 0 ? -1 : random.nextInt());
      }
      requireUsableOrRefused(sealed(contents, 2), "byte " + at);
    }
  }

  private static Paragraph unlabelled(String target, String text) {
    return new Paragraph("x", "x", 1, Kind.PARAGRAPH, target, text);
  }

  /** A few bytes that claim gigabytes cost a few bytes. */
  @ParameterizedTest
  @CsvSource({"{},2147483647", "{},-1", "'',0", "'{\"labels\":[\"a\",\"b\"]}',67108864"})
  void takesNoMemoryForWhatIsNotThere(String header, int size) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer contents = ByteBuffer.allocate(4 + json.length + 8);
    contents.putInt(header.equals("{}") ? size : json.length).put(json).putInt(size).putInt(size);
    requireRefused(sealed(contents.array(), 1), header);
    requireRefused(sealed(contents.array(), 2), header);
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
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void readsTheModelThatAFormatWasFirstWrittenWith(int format) throws IOException {
    StanceModel model = read(kept(format));
    assertThat(model.labels()).containsExactly("against", "for");
    assertThat(model.provenance().data()).isEqualTo("tiny.csv");
    Paragraph text = new Paragraph("x", "x", 1, Kind.PARAGRAPH, "", "ban it now");
    assertThat(model.predict(text).label()).isEqualTo("for");
    assertThat(model.predict(text).probabilities().get(1)).isBetween(0.5, 0.99);
    assertThat(model.predict(text)).isEqualTo(tiny().predict(text));
    assertThat(model.explain(text)).isEqualTo(tiny().explain(text));
    Path file = folder.resolve("kept.stance");
    Files.write(file, kept(format));
    assertThat(ModelFile.inconsistencies(file)).isEmpty();
  }

  @Test
  void saysThatAFileIsNoLongerTheOneItRead() throws IOException {
    Path file = folder.resolve("changed.stance");
    ModelFile.write(tiny(), file);
    StanceModel model = ModelFile.read(file);
    ModelFile.write(rich(), file);
    Paragraph text = unlabelled("", "ban it now");
    assertThat(model.predict(text)).isEqualTo(tiny().predict(text));
    assertThatThrownBy(() -> model.explain(text))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": has changed since it was read; start again");
  }

  private static byte[] kept(int format) throws IOException {
    String name = "format-" + format + ".stance";
    try (InputStream in = HostileModelTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(int format) throws IOException {
    return format == 1 ? kept(1) : bytes();
  }

  /** What scoring leaves unread is looked at when it is asked for. */
  @Test
  void refusesWhatItDidNotNeedForScoringWhenAskedForIt() throws IOException {
    byte[] bytes = bytes();
    byte[] contents = Arrays.copyOfRange(bytes, ENVELOPE, bytes.length - 8);
    StanceModel model = read(sealed(contents, 2));
    Paragraph text = new Paragraph("x", "x", 1, Kind.PARAGRAPH, "", "ban it now");
    assertThat(model.predict(text)).isEqualTo(tiny().predict(text));
    assertThatThrownBy(() -> model.explain(text))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("tiny.stance: cannot be used: ");
  }

  @Test
  void saysWhereTheFormThatScoresIsNotThatOfTheWeights() throws IOException {
    byte[] bytes = bytes();
    byte[] contents = Arrays.copyOfRange(bytes, ENVELOPE, bytes.length);
    StanceModel model = read(bytes);
    StanceModel other =
        model.withCalibration(new Calibration(2, Calibration.NONE.thresholds(), 0, 0));
    Path file = folder.resolve("other.stance");
    ModelFile.write(other, file);
    byte[] form = Files.readAllBytes(file);
    int length = ByteBuffer.wrap(contents).getInt();
    System.arraycopy(form, ENVELOPE + 4, contents, 4, length);
    Files.write(file, sealed(contents, 2));
    assertThat(ModelFile.inconsistencies(file))
        .containsExactly("is not what was written: the model, written again, gives other bytes");
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
    Paragraph text = unlabelled("t", "ban them now, leave it be, nöw 😀 \u4e2d");
    assertThat(model.predict(text).probabilities())
        .as(what)
        .allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
    try {
      assertThat(model.explain(text)).as(what).isNotNull();
    } catch (DataException e) {
      assertThat(e).as(what).hasMessageStartingWith("tiny.stance: cannot be used: ");
    }
  }

  private static byte[] sealed(byte[] contents, int format) {
    try {
      return ByteBuffer.allocate(ENVELOPE + contents.length)
          .put(new byte[] {(byte) 0x89, 'S', 'T', 'N', '\r', '\n', 0x1A, '\n'})
          .putInt(format)
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
