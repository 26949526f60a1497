package io.stanchion.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.corpora.Corpora;
import io.stanchion.dataset.corpora.NeedsCorpus;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordPieceTest {
  private WordPiece own;
  private LibraryTokeniser library;

  @BeforeAll
  void readBoth() throws IOException {
    byte[] json = Shipped.bytes("bge-small-en-v1.5-q-tokenizer.json");
    own = WordPiece.of(TokeniserFile.of(json, "tokenizer.json"), "tokenizer.json");
    library = LibraryTokeniser.of(json, "tokenizer.json");
  }

  @Test
  void cutsWordsIntoTheLongestPieces() {
    assertThat(words("Huawei's unaffordability, naïve!"))
        .containsExactly(
            "hua", "##wei", "'", "s", "una", "##ff", "##ord", "##ability", ",", "naive", "!");
  }

  @Test
  void agreesWithTheLibraryOnAllShippedTexts() {
    List<String> texts =
        Stream.concat(
                HuaweiBan.units().stream().map(Paragraph::text),
                Stream.of(HuaweiBan.dataStatement()))
            .toList();
    assertThat(texts).hasSizeGreaterThan(90).allSatisfy(this::agrees);
  }

  @Test
  void agreesWithTheLibraryOnNaughtyStrings() throws IOException {
    assertThat(Files.readAllLines(Corpora.sample("hostile/strings/strings.txt")))
        .hasSizeGreaterThan(100)
        .allSatisfy(this::agrees);
  }

  @Test
  @NeedsCorpus("hostile/blns")
  void agreesWithTheLibraryOnThePublicListOfNaughtyStrings() throws IOException {
    assertThat(Files.readAllLines(Corpora.outside("hostile/blns/blns.txt")))
        .hasSizeGreaterThan(500)
        .allSatisfy(this::agrees);
  }

  @Test
  void agreesWithTheLibraryOnAllCharactersBesidesNewMarksAndPunctuationOfRareScripts() {
    List<Integer> differing =
        IntStream.range(0, 0x30000 >> 6)
            .filter(
                block -> !Arrays.equals(around(block(block), own), around(block(block), library)))
            .flatMap(WordPieceTest::block)
            .filter(
                c -> !Arrays.equals(around(IntStream.of(c), own), around(IntStream.of(c), library)))
            .boxed()
            .toList();
    // Latin, Greek, Cyrillic, Hebrew, Arabic, general punctuation and all CJK are not among them.
    assertThat(differing)
        .hasSizeLessThan(600)
        .allMatch(c -> c >= 0x7FD && !(c >= 0x1E00 && c < 0x2E43) && !(c >= 0x2E53 && c < 0xA82C))
        .noneMatch(c -> own.vocabulary().contains(Character.toString(c)));
  }

  @Test
  void agreesWithTheLibraryOnMixturesOfOddCharacters() {
    Random random = new Random(5);
    int[] odd =
        "aAéÉİıßſΣσςǅﬁ½漢字가각कि\u0301\u0327\u200b\u00ad\u2028\u00a0\u0085\u000b—’'-.,#[🤷\u200d♀️e\u0301\ufeff\ufffd\u0000\t\n x"
            .codePoints()
            .toArray();
    for (int i = 0; i < 3_000; i++) {
      String text =
          random
              .ints(random.nextInt(40), 0, odd.length)
              .mapToObj(c -> Character.toString(odd[c]))
              .collect(Collectors.joining());
      agrees(text);
    }
  }

  @Test
  void agreesWithTheLibraryOnWordsAroundTheLongest() {
    for (int length = 98; length <= 102; length++) {
      agrees("x " + "ab".repeat(length / 2) + "a".repeat(length % 2) + " y");
      agrees("x " + "𝒳".repeat(length) + " y");
      agrees("x " + "é".repeat(length) + " y");
      agrees("x " + "a\u0301".repeat(length) + " y");
    }
  }

  @Test
  void takesSpecialPiecesInATextForText() {
    assertThat(words("[SEP]")).containsExactly("[", "sep", "]");
  }

  @Test
  void passesOverMalformedBytes() {
    byte[] utf8 = "good xnews".getBytes(StandardCharsets.UTF_8);
    utf8[5] = (byte) 0xE2;
    List<Integer> found = new ArrayList<>();
    own.tokenise(utf8, 0, utf8.length, found::add);
    assertThat(found).containsExactlyElementsOf(numbers("good news"));
    byte[] random = new byte[100_000];
    new Random(1).nextBytes(random);
    own.tokenise(random, 0, random.length, id -> id >= 0);
  }

  @Test
  void stopsWhenEnoughPiecesAreFound() {
    assertThat(own.pieces("one two three", 2)).hasSize(2);
    assertThat(own.pieces("unaffordability", 2)).hasSize(2);
    assertThat(own.pieces("one", 0)).isEmpty();
    assertThat(own.pieces("word ".repeat(1000), 999)).hasSize(999);
  }

  @Test
  void refusesAVocabularyWithoutSpecialPieces() {
    assertThatThrownBy(() -> new WordPiece(List.of("[UNK]", "a"), "my.json"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("my.json: has no piece [SEP]");
  }

  private static IntStream block(int block) {
    return IntStream.range(block << 6, (block + 1) << 6)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
  }

  private static int[] around(IntStream characters, Tokeniser tokeniser) {
    String text =
        characters
            .mapToObj(c -> "a" + Character.toString(c) + "e")
            .collect(Collectors.joining(" "));
    return tokeniser.pieces(text, 1_000);
  }

  private void agrees(String text) {
    assertThat(own.pieces(text, 5_000)).as("%s", text).isEqualTo(library.pieces(text, 5_000));
  }

  private List<String> words(String text) {
    return numbers(text).stream().map(own.vocabulary()::get).toList();
  }

  private List<Integer> numbers(String text) {
    return Arrays.stream(own.pieces(text, 1_000)).boxed().toList();
  }
}
