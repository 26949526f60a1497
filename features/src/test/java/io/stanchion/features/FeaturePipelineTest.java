package io.stanchion.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FeaturePipelineTest {
  private static final FeatureSpec WORDS =
      new FeatureSpec(
          List.of(new Block.WordNgrams(1, 1)), Weighting.SUBLINEAR_TFIDF, 1, false, false);

  @Test
  void computesSublinearTfidfOfUnitLength() {
    FeaturePipeline pipeline =
        FeaturePipeline.fit(WORDS, List.of(about("ban ban risk"), about("risk")));
    // df(ban) = 1 and df(risk) = 2 of 2 paragraphs; counts are 2 and 1.
    double ban = (1 + Math.log(2)) * (1 + Math.log(3.0 / 2));
    double risk = 1;
    double length = Math.hypot(ban, risk);
    assertThat(values(pipeline, about("ban ban risk unseen")))
        .containsOnlyKeys("word:ban", "word:risk")
        .hasEntrySatisfying("word:ban", v -> assertThat(v).isCloseTo(ban / length, within(1e-12)))
        .hasEntrySatisfying(
            "word:risk", v -> assertThat(v).isCloseTo(risk / length, within(1e-12)));
  }

  @Test
  void keepsOnlyWhatEnoughArticlesHaveHoweverTheirParagraphsAreOrdered() {
    List<Paragraph> training =
        List.of(
            in("one", "ban slogan"),
            in("two", "ban"),
            in("one", "slogan ban"),
            in("three", "risk"),
            in("one", "slogan"));
    FeaturePipeline pipeline = FeaturePipeline.fit(WORDS.withMinArticles(2), training);
    assertThat(pipeline.vocabularySize()).isEqualTo(1);
    assertThat(values(pipeline, about("ban slogan risk"))).containsOnlyKeys("word:ban");
  }

  private static Paragraph in(String article, String text) {
    return new Paragraph("p", article, 1, Kind.PARAGRAPH, "", text);
  }

  @Test
  void countsLogarithmicallyWithoutIdfWhereAsked() {
    FeaturePipeline pipeline =
        FeaturePipeline.fit(
            WORDS.withWeighting(Weighting.LOG_COUNT), List.of(about("a a a b"), about("b")));
    Map<String, Double> values = values(pipeline, about("a a a b"));
    assertThat(values.getOrDefault("word:a", 0.0) / values.getOrDefault("word:b", 1.0))
        .isCloseTo(1 + Math.log(3), within(1e-12));
  }

  @Test
  void knowsNothingOfAnArticleItWasNotFittedOn() {
    for (String held :
        HuaweiBan.labels().paragraphs().stream()
            .map(LabelledParagraph::group)
            .distinct()
            .toList()) {
      List<Paragraph> training = shipped().filter(p -> !p.article().equals(held)).toList();
      FeaturePipeline pipeline =
          FeaturePipeline.fit(FeatureSpec.WORDS_AND_CHARACTERS.withMinDocuments(1), training);
      List<String> unseen =
          shipped()
              .filter(p -> p.article().equals(held))
              .flatMap(p -> Words.of(TextNormaliser.normalise(p.text())).stream())
              .filter(
                  word ->
                      training.stream()
                          .noneMatch(
                              p -> Words.of(TextNormaliser.normalise(p.text())).contains(word)))
              .toList();
      assertThat(unseen).as("words of %s alone", held).isNotEmpty();
      assertThat(unseen).noneMatch(word -> pipeline.contains("word:" + word));
    }
  }

  @Test
  void dropsNgramsOfTooFewParagraphs() {
    FeaturePipeline pipeline =
        FeaturePipeline.fit(
            WORDS.withMinDocuments(2), List.of(about("ban ban"), about("risk"), about("risk")));
    assertThat(pipeline.contains("word:risk")).isTrue();
    assertThat(pipeline.contains("word:ban")).isFalse();
  }

  @Test
  void copiesNgramsPerTargetThatHasEnoughParagraphs() {
    List<Paragraph> training =
        Stream.concat(
                Collections.nCopies(20, with("risk", "5G", Kind.PARAGRAPH)).stream(),
                Collections.nCopies(19, with("risk", "6G", Kind.PARAGRAPH)).stream())
            .toList();
    FeaturePipeline pipeline = FeaturePipeline.fit(WORDS.withTarget(true), training);
    assertThat(pipeline.targets()).containsExactly("5G");
    assertThat(values(pipeline, with("risk", "5G", Kind.PARAGRAPH)))
        .containsOnlyKeys("word:risk", "target:5G", "target:5G word:risk");
    assertThat(values(pipeline, with("risk", "6G", Kind.PARAGRAPH))).containsOnlyKeys("word:risk");
  }

  @Test
  void makesTheKindAFeatureWhereAsked() {
    FeaturePipeline pipeline = FeaturePipeline.fit(WORDS.withKind(true), List.of(about("risk")));
    assertThat(values(pipeline, with("risk", "", Kind.HEADLINE)))
        .containsOnlyKeys("word:risk", "kind:headline");
  }

  @Test
  void givesNoFeaturesToTextItKnowsNothingOf() {
    FeaturePipeline pipeline =
        FeaturePipeline.fit(WORDS.withKind(true).withTarget(true), List.of(about("risk")));
    assertThat(pipeline.transform(about("华为")).size()).isZero();
    assertThat(pipeline.transform(about("")).size()).isZero();
  }

  @Test
  void survivesWritingAndReading() throws IOException {
    FeaturePipeline pipeline =
        FeaturePipeline.fit(FeatureSpec.WORDS_AND_CHARACTERS.withKind(true), shipped().toList());
    FeaturePipeline read = FeaturePipeline.read(in(bytes(pipeline)));
    assertThat(read.hash()).isEqualTo(pipeline.hash());
    assertThat(read.spec()).isEqualTo(pipeline.spec());
    assertThat(shipped().map(read::transform))
        .containsExactlyElementsOf(shipped().map(pipeline::transform).toList());
  }

  @Test
  void hashesEqualPipelinesEquallyAndOthersDifferently() {
    FeaturePipeline one = FeaturePipeline.fit(WORDS, List.of(about("ban risk"), about("risk")));
    FeaturePipeline same = FeaturePipeline.fit(WORDS, List.of(about("risk"), about("risk ban")));
    FeaturePipeline other = FeaturePipeline.fit(WORDS, List.of(about("ban risk"), about("ban")));
    assertThat(one.hash()).isEqualTo(same.hash()).isNotEqualTo(other.hash()).hasSize(64);
  }

  @Test
  void refusesAPipelineOfAnotherVersion() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Strings.write(new DataOutputStream(bytes), "{\"version\":2}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeaturePipeline.read(in(bytes.toByteArray())))
        .withMessage("the feature pipeline has version 2, this program computes 1");
  }

  @Test
  void describesItself() {
    assertThat(FeatureSpec.WORDS_AND_CHARACTERS.withTarget(true).description())
        .isEqualTo(
            "word 1-3-grams, character 2-5-grams; sublinear tfidf, each block scaled to length 1;"
                + " in at least 2 training paragraphs; target, and n-grams per target");
  }

  private static Stream<Paragraph> shipped() {
    return HuaweiBan.labels().paragraphs().stream().map(LabelledParagraph::paragraph);
  }

  private static Paragraph about(String text) {
    return with(text, "", Kind.PARAGRAPH);
  }

  private static Paragraph with(String text, String target, Kind kind) {
    return new Paragraph("p", "a", 1, kind, target, text);
  }

  private static Map<String, Double> values(FeaturePipeline pipeline, Paragraph paragraph) {
    FeatureVector vector = pipeline.transform(paragraph);
    Map<String, Double> values = new TreeMap<>();
    IntStream.range(0, vector.size())
        .forEach(i -> values.put(pipeline.space().name(vector.index(i)), vector.value(i)));
    return values;
  }

  private static byte[] bytes(FeaturePipeline pipeline) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pipeline.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
