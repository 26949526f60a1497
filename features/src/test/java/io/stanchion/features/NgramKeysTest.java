package io.stanchion.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The n-grams found without strings are those that the blocks list. */
final class NgramKeysTest {
  private static final FeatureSpec SPEC = FeatureSpec.WORDS_AND_CHARACTERS;
  private static final String SENTENCE = "Huawei’s 5G isn't a “back door”. ";

  static Stream<String> texts() {
    return Stream.of(
        "",
        " ",
        "5",
        "  Huawei \t\n has  never… ",
        "don't 'quote' it ''a'b' #ban5g @huawei # @ #! a'",
        "‘Ban’ – “риск” — NAÏVE Straße ﬁne ½ ™ ２ ㎏ \u00a0x\u200bx \ufeff",
        "e\u0301 cafe\u0301 \u0301x हिन्दी 한국어 \u1112\u1161\u11ab \uac00\u11a8",
        "\ud83d\udeab\ud83d\ude00 ❤\ufe0f \ud83d\udc69\u200d\ud83d\udcbb \ud835\udd38 \ud83c\udd30",
        "\ud83d \ude00 a\ud800b",
        "\u0000\u0001a\u007fb\u0085c\u2028d",
        "İstanbul ISTANBUL ﷺ \ufdfa");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findsWhatTheBlocksList(String text) {
    assertSameVectors(List.of(text, SENTENCE + text + SENTENCE));
  }

  @Test
  void findsWhatTheBlocksListInTheShippedText() {
    assertSameVectors(
        HuaweiBan.labels().paragraphs().stream().map(one -> one.paragraph().text()).toList());
  }

  /** Compares keys and not vectors: a vocabulary with every character takes a minute to search. */
  @Test
  void treatsEveryCharacterAsTheReferenceDoes() {
    Recorder recorder = new Recorder();
    NgramKeys keys = new NgramKeys(SPEC, 0, recorder);
    NamedKeys reference = new NamedKeys(SPEC, 0);
    for (int c = 0; c <= 0x1FFFF; c++) {
      String character = new StringBuilder().appendCodePoint(c).toString();
      String next = new StringBuilder().appendCodePoint(c + 1).toString();
      String text = "a " + character + " B" + character + "c " + character + next;
      keys.find(text);
      List<Long> expected = new ArrayList<>();
      reference.forEach(TextNormaliser.normalise(text), listing(expected));
      assertThat(recorder.keys.stream().sorted().toList())
          .as("U+%04X", c)
          .isEqualTo(expected.stream().sorted().toList());
    }
  }

  private static NamedKeys.Names listing(List<Long> keys) {
    return new NamedKeys.Names() {
      @Override
      public boolean wants(int block, long key) {
        keys.add(key);
        return false;
      }

      @Override
      public void accept(String name) {
        throw new AssertionError(name);
      }
    };
  }

  @Test
  void treatsCharactersAmongOthersAsTheReferenceDoes() {
    SplittableRandom random = new SplittableRandom(1);
    assertSameVectors(
        IntStream.range(0, 2000)
            .mapToObj(
                i ->
                    random
                        .ints(20, 0, i % 2 == 0 ? 0x3000 : 0x20000)
                        .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                        .toString())
            .toList());
  }

  /** Longer than any buffer, with and without a space to cut at. */
  @ParameterizedTest
  @ValueSource(strings = {"Huawei is a risk, say some. ", "Huawei-5G_", "华为 ", "e\u0301 "})
  void findsTheSameInALongText(String part) {
    assertSameVectors(List.of(part.repeat(1000), part));
  }

  @Test
  void countsMalformedUtf8AsStringsDecodeIt() {
    SplittableRandom random = new SplittableRandom(2);
    Recorder fromBytes = new Recorder();
    Recorder fromText = new Recorder();
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = (SENTENCE + "é\ud83d\ude00").getBytes(StandardCharsets.UTF_8);
      for (int hit = 0; hit <= i % 3; hit++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      new NgramKeys(SPEC, 3, fromBytes).find(bytes, 1, bytes.length - 1);
      new NgramKeys(SPEC, 3, fromText)
          .find(new String(bytes, 1, bytes.length - 2, StandardCharsets.UTF_8));
      assertThat(fromBytes.keys).as("text %d", i).isEqualTo(fromText.keys);
    }
  }

  @Test
  void givesTheKeysOfNamesOfWordsAndTheCharactersThemselves() {
    FeaturePipeline pipeline = fitted(List.of(SENTENCE));
    Recorder recorder = new Recorder();
    StringBuilder characters = new StringBuilder();
    new NgramKeys(
            pipeline.spec().blocks(),
            7,
            recorder,
            (utf8, size) -> characters.append(new String(utf8, 0, size, StandardCharsets.UTF_8)))
        .find(SENTENCE);
    List<Long> named = new ArrayList<>();
    List<String> grams = new ArrayList<>();
    pipeline.forEachNgram(
        7,
        new NgramVisitor() {
          @Override
          public void words(int index, int block, long key, double idf) {
            named.add(key);
          }

          @Override
          public void characters(int index, int block, String gram, double idf) {
            grams.add(gram);
          }
        });
    assertThat(recorder.keys).hasSameElementsAs(named);
    assertThat(characters).asString().isEqualTo(" " + TextNormaliser.normalise(SENTENCE) + " ");
    assertThat(grams).isSorted().allMatch(characters.toString()::contains);
    assertThat(named.size() + grams.size()).isEqualTo(pipeline.vocabularySize());
  }

  private static void assertSameVectors(List<String> texts) {
    List<String> half =
        IntStream.range(0, texts.size()).filter(i -> i % 2 == 0).mapToObj(texts::get).toList();
    for (List<String> training : List.of(texts, half)) {
      FeaturePipeline pipeline = fitted(training);
      for (String text : texts) {
        assertThat(pipeline.transform(paragraph(text)))
            .as(text)
            .isEqualTo(pipeline.transformByNames(paragraph(text)));
      }
    }
  }

  private static FeaturePipeline fitted(List<String> texts) {
    return FeaturePipeline.fit(
        SPEC.withMinDocuments(1), texts.stream().map(NgramKeysTest::paragraph).toList());
  }

  private static Paragraph paragraph(String text) {
    return new Paragraph("p", "a", 1, Kind.PARAGRAPH, "", text);
  }

  private static final class Recorder implements NgramKeys.Sink {
    private final List<Long> keys = new ArrayList<>();

    @Override
    public void begin() {
      keys.clear();
    }

    @Override
    public void accept(int block, long[] found, int from, int to) {
      for (int i = from; i < to; i++) {
        keys.add(found[i]);
      }
    }
  }
}
