package io.stanchion.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Status;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class StanceClassifierTest {
  private static final String AGAINST_A_BAN =
      "Huawei has never been caught installing a back door, and a ban would only hurt us.";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Speed.class)
  void answersAsTheModelDoes(Speed speed) {
    StanceClassifier classifier = StanceClassifier.bundled(speed);
    Paragraph unit = HuaweiBan.units().get(4);
    Stance stance = classifier.predict(unit.text(), unit.target());
    var expected = BundledModel.read(speed).predict(unit);
    assertThat(stance.label()).isEqualTo(expected.label());
    assertThat(stance.confidence()).isEqualTo(expected.confidence());
    assertThat(List.copyOf(stance.probabilities().values())).isEqualTo(expected.probabilities());
    assertThat(List.copyOf(stance.probabilities().keySet())).isEqualTo(classifier.labels());
    assertThat(stance.status()).isEqualTo(Status.OK);
  }

  @Test
  void usesNoEncoderUnlessAskedTo() {
    assertThat(StanceClassifier.bundled().predict(AGAINST_A_BAN))
        .isEqualTo(StanceClassifier.bundled(Speed.FAST).predict(AGAINST_A_BAN));
  }

  static List<String> hostileTexts() {
    return List.of(
        "",
        " \u00a0\u200b\t\r\n",
        "\0",
        "\ud83d",
        "\udc00\ud800",
        "\ufeff\uffff\u202e",
        "e\u0301".repeat(10_000),
        "Huawei ".repeat(200_000),
        "x".repeat(1_000_000));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void predictsAnyText(String text) {
    Stance stance = StanceClassifier.bundled().predict(text, text);
    assertThat(stance.label()).isIn(StanceClassifier.bundled().labels());
    assertThat(stance.probabilities().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void predictsAnyTextWithAnEncoder(String text) {
    StanceClassifier classifier = StanceClassifier.bundled(Speed.BEST);
    assertThat(classifier.predict(text, text).label()).isIn(classifier.labels());
  }

  @Test
  void saysThatATextHasNothingToJudge() {
    assertThat(StanceClassifier.bundled().predict(" ").status()).isEqualTo(Status.EMPTY);
    assertThat(StanceClassifier.bundled().predict("华为").status())
        .isEqualTo(Status.NO_KNOWN_FEATURES);
  }

  @Test
  void givesEveryThreadTheSameAnswers() {
    StanceClassifier classifier = StanceClassifier.bundled();
    List<String> texts = HuaweiBan.units().stream().map(Paragraph::text).toList();
    List<Stance> one = texts.stream().map(classifier::predict).toList();
    List<Stance> many =
        IntStream.range(0, 20 * texts.size())
            .parallel()
            .mapToObj(i -> classifier.predict(texts.get(i % texts.size())))
            .toList();
    assertThat(many.subList(19 * texts.size(), many.size())).isEqualTo(one);
    assertThat(many).allMatch(one::contains);
  }

  @Test
  void loadsAModelFile() {
    Path file = folder.resolve("my.stance");
    StanceModel model = model(HuaweiBan.labels());
    ModelFile.write(model, file);
    assertThat(StanceClassifier.load(file).predict(AGAINST_A_BAN))
        .isEqualTo(StanceClassifier.of(model).predict(AGAINST_A_BAN));
  }

  @Test
  void asksAFolderForTheModelOfTheTarget() {
    LabelledData all = HuaweiBan.labels();
    LabelledData some =
        all.withParagraphs(
            all.paragraphs().stream().filter(one -> !one.label().equals("neutral")).toList());
    ModelFile.write(model(about("trains", all)), folder.resolve("one.stance"));
    ModelFile.write(model(about("trees", some)), folder.resolve("two.stance"));

    StanceClassifier classifier = StanceClassifier.load(folder);
    assertThat(classifier.labels()).containsExactly("anti-ban", "neutral", "pro-ban");
    Stance trees = classifier.predict(AGAINST_A_BAN, "trees");
    assertThat(trees.probabilities()).containsEntry("neutral", 0.0);
    assertThat(trees).isNotEqualTo(classifier.predict(AGAINST_A_BAN, "trains"));

    Stance none = classifier.predict(AGAINST_A_BAN, "maypoles");
    assertThat(none.status()).isEqualTo(Status.NO_MODEL);
    assertThat(none.label()).isEmpty();
    assertThat(none.probabilities()).isEmpty();
    assertThat(classifier.predict(AGAINST_A_BAN)).isEqualTo(none);
  }

  @Test
  void saysWhatIsWrongWithAModel() throws IOException {
    Path text = Files.writeString(folder.resolve("no.stance"), "not a model");
    assertThatThrownBy(() -> StanceClassifier.load(text))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(text + ":");
    Path missing = folder.resolve("missing.stance");
    assertThatThrownBy(() -> StanceClassifier.load(missing))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": no such file");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> StanceClassifier.load(empty))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(empty + ": holds no model");
  }

  private static StanceModel model(LabelledData data) {
    return Trainer.train(
        data, TrainingOptions.DEFAULT.withEpochs(2).withFeatures(FeatureSpec.WORDS));
  }

  private static LabelledData about(String target, LabelledData data) {
    return data.withParagraphs(data.paragraphs().stream().map(one -> about(target, one)).toList());
  }

  private static LabelledParagraph about(String target, LabelledParagraph one) {
    Paragraph p = one.paragraph();
    return new LabelledParagraph(
        new Paragraph(p.id(), p.article(), p.number(), p.kind(), target, p.text()),
        one.label(),
        one.group(),
        one.columns());
  }
}
