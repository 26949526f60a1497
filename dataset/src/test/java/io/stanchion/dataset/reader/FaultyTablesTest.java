package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets, survey tools and annotation tools leave them. */
final class FaultyTablesTest {
  @Test
  void pointsAtALabelWithANoBreakSpaceAtItsEnd() {
    assertThat(problems(twoLabels("pro\u00a0", "pro")))
        .hasSize(6)
        .first()
        .isEqualTo(
            "l.csv:2: column 'label': 'pro<U+00A0>' differs from 'pro' by a no-break space at its"
                + " end; did you mean 'pro'? If it is a label of its own, list all labels with"
                + " --labels");
  }

  @Test
  void pointsAtALabelWithAZeroWidthSpace() {
    assertThat(problems(twoLabels("pro\u200b", "pro")))
        .hasSize(6)
        .first()
        .asString()
        .startsWith(
            "l.csv:2: column 'label': 'pro<U+200B>' differs from 'pro' by a zero width space at its"
                + " end; did you mean 'pro'?");
  }

  @Test
  void pointsAtEveryTargetThatDiffersFromAnotherBySpellingAlone() {
    String csv =
        """
        text,label,target
        A,pro,Night trains
        B,con,Night trains
        C,pro,night trains
        D,con,"Night trains "
        E,pro,Night  trains
        F,con,"Trams, buses"
        """;

    assertThat(problems(csv))
        .containsExactly(
            "l.csv:4: column 'target': 'night trains' differs from 'Night trains' by case; did you"
                + " mean 'Night trains'?",
            "l.csv:5: column 'target': 'Night trains ' differs from 'Night trains' by a blank at"
                + " its end; did you mean 'Night trains'?",
            "l.csv:6: column 'target': 'Night  trains' differs from 'Night trains' by a double"
                + " blank; did you mean 'Night trains'?");
  }

  @Test
  void pointsAtRowsWithoutATargetBesideRowsWithOne() {
    assertThat(problems("text,label,target\nA,pro,wind\nB,con, \nC,pro,\nD,con,wind\n"))
        .containsExactly(
            "l.csv:3: column 'target' is empty, but 2 of 4 rows have a target; fill it in, or take"
                + " the row out",
            "l.csv:4: column 'target' is empty, but 2 of 4 rows have a target; fill it in, or take"
                + " the row out");
    assertThat(problems("text,label,target\nA,pro,\nB,con, \n")).isEmpty();
  }

  @Test
  void pointsAtTheSecondAndThirdHeaderRowOfQualtrics() {
    String csv =
        """
        ResponseId,text,label
        "Response ID","Your view of night trains?","Stance"
        "{""ImportId"":""_recordId""}","{""ImportId"":""QID7_TEXT""}","{""ImportId"":""QID8""}"
        R_1,I love them,pro
        R_2,I hate them,con
        R_3,Love them,pro
        R_4,Hate them,con
        """;

    assertThat(problems(csv))
        .containsExactly(
            "l.csv:2: the row is the second header row of Qualtrics; take lines 2 and 3 out",
            "l.csv:3: the row is the third header row of Qualtrics; take lines 2 and 3 out");
    assertThat(Reading.shown("l.csv", csv))
        .startsWith(
            "! l.csv:2: the row is the second header row of Qualtrics; take lines 2 and 3 out",
            "! l.csv:3: the row is the third header row of Qualtrics; take lines 2 and 3 out",
            "paragraph: I love them")
        .hasSize(6);
  }

  @Test
  void pointsAtASecondHeaderRowByItsLabelThatOccursOnce() {
    assertThat(problems("text,label\nYour view?,Stance\nA,pro\nB,con\nC,pro\nD,con\n"))
        .containsExactly(
            "l.csv:2: column 'label': 'Stance' occurs once, in the first row; take the row out if"
                + " it is a second header. If it is a label of its own, list all labels with"
                + " --labels");
  }

  @Test
  void pointsAtAHeaderThatIsRepeatedInTheMiddle() {
    String csv = "id,text,label\n1,A,pro\nid,text,label\n2,B,con\n";
    String problem = "l.csv:3: the row repeats the header; take it out";

    assertThat(problems(csv)).containsExactly(problem);
    assertThat(Reading.shown("l.csv", csv))
        .containsExactly("paragraph: A", "! " + problem, "paragraph: B");
    assertThat(Reading.shown("l.csv", "text\ntext\n")).containsExactly("paragraph: text");
  }

  @Test
  void pointsAtALabelThatIsJson() {
    assertThat(problems("text,label\nA,pro\nB,\"{\"\"choices\"\":[\"\"pro\"\"]}\"\nC,con\n"))
        .containsExactly(
            "l.csv:3: column 'label': '{\"choices\":[\"pro\"]}' is JSON, not a label; did you mean"
                + " 'pro'? If it is a label of its own, list all labels with --labels");
  }

  @Test
  void pointsAtGroupsThatDifferBySpellingAlone() {
    assertThat(
            problems(
                "article,text,label\n"
                    + "Times,A,pro\n"
                    + "Times,B,con\n"
                    + "\"Times \",C,pro\n"
                    + "7.0,D,con\n"
                    + "7,E,pro\n"))
        .containsExactly(
            "l.csv:4: column 'article': 'Times ' differs from 'Times' by a blank at its end; did"
                + " you mean 'Times'?",
            "l.csv:5: column 'article': '7.0' differs from '7' by the form of the number; did you"
                + " mean '7'?");
    assertThat(problems("article,text,label\naB3,A,pro\nAb3,B,con\na-1,C,pro\na_1,D,con\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\r\n", "SEP=;\n", "\"sep=;\"\n", "\ufeffsep=;\n", "sep=;;\n"})
  void takesTheDelimiterFromTheFirstLineOfExcel(String first) {
    String csv = first + "id;text;target\r\n1;Trains, they say, are late;rail\r\n";

    assertThat(Reading.paragraphs(Reading.entries("a.csv", csv)))
        .extracting(Paragraph::id, Paragraph::text, Paragraph::target)
        .containsExactly(tuple("1", "Trains, they say, are late", "rail"));
  }

  @Test
  void takesKindsThatAreTheUsersOwnForParagraphs() {
    assertThat(Reading.shown("a.csv", "kind,text\ntweet,A\nnews,B\ntitle,C\nheadline,D\n"))
        .containsExactly("paragraph: A", "paragraph: B", "paragraph: C", "headline: D");
    assertThat(problems("kind,text,label\ntweet,A,pro\nnews,B,con\n")).isEmpty();
  }

  @Test
  void pointsAtAMistypedKind() {
    String reason =
        "column 'kind': 'headlin' is not one of [headline, bullet, caption, paragraph,"
            + " boilerplate]; did you mean 'headline'?";

    assertThat(Reading.shown("a.csv", "kind,text\nheadlin,A\ncaption,B\n"))
        .containsExactly("! a.csv:2: " + reason, "caption: B");
    assertThat(problems("kind,text,label\nheadlin,A,pro\ncaption,B,con\n"))
        .containsExactly("l.csv:2: " + reason);
  }

  @Test
  void readsLabelsFromJsonLines() {
    List<LabelledParagraph> read =
        new LabelReader(ReadOptions.DEFAULT)
            .read(
                Reading.input(
                    "l.jsonl",
                    "{\"text\":\"A\",\"label\":\"pro\"}\n{\"text\":\"B\",\"label\":\"con\"}\n"))
            .paragraphs();

    assertThat(read).extracting(LabelledParagraph::label).containsExactly("pro", "con");
  }

  @Test
  void takesTheGuardOffFilesOfOurs() {
    String header = "id,article,paragraph,kind,label,confidence,p_con,p_pro,status,text\n";
    String row = "%s,a,1,paragraph,pro,0.6,0.4,0.6,ok,%s\n";

    assertThat(
            Reading.shown(
                "o.csv",
                header
                    + row.formatted("1", "'@minister no")
                    + row.formatted("2", "''=1")
                    + row.formatted("3", "-5")
                    + row.formatted("4", "'tis")))
        .containsExactly(
            "paragraph: @minister no", "paragraph: '=1", "paragraph: -5", "paragraph: 'tis");
    assertThat(Reading.shown("o.csv", "id,text\n1,'@minister no\n"))
        .containsExactly("paragraph: '@minister no");
  }

  @Test
  void refusesWhatIsClearlyNoTable() {
    String html = "<!DOCTYPE html><html></html>";

    assertThatThrownBy(() -> problems(html))
        .isInstanceOf(DataException.class)
        .hasMessage("l.csv: is HTML or XML; expected CSV or JSON Lines");
    assertThatThrownBy(() -> Table.read(Reading.input("t.csv", html), List.of()))
        .hasMessage("t.csv: is HTML or XML; expected CSV or JSON Lines");
    assertThatThrownBy(() -> Table.read(Reading.input("t.csv", "{\"id\":1}\n"), List.of()))
        .isInstanceOf(DataException.class)
        .hasMessage("t.csv: is JSON; expected CSV with a header");
  }

  private static String twoLabels(String odd, String plain) {
    return "text,label\n"
        + IntStream.range(0, 6)
            .mapToObj(i -> "A%d,%s\nB%d,con\nC%d,%s\nD%d,con\n".formatted(i, odd, i, i, plain, i))
            .collect(Collectors.joining());
  }

  private static List<String> problems(String csv) {
    return new LabelReader(ReadOptions.DEFAULT).check(Reading.input("l.csv", csv)).problems();
  }
}
