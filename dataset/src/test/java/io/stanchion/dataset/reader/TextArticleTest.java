package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextArticleTest {
  private static final String WRAPPED =
      """
      The government in Berlin has put off its decision on
      Chinese suppliers for a third time, officials said, and
      nobody expects a vote before the summer break.

      Operators welcomed the delay. They had warned that a ban
      would cost billions and take years, and that nobody could
      say where the engineers were to come from.
      """;

  @Test
  void takesEveryLineForAParagraphWhereLinesAreWholeParagraphs() {
    assertThat(
            Reading.paragraphs(
                Reading.entries("a.txt", "One sentence. \nTwo, here.\n\n\nThree, at last.")))
        .containsExactly(
            new Paragraph("a:1", "a", 1, Kind.PARAGRAPH, "", "One sentence. "),
            new Paragraph("a:2", "a", 2, Kind.PARAGRAPH, "", "Two, here."),
            new Paragraph("a:3", "a", 3, Kind.PARAGRAPH, "", "Three, at last."));
  }

  @Test
  void joinsTheLinesOfHardWrappedText() {
    assertThat(texts(WRAPPED, ParagraphBreak.AUTO))
        .containsExactlyElementsOf(texts(WRAPPED, ParagraphBreak.BLANK_LINE))
        .containsExactly(
            "The government in Berlin has put off its decision on\nChinese suppliers for a third"
                + " time, officials said, and\nnobody expects a vote before the summer break.",
            "Operators welcomed the delay. They had warned that a ban\nwould cost billions and take"
                + " years, and that nobody could\nsay where the engineers were to come from.");
  }

  @Test
  void doesNotJoinLinesWhereToldNotTo() {
    assertThat(texts(WRAPPED, ParagraphBreak.LINE))
        .containsExactlyElementsOf(WRAPPED.lines().filter(line -> !line.isEmpty()).toList());
  }

  @Test
  void joinsLinesWhereToldTo() {
    assertThat(texts("One.\nTwo.\n \t\nThree.\r\nFour.\r\n", ParagraphBreak.BLANK_LINE))
        .containsExactly("One.\nTwo.", "Three.\nFour.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Whole sentences.
        "Operators welcomed the delay on Monday evening.\n",
        // A list or a poem: too short for wrapped text.
        "Operators welcomed the delay\n",
        // Longer than anybody wraps.
        "Operators welcomed the delay that they had asked for in a letter to the minister for the"
            + " economy and her colleague at the interior\n",
      })
  void doesNotTakeForHardWrapped(String line) {
    assertThat(texts(line.repeat(6), ParagraphBreak.AUTO)).hasSize(6);
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheTextAsItIs(ParagraphBreak paragraphBreak) {
    String text = "\t  • Ban  it,\u00a0they say.\u00a0 ";

    assertThat(texts("First.\n\n" + text + "\n\nLast.", paragraphBreak))
        .containsExactly("First.", text, "Last.");
  }

  @Test
  void rejectsDamagedLinesOneByOneAndNumbersTheOthersAsTheyStand() {
    byte[] text = Reading.bytes("One.\n", 0xff, "\nThree.\n\n", 0xfe, "\nSix.");
    List<Entry> entries =
        Reading.entries(
            Reading.input("a.txt", text), Reading.paragraphBreak(ParagraphBreak.BLANK_LINE));

    assertThat(Reading.paragraphs(entries))
        .extracting(Paragraph::id, Paragraph::text)
        .containsExactly(tuple("a:1", "One."), tuple("a:3", "Three."), tuple("a:5", "Six."));
    assertThat(Reading.rejections(entries))
        .extracting(Entry.Rejected::line)
        .containsExactly(2L, 5L);
    assertThat(Reading.rejections(entries)).noneMatch(Entry.Rejected::isWholeInput);
  }

  @Test
  void keepsTheOrderWhereADamagedLineFollowsOneThatIsHeldBack() {
    byte[] text =
        Reading.bytes(
            "The government in Berlin has put off its decision on Chinese suppliers, officials"
                + " said on Monday.\nThe Polish View\n",
            0xff,
            "\nPoland has decided.");

    List<String> shown =
        Reading.shown(Reading.entries(Reading.input("a.txt", text), ReadOptions.DEFAULT));

    assertThat(shown).hasSize(4).endsWith("paragraph: Poland has decided.");
    assertThat(shown.get(1)).isEqualTo("headline: The Polish View");
    assertThat(shown.get(2)).startsWith("! a.txt:3: byte 0xFF");
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnEmptyText(ParagraphBreak paragraphBreak) {
    for (String empty : List.of("", "\n \r\n\t\n")) {
      assertThat(
              Reading.shown(
                  Reading.entries(
                      Reading.input("a.txt", empty), Reading.paragraphBreak(paragraphBreak))))
          .containsExactly("! a.txt: no text in it; expected at least one paragraph or row");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"net-\nwork", "net-  \nwork", "net\u2010\nwork", "net\u00ad\nwork"})
  void joinsAWordThatIsDividedBetweenLines(String divided) {
    assertThat(texts("The " + divided + " is up.", ParagraphBreak.BLANK_LINE))
        .containsExactly("The network is up.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"of 1986-\n90", "says –\nand", "Baden-\nWürttemberg", "a -\nb", "-\nb"})
  void doesNotJoinWhatOnlyLooksLikeADividedWord(String lines) {
    assertThat(texts(lines, ParagraphBreak.BLANK_LINE)).containsExactly(lines);
  }

  @Test
  void doesNotJoinWordsWhereLinesAreParagraphs() {
    assertThat(texts("The net-\nwork is up.", ParagraphBreak.LINE))
        .containsExactly("The net-", "work is up.");
  }

  @Test
  void isWhatAnInputWithoutAKnownEndingIsTakenFor() {
    assertThat(Reading.shown("-", "One.\nTwo."))
        .containsExactly("paragraph: One.", "paragraph: Two.");
    assertThat(Reading.shown("notes", " {\"text\": \"One.\"}")).containsExactly("paragraph: One.");
    assertThat(Reading.shown("notes.txt", "{\"text\"}")).containsExactly("headline: {\"text\"}");
  }

  @ParameterizedTest
  @EnumSource
  void goesByTheFormatNamedRatherThanTheEnding(Format format) {
    List<Entry> entries =
        Reading.entries(Reading.input("a.xyz.csv", "{\"text\": \"One.\"}"), Reading.format(format));

    String expected =
        switch (format) {
          case TEXT, MARKDOWN, HTML -> "headline: {\"text\": \"One.\"}";
          case CSV ->
              "! a.xyz.csv: no column 'text' in the header [{\"text\": \"One.\"}]; name the"
                  + " right one with --text-column";
          case JSONL -> "paragraph: One.";
          case SEMEVAL ->
              "! a.xyz.csv: the header [{\"text\": \"One.\"}] does not begin with the columns [ID,"
                  + " Target, Tweet, Stance], separated by tabs";
        };
    assertThat(Reading.shown(entries)).containsExactly(expected);
  }

  private static List<String> texts(String content, ParagraphBreak paragraphBreak) {
    List<Entry> entries =
        Reading.entries(Reading.input("a.txt", content), Reading.paragraphBreak(paragraphBreak));
    assertThat(Reading.rejections(entries)).isEmpty();
    return Reading.paragraphs(entries).stream().map(Paragraph::text).toList();
  }
}
