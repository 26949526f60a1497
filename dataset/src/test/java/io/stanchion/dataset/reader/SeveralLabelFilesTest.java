package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.seal.Sha256;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SeveralLabelFilesTest {
  private static final LabelReader READER = new LabelReader(ReadOptions.DEFAULT);
  private static final String LONG = "the trains are late every day";

  @Test
  void readsTheRowsOfAllFilesInOrder() {
    Input one = Reading.input("a.csv", "id,article,text,label\n1,x,A,pro\n2,x,B,con\n");
    Input other =
        Reading.input("b.jsonl", "{\"id\":3,\"article\":\"y\",\"text\":\"C\",\"label\":\"pro\"}");

    LabelledData data = READER.read(List.of(one, other));

    assertThat(data.name()).isEqualTo("a.csv, b.jsonl");
    assertThat(data.grouped()).isTrue();
    assertThat(data.paragraphs())
        .extracting(row -> row.paragraph().id())
        .containsExactly("1", "2", "3");
    assertThat(data.paragraphs())
        .extracting(LabelledParagraph::group)
        .containsExactly("x", "x", "y");
  }

  @Test
  void digestsAllFiles() {
    Input one = Reading.input("a.csv", "text,label\nA,pro\n");
    Input other = Reading.input("b.csv", "text,label\nB,pro\n");

    assertThat(READER.read(List.of(one, other)).sha256())
        .isEqualTo(Sha256.hex(READER.read(one).sha256() + "\n" + READER.read(other).sha256()))
        .isNotEqualTo(READER.read(List.of(other, one)).sha256());
  }

  @Test
  void namesBothPlacesOfAnIdThatOccursTwice() {
    assertThat(
            problems(
                "id,text,label\n1,A,pro\n2,B,con\n", "id,text,label\n3,C,pro\n1,D,con\n3,E,con\n"))
        .containsExactly(
            "b.csv:3: column 'id': '1' is already the id of a.csv:2; give each row an id of its"
                + " own",
            "b.csv:4: column 'id': '3' is already the id of line 2; give each row an id of its"
                + " own");
  }

  @Test
  void namesBothPlacesOfATextThatStandsInTwoFiles() {
    assertThat(
            problems(
                "id,text,label\n1," + LONG + ",pro\n2,No.,con\n3," + LONG + ",pro\n",
                "id,text,label\n4,No.,con\n5," + LONG + " ,con\n6,Yes.,pro\n"))
        .containsExactly(
            "b.csv:3: column 'text' is that of a.csv:2, labelled 'pro' there; keep one of them");
    assertThat(
            problems(
                "target,text,label\nrail," + LONG + ",pro\n",
                "target,text,label\ntram," + LONG + ",con\n"))
        .isEmpty();
    assertThat(problems("text,label\n" + LONG + ",pro\n", "text,label\n" + LONG + ",pro\n"))
        .containsExactly("b.csv:2: column 'text' is that of a.csv:2; keep one of them");
  }

  @Test
  void comparesSpellingsOverAllFiles() {
    assertThat(
            problems(
                "text,label,target\nA,pro,rail\nB,pro,rail\n",
                "text,label,target\nC,Pro,rail\nD,pro,Rail\n"))
        .containsExactly(
            "b.csv:2: column 'label': 'Pro' differs from 'pro' by case; did you mean 'pro'? If it"
                + " is a label of its own, list all labels with --labels",
            "b.csv:3: column 'target': 'Rail' differs from 'rail' by case; did you mean 'rail'?");
  }

  @Test
  void missesTheGroupsOfAFileWhereOthersHaveThem() {
    assertThat(problems("article,text,label\nx,A,pro\n", "text,label\nB,con\n"))
        .containsExactly(
            "b.csv: no column says which rows belong together, as in the other files; add it, or"
                + " name one that all have with --group-column");
  }

  @Test
  void missesLabelledRowsInEachFile() {
    assertThat(problems("text,label\nA,pro\n", "text,label\n"))
        .containsExactly("b.csv: no labelled rows; expected at least one below the header");
  }

  @Test
  void givesLabelsTheirNewNamesBeforeItLooksAtThem() {
    LabelReader reader =
        new LabelReader(ReadOptions.DEFAULT, List.of("con", "pro"), Map.of("FAVOR", "pro"));

    assertThat(
            reader.check(Reading.input("a.csv", "text,label\nA,FAVOR\nB,con\nC,NONE\n")).problems())
        .containsExactly("a.csv:4: column 'label': 'NONE' is not one of [con, pro]");
  }

  @Test
  void refusesNoFileAtAll() {
    assertThatThrownBy(() -> READER.check(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected at least one file of labels");
  }

  private static List<String> problems(String one, String other) {
    return READER
        .check(List.of(Reading.input("a.csv", one), Reading.input("b.csv", other)))
        .problems();
  }
}
