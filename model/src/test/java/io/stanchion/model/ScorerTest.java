package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.corpora.Corpora;
import io.stanchion.dataset.corpora.NeedsCorpus;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.features.Block;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.Weighting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled scorer gives what the model gives by names of n-grams. */
final class ScorerTest {
  /** One text in this many of the other sets is looked at; 1 for all, which takes minutes. */
  private static final int PARITY_EVERY = Integer.getInteger("stanchion.parity.every", 20);

  private static final TrainingOptions OPTIONS = TrainingOptions.DEFAULT.withEpochs(3);

  private static final Map<FeatureSpec, StanceModel> TRAINED = new HashMap<>();

  /** Trains on the shipped labels, once for each setting. */
  private static StanceModel trained(FeatureSpec spec) {
    return TRAINED.computeIfAbsent(
        spec, one -> Trainer.train(HuaweiBan.labels(), OPTIONS.withFeatures(one)));
  }

  static Stream<FeatureSpec> specs() {
    return Stream.of(
        FeatureSpec.WORDS,
        FeatureSpec.WORDS_AND_CHARACTERS.withKind(true),
        FeatureSpec.WORDS_AND_CHARACTERS.withWeighting(Weighting.LOG_COUNT).withMinDocuments(1),
        new FeatureSpec(
            List.of(
                new Block.CharNgrams(1, 3),
                new Block.WordNgrams(2, 2),
                new Block.CharNgrams(7, 20),
                new Block.WordNgrams(1, 1)),
            Weighting.SUBLINEAR_TFIDF,
            1,
            true,
            true));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void agreesOnTheShippedText(FeatureSpec spec) {
    Agreement agreement = new Agreement(trained(spec));
    HuaweiBan.labels().paragraphs().forEach(one -> agreement.check(one.paragraph()));
    for (Kind kind : Kind.values()) {
      agreement.check(new Paragraph("p", "a", 1, kind, "", "5G, they say"));
      agreement.check(new Paragraph("p", "a", 1, kind, "", "꧁"));
      agreement.check(new Paragraph("p", "a", 1, kind, "", " \u00a0\u200b"));
    }
  }

  /** With targets, with two labels, and with many. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 12})
  void agreesWithTargetsAndAnyNumberOfLabels(int more) {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (LabelledParagraph one : HuaweiBan.labels().paragraphs()) {
      Paragraph p = one.paragraph();
      int place = paragraphs.size();
      paragraphs.add(
          new LabelledParagraph(
              new Paragraph("p:" + place, "a", 1, p.kind(), "target " + place % 3, p.text()),
              "label " + place % (more + 1),
              "a",
              Map.of()));
    }
    LabelledData data = new LabelledData("targets", "", true, paragraphs);
    Agreement agreement =
        new Agreement(
            Trainer.train(
                data, OPTIONS.withFeatures(FeatureSpec.WORDS_AND_CHARACTERS.withTarget(true))));
    for (LabelledParagraph one : paragraphs) {
      agreement.check(one.paragraph());
      agreement.check(new Paragraph("p", "a", 1, Kind.BULLET, "", one.paragraph().text()));
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void agreesOnHostileText(FeatureSpec spec) throws IOException {
    agreesOn(spec, Corpora.sample("hostile/strings"), Corpora.sample("hostile/utf8"));
  }

  @ParameterizedTest
  @MethodSource("specs")
  @NeedsCorpus("hostile")
  void agreesOnPublicHostileText(FeatureSpec spec) throws IOException {
    agreesOn(spec, Corpora.outside("hostile/blns"), Corpora.outside("hostile/utf8-stress"));
  }

  private static void agreesOn(FeatureSpec spec, Path... folders) throws IOException {
    Agreement agreement = new Agreement(trained(spec));
    for (Path folder : folders) {
      for (Path file : Corpora.filesBelow(folder)) {
        byte[] bytes = Files.readAllBytes(file);
        agreement.check(bytes);
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(agreement::check);
      }
    }
  }

  @Test
  void agreesOnTextAboutManyTargets() {
    agreesOnAllBeside(
        Path.of("../dataset/src/main/resources/io/stanchion/dataset/policies/authored-pairs.csv"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gwsd", "ibm30k", "newsmtsc", "perspectrum", "procon20", "semeval2016", "vast"})
  @NeedsCorpus("benchmarks")
  void agreesOnTextOfOtherSets(String set) {
    agreesOnAllBeside(Corpora.outside("benchmarks/" + set + "/train.csv"));
  }

  /** Trains on some of a file, and looks at texts of all files in its folder. */
  private static void agreesOnAllBeside(Path file) {
    LabelledData data =
        new LabelReader(ReadOptions.DEFAULT).check(Input.of(file.toString())).data();
    FeatureSpec spec = FeatureSpec.WORDS_AND_CHARACTERS.withTarget(data.targets().size() > 1);
    List<LabelledParagraph> some =
        IntStream.range(0, data.paragraphs().size())
            .filter(i -> i % (1 + data.paragraphs().size() / 400) == 0)
            .mapToObj(data.paragraphs()::get)
            .toList();
    Agreement agreement =
        new Agreement(Trainer.train(data.withParagraphs(some), OPTIONS.withFeatures(spec)));
    SplittableRandom random = new SplittableRandom(1);
    ArticleReader reader = new ArticleReader(ReadOptions.DEFAULT);
    int[] checked = {0};
    for (Input input : Input.find(List.of(file.resolveSibling("").toString())).inputs()) {
      reader.read(
          input,
          entry -> {
            if (entry instanceof Entry.Read read && random.nextInt(PARITY_EVERY) == 0) {
              agreement.check(read.paragraph());
              checked[0]++;
            }
          });
    }
    assertThat(checked[0]).isPositive();
  }

  @Test
  void agreesOnTenMegabytesInOneParagraph() {
    String shipped = String.join(" ", texts());
    Agreement words = new Agreement(trained(FeatureSpec.WORDS));
    words.check(shipped.repeat(10_000_000 / shipped.length()));
    Agreement characters = new Agreement(Trainer.train(HuaweiBan.labels(), OPTIONS));
    characters.check(shipped.repeat(500_000 / shipped.length()));
  }

  @Test
  void allocatesAtMost128BytesForAParagraph() {
    for (FeatureSpec spec : List.of(FeatureSpec.WORDS, FeatureSpec.WORDS_AND_CHARACTERS)) {
      StanceModel model = trained(spec);
      Scorer scorer = model.scorer();
      double[] probabilities = new double[3];
      List<byte[]> texts =
          texts().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
      // Java's compiler needs some rounds, more on a busy machine, until it allocates only what it
      // must.
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 200 && least > 128L * texts.size(); round++) {
        long before = allocated();
        for (byte[] text : texts) {
          scorer.score(text, 0, text.length, "", Kind.PARAGRAPH, probabilities);
        }
        least = Math.min(least, allocated() - before);
      }
      assertThat(least / texts.size()).isLessThanOrEqualTo(128);
    }
  }

  private static List<String> texts() {
    return HuaweiBan.labels().paragraphs().stream().map(one -> one.paragraph().text()).toList();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** Compares a model's three ways to score. */
  private static final class Agreement {
    private final StanceModel model;
    private final Scorer scorer;
    private final double[] probabilities;

    Agreement(StanceModel model) {
      this.model = model;
      this.scorer = model.scorer();
      this.probabilities = new double[model.labels().size()];
    }

    void check(String text) {
      check(new Paragraph("p", "a", 1, Kind.PARAGRAPH, "", text));
    }

    void check(byte[] utf8) {
      Status status = scorer.score(utf8, 0, utf8.length, "", Kind.PARAGRAPH, probabilities);
      String text = new String(utf8, StandardCharsets.UTF_8);
      assertSame(
          model.predictByNames(new Paragraph("p", "a", 1, Kind.PARAGRAPH, "", text)), status);
    }

    void check(Paragraph paragraph) {
      Prediction expected = model.predictByNames(paragraph);
      Prediction actual = model.predict(paragraph);
      assertThat(actual.label()).as(paragraph.id()).isEqualTo(expected.label());
      byte[] utf8 = paragraph.text().getBytes(StandardCharsets.UTF_8);
      Status status =
          scorer.score(utf8, 0, utf8.length, paragraph.target(), paragraph.kind(), probabilities);
      assertSame(expected, status);
    }

    private void assertSame(Prediction expected, Status status) {
      assertThat(status).isEqualTo(expected.status());
      for (int label = 0; label < probabilities.length; label++) {
        assertThat(probabilities[label])
            .isCloseTo(expected.probabilities().get(label), within(1e-6));
      }
    }
  }
}
