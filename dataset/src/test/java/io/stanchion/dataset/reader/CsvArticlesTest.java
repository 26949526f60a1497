package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvArticlesTest {
  @Test
  void readsQuotedNewlinesDoubledQuotesAndSeparatorsInQuotes() {
    String csv =
        """
        id,text
        1,"He said: ""No.""
        Then he left."
        2,"one, two"
        3,""
        4,"a\"""
        """;

    assertThat(Reading.shown("a.csv", csv))
        .containsExactly(
            "paragraph: He said: \"No.\"\nThen he left.",
            "paragraph: one, two",
            "paragraph: ",
            "paragraph: a\"");
  }

  @Test
  void keepsTheNewlinesInsideQuotesAsTheyAre() {
    assertThat(Reading.shown("a.csv", "text\r\n\"a\r\nb\nc\rd\"\r\n"))
        .containsExactly("paragraph: a\r\nb\nc\rd");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void findsTheSeparatorInTheHeader(String separator) {
    String csv = "id|text|note\n1|a, b; c\td|x\n".replace("|", separator);
    String quoted = "id|text|note\n1|\"a, b; c\td\"|x\n".replace("|", separator);

    assertThat(Reading.shown("a.csv", quoted)).containsExactly("paragraph: a, b; c\td");
    assertThat(Reading.rejections(Reading.entries("a.csv", csv)))
        .extracting(Entry.Rejected::message)
        .containsExactly(
            "a.csv:2: the row has 4 fields, the header has 3; quote fields that contain the"
                + " separator");
  }

  @Test
  void prefersTheSeparatorNamed() {
    ReadOptions options =
        new ReadOptions(
            Optional.empty(),
            StandardCharsets.UTF_8,
            ParagraphBreak.AUTO,
            Optional.of('|'),
            Columns.DEFAULT);

    assertThat(
            Reading.shown(
                Reading.entries(Reading.input("a.csv", "i,d|text\n1;2|three, four\n"), options)))
        .containsExactly("paragraph: three, four");
  }

  @Test
  void readsAFileThatBeginsWithAByteOrderMark() {
    assertThat(Reading.shown("a.csv", "\ufefftext,id\nA,1\n")).containsExactly("paragraph: A");
    assertThat(Reading.shown("a.csv", "\ufeff\"text\",\"id\"\nA,1\n"))
        .containsExactly("paragraph: A");
  }

  @Test
  void passesOverBlankLinesButCountsThem() {
    assertThat(Reading.shown("a.csv", "\n \nid,text\n\n1,A\n   \n\t\n2,B,C\n\n"))
        .containsExactly(
            "paragraph: A",
            "! a.csv:8: the row has 3 fields, the header has 2; quote fields that contain the"
                + " separator");
  }

  @Test
  void keepsAnEmptyFieldInQuotesWhereItIsTheOnlyColumn() {
    assertThat(Reading.shown("a.csv", "text\nA\n\"\"\n\n\" \"\nB"))
        .containsExactly("paragraph: A", "paragraph: ", "paragraph:  ", "paragraph: B");
  }

  @Test
  void namesTheLineOnWhichARaggedRowStarts() {
    assertThat(Reading.shown("a.csv", "id,text\n1,\"A\nA\"\n2\n3,C\n4,D,\n"))
        .containsExactly(
            "paragraph: A\nA",
            "! a.csv:4: the row has 1 fields, the header has 2; quote fields that contain the"
                + " separator",
            "paragraph: C",
            "! a.csv:6: the row has 3 fields, the header has 2; quote fields that contain the"
                + " separator");
  }

  @Test
  void showsARejectedRowAsItStands() {
    List<Entry.Rejected> rejected =
        Reading.rejections(Reading.entries("a.csv", "id,text\n1,\"A\nB\",C\n"));

    assertThat(rejected).extracting(Entry.Rejected::original).containsExactly("1,\"A\nB\",C");
    assertThat(rejected).noneMatch(Entry.Rejected::isWholeInput);
  }

  @Test
  void takesIdArticleParagraphKindAndTargetFromTheirColumns() {
    String csv =
        """
        target,kind,text,paragraph,id,article
        5G,caption,A,7,x,one
        ,,B,,,
        5G, Headline ,C,first,y,two
        5G,bullet,D,0,z,two
        5G,bullet,E,123456789012345678901,v,two
        5G,bullet,F,-1,w,two
        """;

    assertThat(Reading.paragraphs(Reading.entries("in.csv", csv)))
        .containsExactly(
            new Paragraph("x", "one", 7, Kind.CAPTION, "5G", "A"),
            new Paragraph("in:2", "in", 2, Kind.PARAGRAPH, "", "B"),
            new Paragraph("y", "two", 3, Kind.HEADLINE, "5G", "C"),
            new Paragraph("z", "two", 4, Kind.BULLET, "5G", "D"),
            new Paragraph("v", "two", 5, Kind.BULLET, "5G", "E"),
            new Paragraph("w", "two", 6, Kind.BULLET, "5G", "F"));
  }

  @Test
  void numbersRowsWithoutIdsByTheirPlaceRejectedOnesIncluded() {
    assertThat(Reading.paragraphs(Reading.entries("in.csv", "text\nA\nB,C\n\nD\n")))
        .extracting(Paragraph::id)
        .containsExactly("in:1", "in:3");
  }

  @Test
  void readsTextAndTargetFromTheColumnsNamed() {
    Columns columns = new Columns("Absatz", "label", Optional.empty(), Optional.of("Frage"));

    assertThat(
            Reading.paragraphs(
                Reading.entries(
                    Reading.input("in.csv", "Frage;text;target;Absatz\n5G;no;no;yes\n"),
                    ReadOptions.DEFAULT.withColumns(columns))))
        .containsExactly(new Paragraph("in:1", "in", 1, Kind.PARAGRAPH, "5G", "yes"));
  }

  @Test
  void rejectsARowOfAMistypedKindOnly() {
    assertThat(Reading.shown("a.csv", "text,kind\nA,headlines\nB,caption\n"))
        .containsExactly(
            "! a.csv:2: column 'kind': 'headlines' is not one of [headline, bullet, caption,"
                + " paragraph, boilerplate]; did you mean 'headline'?",
            "caption: B");
  }

  @Test
  void rejectsTheFileWhereTheHeaderNamesAColumnTwice() {
    assertThat(Reading.shown("a.csv", "text,id, text \nA,1,B\n"))
        .containsExactly("! a.csv: the header names column 'text' twice; rename one of them");
  }

  @Test
  void rejectsTheFileWithoutTextColumnAndNamesTheColumnProbablyMeant() {
    assertThat(Reading.shown("a.csv", "id,Text\n1,A\n"))
        .containsExactly(
            "! a.csv: no column 'text' in the header [id, Text] (did you mean 'Text'?); name"
                + " the right one with --text-column");
    assertThat(Reading.shown("a.csv", "id,texts\n1,A\n"))
        .containsExactly(
            "! a.csv: no column 'text' in the header [id, texts] (did you mean 'texts'?);"
                + " name the right one with --text-column");
    assertThat(Reading.shown("a.csv", "\n\nid,body\n1,A\n"))
        .containsExactly(
            "! a.csv: no column 'text' in the header [id, body]; name the right one with"
                + " --text-column");
  }

  @Test
  void showsNoMoreThanTwentyColumnsOfTheHeader() {
    String header = "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v";

    assertThat(Reading.shown("a.csv", header + "\n"))
        .containsExactly(
            "! a.csv: no column 'text' in the header [a, b, c, d, e, f, g, h, i, j, k, l,"
                + " m, n, o, p, q, r, s, t, …]; name the right one with --text-column");
  }

  @Test
  void rejectsTheFileWithoutTheTargetColumnNamed() {
    Columns columns = new Columns("text", "label", Optional.empty(), Optional.of("topic"));

    assertThat(
            Reading.shown(
                Reading.entries(
                    Reading.input("a.csv", "text,topics\nA,B\n"),
                    ReadOptions.DEFAULT.withColumns(columns))))
        .containsExactly(
            "! a.csv: no column 'topic' in the header [text, topics] (did you mean"
                + " 'topics'?); name the right one with --target-column");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n \r\n", "\ufeff", "\ufeff\n"})
  void rejectsAnEmptyFile(String content) {
    assertThat(Reading.shown("a.csv", content))
        .containsExactly("! a.csv: is empty; expected a header and rows");
  }

  @Test
  void rejectsAHeaderAlone() {
    String rejected = "! a.csv: no text in it; expected at least one paragraph or row";

    assertThat(Reading.shown("a.csv", "id,text")).containsExactly(rejected);
    assertThat(Reading.shown("a.csv", "id,text\n\n")).containsExactly(rejected);
  }

  @Test
  void rejectsTheFileWhoseHeaderCannotBeRead() {
    assertThat(Reading.shown("a.csv", "id,\"text\n1,A\n"))
        .containsExactly(
            "! a.csv: the header cannot be read: a quote opens in this record and never"
                + " closes; close or double it");
    assertThat(Reading.entries("a.csv", "id,\"text\n1,A\n"))
        .allMatch(entry -> entry instanceof Entry.Rejected rejected && rejected.isWholeInput());
  }
}
