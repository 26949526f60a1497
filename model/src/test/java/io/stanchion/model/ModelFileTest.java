package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.FeatureSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelFileTest {
  private static final StanceModel MODEL =
      Trainer.train(
          HuaweiBan.labels(),
          TrainingOptions.DEFAULT.withEpochs(2).withFeatures(FeatureSpec.WORDS));

  @TempDir private Path folder;

  @Test
  void givesBackTheSamePredictions() {
    StanceModel read = ModelFile.read(written());
    assertThat(read.labels()).isEqualTo(MODEL.labels());
    assertThat(read.provenance()).isEqualTo(MODEL.provenance());
    for (LabelledParagraph one : HuaweiBan.labels().paragraphs()) {
      assertThat(read.predict(one.paragraph())).isEqualTo(MODEL.predict(one.paragraph()));
    }
  }

  @Test
  void keepsTheCorrectionForAnotherMix() {
    PriorCorrection mix =
        new PriorCorrection(1.5, List.of(-0.5, 1.0, -0.5), List.of(0.06, 0.88, 0.06));
    Calibration fitted =
        new Calibration(1.2, Calibration.NONE.thresholds(), 10, 2, Optional.of(mix));
    Path file = folder.resolve("mix.stance");
    ModelFile.write(MODEL.withCalibration(fitted), file);
    assertThat(ModelFile.read(file).calibration()).isEqualTo(fitted);
    assertThat(ModelFile.inconsistencies(file)).isEmpty();
    assertThatThrownBy(
            () ->
                MODEL.withCalibration(
                    new Calibration(
                        1,
                        Calibration.NONE.thresholds(),
                        10,
                        2,
                        Optional.of(PriorCorrection.assumed(1, List.of(0.5, 0.5))))))
        .hasMessage("its correction is for 2 labels, and it has 3");
  }

  @Test
  void writesTheSameBytesForTheSameModel() throws IOException {
    byte[] first = Files.readAllBytes(written());
    StanceModel again =
        Trainer.train(
            HuaweiBan.labels(),
            TrainingOptions.DEFAULT.withEpochs(2).withFeatures(FeatureSpec.WORDS));
    Path other = folder.resolve("again.stance");
    ModelFile.write(again, other);
    assertThat(other).hasBinaryContent(first);
  }

  @Test
  void leavesNothingBesideTheFile() throws IOException {
    Path file = written();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesEveryBitFlipInTheEnvelopeAndManyBeyond() throws IOException {
    byte[] bytes = Files.readAllBytes(written());
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 52 * 8 + 400; i++) {
      int bit = i < 52 * 8 ? i : random.nextInt(bytes.length * 8);
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> read(damaged)).as("bit %d", bit).isInstanceOf(DataException.class);
    }
  }

  @Test
  void refusesEveryShorterFile() throws IOException {
    byte[] bytes = Files.readAllBytes(written());
    for (int length = 0; length < bytes.length; length += length < 100 ? 1 : 977) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(DataException.class);
    }
  }

  @Test
  void refusesALongerFile() throws IOException {
    byte[] bytes = Files.readAllBytes(written());
    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessageContaining("my.stance: the model is damaged: its length is not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "id,text\n1,a\n", "\u0089PNG\r\n\u001a\nnot a model at all, not a model"})
  void saysThatAForeignFileIsNoModel(String content) {
    assertThatThrownBy(() -> read(content.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "my.stance: is not a Stanchion model; expected a file that 'stanchion train' wrote");
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 3, 99})
  void refusesAnotherVersionByName(byte version) throws IOException {
    byte[] bytes = Files.readAllBytes(written());
    bytes[11] = version;
    assertThatThrownBy(() -> read(bytes))
        .hasMessage(
            "my.stance: has model format "
                + version
                + ", this program reads formats 1 to 2; train it again, or use the program that"
                + " wrote it");
  }

  @Test
  void saysThatAFileIsMissing() {
    Path missing = folder.resolve("none.stance");
    assertThatThrownBy(() -> ModelFile.read(missing))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": no such file");
  }

  @Test
  void listsLabelsInAlphabeticalOrder() {
    assertThat(ModelFile.read(written()).labels())
        .isEqualTo(List.of("anti-ban", "neutral", "pro-ban"));
  }

  private Path written() {
    Path file = folder.resolve("my.stance");
    ModelFile.write(MODEL, file);
    return file;
  }

  private static StanceModel read(byte[] bytes) throws IOException {
    return ModelFile.read(new ByteArrayInputStream(bytes), "my.stance");
  }
}
