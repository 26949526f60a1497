package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelReaderTest {
  @Test
  void readsRowsWithAllTheirColumns() {
    String csv =
        """
        note,id,article,paragraph,kind,target,text,label
        x,one,a,4,caption,5G,"A, a",pro
        ,two,b,5,,5G,B,anti
        """;

    LabelledData data = read(csv);

    assertThat(data.name()).isEqualTo("l.csv");
    assertThat(data.grouped()).isTrue();
    assertThat(data.paragraphs())
        .containsExactly(
            new LabelledParagraph(
                new Paragraph("one", "a", 4, Kind.CAPTION, "5G", "A, a"),
                "pro",
                "a",
                Map.of(
                    "note",
                    "x",
                    "id",
                    "one",
                    "article",
                    "a",
                    "paragraph",
                    "4",
                    "kind",
                    "caption",
                    "target",
                    "5G",
                    "text",
                    "A, a",
                    "label",
                    "pro")),
            new LabelledParagraph(
                new Paragraph("two", "b", 5, Kind.PARAGRAPH, "5G", "B"),
                "anti",
                "b",
                Map.of(
                    "note",
                    "",
                    "id",
                    "two",
                    "article",
                    "b",
                    "paragraph",
                    "5",
                    "kind",
                    "",
                    "target",
                    "5G",
                    "text",
                    "B",
                    "label",
                    "anti")));
  }

  @Test
  void keepsUnknownColumnsInFileOrder() {
    LabelledData data = read("zeta,text,alpha,label,Mid\n1,A,2,pro,3\n");

    assertThat(data.paragraphs().get(0).columns())
        .containsExactly(
            Map.entry("zeta", "1"),
            Map.entry("text", "A"),
            Map.entry("alpha", "2"),
            Map.entry("label", "pro"),
            Map.entry("Mid", "3"));
  }

  @Test
  void readsFromTheColumnsNamed() {
    Columns columns = new Columns("body", "stance", Optional.of("outlet"), Optional.of("topic"));

    LabelledData data =
        new LabelReader(ReadOptions.DEFAULT.withColumns(columns))
            .read(
                Reading.input(
                    "l.csv",
                    """
                    article;outlet;topic;target;stance;label;text;body
                    a;Times;5G;no;pro;no;no;yes
                    """));

    LabelledParagraph one = data.paragraphs().get(0);
    assertThat(one.paragraph())
        .isEqualTo(new Paragraph("l:1", "a", 1, Kind.PARAGRAPH, "5G", "yes"));
    assertThat(one.label()).isEqualTo("pro");
    assertThat(one.group()).isEqualTo("Times");
  }

  @Test
  void groupsByArticleOrElseByGroupOrElseNotAtAll() {
    LabelledData byArticle = read("text,label,group,article\nA,pro,g,a\n");
    LabelledData byGroup = read("text,label,group\nA,pro,g\n");
    LabelledData byItself = read("text,label,id\nA,pro,x\nB,pro,\n");

    assertThat(byArticle.paragraphs()).extracting(LabelledParagraph::group).containsExactly("a");
    assertThat(byArticle.grouped()).isTrue();
    assertThat(byGroup.paragraphs()).extracting(LabelledParagraph::group).containsExactly("g");
    assertThat(byGroup.grouped()).isTrue();
    assertThat(byItself.paragraphs())
        .extracting(LabelledParagraph::group)
        .containsExactly("x", "l:2");
    assertThat(byItself.grouped()).isFalse();
  }

  @Test
  void passesOverBoilerplateWithoutLabelAndReadsItWithOne() {
    LabelledData data =
        read("text,label,kind\nA,,boilerplate\nB,neutral,Boilerplate\nC,pro,paragraph\n");

    assertThat(data.paragraphs())
        .extracting(one -> one.paragraph().text())
        .containsExactly("B", "C");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,label | 1: no column 'text' in the header [id, label]; name the right one with"
            + " --text-column",
        "text,lable | 1: no column 'label' in the header [text, lable] (did you mean 'lable'?);"
            + " name the right one with --label-column",
        "text,Label | 1: no column 'label' in the header [text, Label] (did you mean 'Label'?);"
            + " name the right one with --label-column",
        "text,labels | 1: no column 'label' in the header [text, labels] (did you mean 'labels'?);"
            + " name the right one with --label-column",
        "text,label,text | 1: the header names column 'text' twice; rename one of them",
      })
  void refusesAFileWithoutTheRequiredColumns(String header, String message) {
    assertThatThrownBy(() -> check(header + "\n"))
        .isInstanceOf(DataException.class)
        .hasMessage("l.csv:" + message);
  }

  @Test
  void refusesAFileWithoutTheColumnsNamed() {
    Columns group = new Columns("text", "label", Optional.of("outlet"), Optional.empty());
    Columns target = new Columns("text", "label", Optional.empty(), Optional.of("topic"));

    assertThatThrownBy(() -> check("text,label\n", ReadOptions.DEFAULT.withColumns(group)))
        .hasMessage(
            "l.csv:1: no column 'outlet' in the header [text, label]; name the right one with"
                + " --group-column");
    assertThatThrownBy(() -> check("text,label\n", ReadOptions.DEFAULT.withColumns(target)))
        .hasMessage(
            "l.csv:1: no column 'topic' in the header [text, label]; name the right one with"
                + " --target-column");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> check(""))
        .isInstanceOf(DataException.class)
        .hasMessage("l.csv: is empty; expected a header and rows");
  }

  @Test
  void missesRowsBelowTheHeader() {
    String problem = "l.csv: no labelled rows; expected at least one below the header";

    assertThat(check("text,label\n").problems()).containsExactly(problem);
    assertThat(check("text,label,kind\nA,,boilerplate\n").problems()).containsExactly(problem);
  }

  @Test
  void namesTheLineAndColumnOfEachBadRowInFileOrderAndKeepsTheGoodOnes() {
    String csv =
        """
        id,article,kind,text,label
        1,a,,A,pro
        2,a,,B,
        3,a,,C,Pro
        4,a,, ,pro
        5, ,,E,pro
        6,a,boilerplat,F,pro

        1,a,,G,pro
        8,a,,H,pro,x
        9,a,,"I
        i",anti
        10,a,,J,pro
        11,a,,"K" k,pro
        """;

    LabelReader.Checked checked = check(csv);

    assertThat(checked.problems())
        .containsExactly(
            "l.csv:3: column 'label' is empty; give a label, or take the row out",
            "l.csv:4: column 'label': 'Pro' differs from 'pro' by case; did you mean 'pro'? If it"
                + " is a label of its own, list all labels with --labels",
            "l.csv:5: column 'text' is empty; take the row out",
            "l.csv:6: column 'article' is empty; every row needs its group for splits",
            "l.csv:7: column 'kind': 'boilerplat' is not one of [headline, bullet, caption,"
                + " paragraph, boilerplate]; did you mean 'boilerplate'?",
            "l.csv:9: column 'id': '1' is already the id of line 2; give each row an id of"
                + " its own",
            "l.csv:10: the row has 6 fields, the header has 5; quote fields that contain the"
                + " separator",
            "l.csv:14: text follows a closing quote; double the quotes inside a field");
    assertThat(checked.data().paragraphs())
        .extracting(one -> one.paragraph().id())
        .containsExactly("1", "9", "10");
  }

  @Test
  void refusesAFileWithProblemsAndListsThem() {
    assertThatThrownBy(() -> read("text,label\nA,pro\nB,\nC,\n"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "l.csv:3: column 'label' is empty; give a label, or take the row out\n"
                + "l.csv:4: column 'label' is empty; give a label, or take the row out");
  }

  @Test
  void listsNoMoreThanTenProblems() {
    assertThatThrownBy(() -> read("text,label\n" + "A,\n".repeat(13)))
        .hasMessageStartingWith("l.csv:2: column 'label' is empty")
        .hasMessageContaining("\nl.csv:11: column 'label' is empty")
        .hasMessageNotContaining("l.csv:12:")
        .hasMessageEndingWith("\n… and 3 more problems");
    assertThatThrownBy(() -> read("text,label\n" + "A,\n".repeat(10)))
        .hasMessageContaining("\nl.csv:11: column 'label' is empty")
        .hasMessageNotContaining("more problems");
  }

  @Test
  void acceptsTheExpectedLabelsOnly() {
    LabelReader reader =
        new LabelReader(ReadOptions.DEFAULT, List.of("pro-ban", "neutral", "anti-ban"));

    assertThat(
            reader
                .check(
                    Reading.input(
                        "l.csv", "text,label\nA,pro-ban\nB,pro_ban\nC,Neutral\nD,x\nE,neutral \n"))
                .problems())
        .containsExactly(
            "l.csv:3: column 'label': 'pro_ban' is not one of [anti-ban, neutral, pro-ban]; did you"
                + " mean 'pro-ban'?",
            "l.csv:4: column 'label': 'Neutral' is not one of [anti-ban, neutral, pro-ban]; did you"
                + " mean 'neutral'?",
            "l.csv:5: column 'label': 'x' is not one of [anti-ban, neutral, pro-ban]",
            "l.csv:6: column 'label': 'neutral ' is not one of [anti-ban, neutral, pro-ban]; did"
                + " you mean 'neutral'?");
  }

  @Test
  void keepsThePlaceOfARowWhoseNeighboursAreRejected() {
    LabelReader.Checked checked = check("text,label\nA,\nB,pro\n");

    assertThat(checked.data().paragraphs())
        .extracting(one -> one.paragraph().id())
        .containsExactly("l:2");
  }

  @Test
  void givesTheDigestOfTheBytesAsTheyStandInTheFile() {
    byte[] csv = Reading.bytes(0xef, 0xbb, 0xbf, "text,label\r\nA,pro\r\n\r\n");
    byte[] compressed = Reading.gzip(csv);
    LabelReader reader = new LabelReader(ReadOptions.DEFAULT);

    assertThat(reader.read(Reading.input("l.csv", csv)).sha256()).isEqualTo(sha256(csv));
    assertThat(reader.read(Reading.input("l.csv.gz", compressed)).sha256())
        .isEqualTo(sha256(compressed))
        .isNotEqualTo(sha256(csv));
  }

  @Test
  void refusesBytesBehindTheCompressedData() {
    byte[] bytes = Reading.bytes(Reading.gzip(Reading.utf8("text,label\nA,pro\n")), "and more");

    assertThatThrownBy(
            () -> new LabelReader(ReadOptions.DEFAULT).read(Reading.input("l.csv.gz", bytes)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "l.csv.gz: the compressed data is damaged (something follows its end that is not gzip);"
                + " copy the file again");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Input missing =
        new Input(
            "l.csv",
            "l",
            () -> {
              throw new NoSuchFileException("l.csv");
            });

    assertThatThrownBy(() -> new LabelReader(ReadOptions.DEFAULT).check(missing))
        .isInstanceOf(DataException.class)
        .hasMessage("l.csv: no such file");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static LabelledData read(String csv) {
    return new LabelReader(ReadOptions.DEFAULT).read(Reading.input("l.csv", csv));
  }

  private static LabelReader.Checked check(String csv) {
    return check(csv, ReadOptions.DEFAULT);
  }

  private static LabelReader.Checked check(String csv, ReadOptions options) {
    return new LabelReader(options).check(Reading.input("l.csv", csv));
  }
}
