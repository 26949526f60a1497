package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonArticlesTest {
  private static final String GOOD = "{\"text\": \"good\"}";

  @Test
  void takesIdArticleParagraphKindAndTargetFromTheirFields() {
    String json =
        """
        {"text":"A","id":"x","article":"one","paragraph":7,"kind":"caption","target":"5G"}
        {"text":"B"}

        {"text":"C","id":12,"article":"","paragraph":"4","kind":" Headline ","target":null}
        {"text":"D","id":null,"kind":"","more":{"deep":[1,2]}}
        """;

    assertThat(Reading.paragraphs(Reading.entries("in.jsonl", json)))
        .containsExactly(
            new Paragraph("x", "one", 7, Kind.CAPTION, "5G", "A"),
            new Paragraph("in:2", "in", 2, Kind.PARAGRAPH, "", "B"),
            new Paragraph("12", "in", 4, Kind.HEADLINE, "", "C"),
            new Paragraph("in:4", "in", 4, Kind.PARAGRAPH, "", "D"));
  }

  @Test
  void readsTextAndTargetFromTheFieldsNamed() {
    Columns columns = new Columns("body", "label", Optional.empty(), Optional.of("topic"));

    assertThat(
            Reading.paragraphs(
                Reading.entries(
                    Reading.input(
                        "in.jsonl", "{\"text\":\"no\",\"body\":\"yes\",\"topic\":\"5G\"}"),
                    ReadOptions.DEFAULT.withColumns(columns))))
        .containsExactly(new Paragraph("in:1", "in", 1, Kind.PARAGRAPH, "5G", "yes"));
  }

  @Test
  void undoesEscapesAndKeepsEmoji() {
    assertThat(
            Reading.shown(
                "a.jsonl", "{\"text\":\"a\\n\\t\\\"b\\\" \\u00fc \\ud83d\\ude00 👩‍💻 \\/\"}"))
        .containsExactly("paragraph: a\n\t\"b\" ü 😀 👩‍💻 /");
  }

  @Test
  void passesOverBlankLinesButCountsThem() {
    assertThat(Reading.shown("a.jsonl", "\n" + GOOD + "\r\n  \r\n7\r\n"))
        .containsExactly(
            "paragraph: good", "! a.jsonl:4: expected a JSON object with a field 'text'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "null", "true", "[{\"text\": \"A\"}]"})
  void rejectsWhatIsNoObject(String line) {
    assertThat(Reading.shown("a.jsonl", line + "\n" + GOOD))
        .containsExactly(
            "! a.jsonl:1: expected a JSON object with a field 'text'", "paragraph: good");
  }

  @Test
  void rejectsAnObjectWithoutText() {
    assertThat(Reading.shown("a.jsonl", "{\"Text\":\"A\"}\n" + GOOD))
        .containsExactly(
            "! a.jsonl:1: field 'text' is missing; name the right one with --text-column",
            "paragraph: good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "true", "[\"A\"]", "{\"A\":\"B\"}"})
  void rejectsTextThatIsNoString(String value) {
    assertThat(Reading.shown("a.jsonl", "{\"text\":" + value + "}\n" + GOOD))
        .containsExactly(
            "! a.jsonl:1: field 'text' is not a string; name the right one with --text-column",
            "paragraph: good");
  }

  @Test
  void rejectsAMistypedKind() {
    assertThat(Reading.shown("a.jsonl", "{\"text\":\"A\",\"kind\":\"headlin\"}\n" + GOOD))
        .containsExactly(
            "! a.jsonl:1: column 'kind': 'headlin' is not one of [headline, bullet, caption,"
                + " paragraph, boilerplate]; did you mean 'headline'?",
            "paragraph: good");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"text\":\"A\",\"text\":\"B\"} | Duplicate field 'text'",
        "{\"text\":\"A\",\"x\":{\"y\":1,\"y\":2}} | Duplicate field 'y'",
        "{\"text\":\"A\"} {\"text\":\"B\"} | Trailing token",
        "{\"text\":\"A\"}] | Unexpected close marker",
        "{\"text\":\"A\" | Unexpected end-of-input",
        "{\"text\":\"A | Unexpected end-of-input",
        "{'text':'A'} | Unexpected character",
        "{\"text\":A} | Unrecognized token 'A'",
        "{\"text\":\"A\",} | Unexpected character",
        "{\"text\":\"A\",\"n\":NaN} | NaN",
        "// {\"text\":\"A\"} | Unexpected character",
        "text,id | Unrecognized token 'text'",
      })
  void rejectsWhatIsNoJsonAndSaysWhy(String line, String reason) {
    var shown = Reading.shown("a.jsonl", line + "\n" + GOOD);

    assertThat(shown).hasSize(2).endsWith("paragraph: good");
    assertThat(shown.get(0))
        .startsWith("! a.jsonl:1: not valid JSON: ")
        .contains(reason)
        .doesNotContain("StreamReadFeature", "Source:", "\n");
  }

  @Test
  void rejectsVeryDeepNesting() {
    String deep = "{\"text\":\"A\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(Reading.shown("a.jsonl", deep + "\n" + GOOD))
        .hasSize(2)
        .endsWith("paragraph: good")
        .first()
        .asString()
        .startsWith("! a.jsonl:1: not valid JSON: ")
        .contains("nesting depth");
  }

  @Test
  void losesOneRowToALineThatIsNotText() {
    byte[] json = Reading.bytes(GOOD, "\n{\"text\":\"", 0xff, "\"}\n", GOOD);

    assertThat(Reading.shown(Reading.entries(Reading.input("a.jsonl", json), ReadOptions.DEFAULT)))
        .containsExactly(
            "paragraph: good",
            "! a.jsonl:2: byte 0xFF at byte 10 of the line is not UTF-8; convert the file, or name"
                + " its encoding with --encoding",
            "paragraph: good");
  }

  @Test
  void rejectsAnEmptyFile() {
    assertThat(Reading.shown("a.jsonl", ""))
        .containsExactly("! a.jsonl: no text in it; expected at least one paragraph or row");
  }

  @Test
  void showsARejectedLineAsItStands() {
    assertThat(Reading.rejections(Reading.entries("a.jsonl", "  {nope\n")))
        .extracting(Entry.Rejected::original)
        .containsExactly("  {nope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": \"a\\ud800b\"}",
        "{\"text\": \"a\\udc00\\ud800b\"}",
        "{\"text\": \"a\", \"id\": \"\\udfff\"}",
        "{\"text\": \"a\", \"article\": \"x\\ud800\"}",
        "{\"text\": \"a\", \"target\": \"\\ud83d \\ude00\"}"
      })
  void rejectsHalfOfACharacterRatherThanWriteAnother(String json) {
    assertThat(Reading.shown("in.jsonl", json + "\n" + GOOD))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("! in.jsonl:1: field '")
                    .endsWith("' holds half of a surrogate pair, which is no character"),
            second -> assertThat(second).isEqualTo("paragraph: good"));
  }

  @Test
  void readsAPairOfSurrogatesThatIsEscaped() {
    assertThat(Reading.shown("in.jsonl", "{\"text\": \"\\ud83d\\ude00\"}"))
        .containsExactly("paragraph: 😀");
  }
}
