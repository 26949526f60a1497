package io.stanchion.dataset.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpellingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pro\u00a0 | pro<U+00A0> | a no-break space at its end",
        "p\u200bro | p<U+200B>ro | a zero width space after 'p'",
        "\ufeffpro | <U+FEFF>pro | a byte order mark at its beginning",
        "pr\u00ado | pr<U+00AD>o | a soft hyphen after 'pr'",
        "PRO | PRO | case",
        "pro. | pro. | the punctuation around it",
        "\"pro\" | \"pro\" | the punctuation around it",
        "‘pro’ | ‘pro’ | the punctuation around it",
        "ｐｒｏ | ｐｒｏ | full-width letters or the like",
        "\u0440ro | \u0440ro | a letter of another alphabet: cyrillic small letter er (U+0440)",
        "Pro\u00a0 | Pro<U+00A0> | a no-break space at its end and case",
      })
  void findsAnotherSpelling(String typed, String shown, String by) {
    assertThat(Spelling.ofLabels(Map.of(typed, 3L, "pro", 40L, "con", 40L)).doubts())
        .extracting(Doubt::message)
        .containsExactly(
            String.format(
                Locale.ROOT, "'%s' differs from 'pro' by %s; did you mean 'pro'?", shown, by));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1, the form of the number",
    "+1, 1, the form of the number",
    "'1,0', 1, the form of the number",
    "\u22121, -1, 'the hyphen, underscore or blank between words'",
    "climate  change, climate change, a double blank",
    "climate\u00a0change, climate change, a no-break space after 'climate'",
    "climate_change, climate change, 'the hyphen, underscore or blank between words'",
    "cafe\u0301, caf\u00e9, accents that are characters of their own",
    "STRASSE, straße, case",
  })
  void saysHowSpellingsOfOtherNamesDiffer(String typed, String meant, String by) {
    assertThat(Spelling.ofNames(Map.of(typed, 1L, meant, 2L)).doubt(typed))
        .hasValueSatisfying(
            doubt -> {
              assertThat(doubt.reason()).endsWith("' by " + by);
              assertThat(doubt.meant()).contains(meant);
            });
    assertThat(Spelling.ofNames(Map.of(typed, 1L, meant, 2L)).doubt(meant)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+, -",
    "?, !",
    "C, C++",
    "1, -1",
    "1, 10",
    "'1,000', 1",
    "1.5, 1",
    "01, 1",
    "за, против",
    "сор, cop d", // Cyrillic words are words of their own.
    "می\u200cشود, نه",
    "❤\ufe0f, 👍",
  })
  void takesDifferentNamesForDifferent(String one, String other) {
    assertThat(Spelling.ofNames(Map.of(one, 3L, other, 2L)).doubts()).isEmpty();
  }

  @Test
  void doubtsBlanksAndHiddenCharactersThatEverySpellingHas() {
    assertThat(Spelling.ofLabels(Map.of("pro ", 3L, "con", 3L, "+ ", 3L)).doubts())
        .extracting(Doubt::message)
        .containsExactly(
            "'+ ' differs from '+' by a blank at its end; did you mean '+'?",
            "'pro ' differs from 'pro' by a blank at its end; did you mean 'pro'?");
  }

  @Test
  void doubtsALabelThatOccursOnceAmongFrequentOnes() {
    assertThat(Spelling.ofLabels(Map.of("pro", 5L, "con", 9L, "Stance", 1L)).doubts())
        .extracting(Doubt::message)
        .containsExactly("'Stance' occurs once in 15 rows, among frequent labels");
    assertThat(Spelling.ofLabels(Map.of("pro", 4L, "con", 9L, "Stance", 1L)).doubts()).isEmpty();
    assertThat(Spelling.ofNames(Map.of("wind", 5L, "sun", 9L, "coal", 1L)).doubts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"ImportId\":\"QID2\"}", "[\"pro\",\"con\"]", "{}", " {\"a\": 1} "})
  void doubtsJson(String label) {
    Doubt doubt = Spelling.ofLabels(Map.of(label, 9L, "pro", 9L)).doubt(label).orElseThrow();

    assertThat(doubt.reason()).isEqualTo("is JSON, not a label");
    assertThat(doubt.meant()).isEmpty();
  }

  @Test
  void takesBracketsForPartOfAName() {
    assertThat(Spelling.ofLabels(Map.of("[neutral]", 9L, "{pro}", 9L)).doubts()).isEmpty();
  }

  @Test
  void letsIdsDifferByCaseHyphensAndPunctuationWhereTheyLookLikeCodes() {
    assertThat(
            Spelling.ofIds(Map.of("aB3", 1L, "Ab3", 1L, "a-1", 1L, "a_1", 1L, "x.", 1L, "x", 1L))
                .doubts())
        .isEmpty();
    assertThat(Spelling.ofIds(Map.of("Times", 2L, "times", 1L, "7", 1L, "7.0", 1L)).doubts())
        .extracting(Doubt::name)
        .containsExactly("7.0", "times");
    assertThat(Spelling.ofIds(Map.of("a  b", 2L, "c ", 1L)).doubts()).isEmpty();
  }

  @Test
  void namesLabelsThatAreUnknownWithCountsAndTheWayOut() {
    List<Doubt> doubts =
        Spelling.unknown(
            Map.of("PRO", 8L, "con", 7L, "mixed", 6L, "Con ", 1L, "neu\u00a0", 2L),
            List.of("con", "neu", "pro"));

    assertThat(doubts)
        .extracting(Doubt::messageWithCount)
        .containsExactly(
            "'PRO' (8 times) differs from 'pro' by case; did you mean 'pro'?",
            "'mixed' (6 times) is none of [con, neu, pro]",
            "'neu<U+00A0>' (2 times) differs from 'neu' by a no-break space at its end; did you"
                + " mean 'neu'?",
            "'Con ' (once) differs from 'con' by a blank at its end and case; did you mean"
                + " 'con'?");
    assertThat(Spelling.renames(doubts))
        .isEqualTo("--rename 'Con =con' --rename 'neu\u00a0=neu' --rename PRO=pro");
    assertThat(Spelling.unknown(Map.of("pro", 1L), List.of("con", "pro"))).isEmpty();
  }

  @Test
  void findsTheKnownNameThatAnotherIsASpellingOf() {
    assertThat(Spelling.find("ATHEISM ", List.of("Wind", "Atheism"))).contains("Atheism");
    assertThat(Spelling.find("wind", List.of("Wind", "wind"))).contains("wind");
    assertThat(Spelling.find("Winds", List.of("Wind"))).isEmpty();
  }

  @Test
  void suggestsAKnownLabelThatIsALetterAway() {
    assertThat(Spelling.unknown(Map.of("nuetral", 1L), List.of("neutral", "pro")))
        .extracting(Doubt::messageWithCount)
        .containsExactly("'nuetral' (once) is none of [neutral, pro]; did you mean 'neutral'?");
  }

  @Test
  void quotesForAShellWhatHasAQuote() {
    assertThat(new Doubt("it's", 1, Optional.of("its"), "x").rename())
        .contains("--rename 'it'\\''s=its'");
  }

  /** Comparing each with every other takes minutes. */
  @Test
  void takesManyNames() {
    Map<String, Long> ids =
        IntStream.range(0, 200_000).boxed().collect(Collectors.toMap(i -> "article " + i, i -> 1L));

    assertThat(Spelling.ofIds(ids).doubts()).isEmpty();
  }
}
