package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels as annotation tools export them. */
final class JsonLabelsTest {
  private static final LabelReader READER = new LabelReader(ReadOptions.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {"l.jsonl", "l.ndjson", "l.json", "l.csv", "-"})
  void readsObjectsByNameOrByTheirBeginning(String name) {
    String json =
        """
        {"id":7,"article":"x","target":"rail","text":"A","label":"pro","note":[1]}

        {"id":8,"article":"y","target":"rail","text":"B","label":"con"}
        """;

    LabelledData data = READER.read(Reading.input(name, json));

    assertThat(data.grouped()).isTrue();
    assertThat(data.targets()).containsExactly("rail");
    assertThat(data.paragraphs()).extracting(one -> one.paragraph().id()).containsExactly("7", "8");
    assertThat(data.paragraphs())
        .extracting(LabelledParagraph::label)
        .containsExactly("pro", "con");
    assertThat(data.paragraphs().get(0).columns())
        .containsKeys("id", "note")
        .containsEntry("note", "[1]");
  }

  @Test
  void readsThemCompressed() {
    byte[] bytes = Reading.gzip(Reading.utf8("{\"text\":\"A\",\"label\":\"pro\"}\n"));

    assertThat(READER.read(Reading.input("l.jsonl.gz", bytes)).labels()).containsExactly("pro");
  }

  @Test
  void readsWhatDoccanoExports() {
    String json =
        """
        {"id":1,"text":"A","label":["pro"],"Comments":[]}
        {"id":2,"text":"B","label":[]}
        {"id":3,"text":"C","label":["pro","con"]}
        {"id":4,"text":"D","label":[[0,1,"PER"]]}
        """;

    LabelReader.Checked checked = READER.check(Reading.input("l.jsonl", json));

    assertThat(checked.data().paragraphs())
        .extracting(LabelledParagraph::label)
        .containsExactly("pro");
    assertThat(checked.problems())
        .containsExactly(
            "l.jsonl:2: field 'label' is empty; give a label, or take the row out",
            "l.jsonl:3: field 'label' has 2 labels, [\"pro\",\"con\"]; expected one",
            "l.jsonl:4: field 'label' is [[0,1,\"PER\"]]; expected a string, or a list of one");
  }

  @Test
  void readsWhatProdigyExports() {
    String json =
        """
        {"text":"A","label":"pro","answer":"accept"}
        {"text":"B","label":"pro","answer":"reject"}
        {"text":"C","label":"pro","answer":"ignore"}
        {"text":"D","accept":["con"],"options":[{"id":"con"}],"answer":"accept"}
        """;

    LabelReader.Checked checked = READER.check(Reading.input("l.jsonl", json));

    assertThat(checked.data().paragraphs())
        .extracting(LabelledParagraph::label)
        .containsExactly("pro", "con");
    assertThat(checked.problems())
        .containsExactly(
            "l.jsonl:2: field 'answer' is 'reject', so the label does not hold; give the right one,"
                + " or take the line out");
  }

  @Test
  void readsFromTheFieldsNamed() {
    Columns columns =
        new Columns("data", "answer", Optional.of("key"), Optional.of("outlet"), Optional.empty());

    LabelledParagraph one =
        new LabelReader(ReadOptions.DEFAULT.withColumns(columns))
            .read(
                Reading.input(
                    "l.jsonl",
                    "{\"data\":\"A\",\"answer\":\"reject\",\"key\":\"k\",\"outlet\":\"Times\"}"))
            .paragraphs()
            .get(0);

    assertThat(one.label()).isEqualTo("reject");
    assertThat(one.group()).isEqualTo("Times");
    assertThat(one.paragraph().id()).isEqualTo("k");
  }

  @Test
  void namesLineAndFieldOfWhatIsWrong() {
    String json =
        """
        {"text":"A","label":"pro"}
        {"text":"B","label":"con
        {"text":7,"label":"con"}
        {"text":"","label":"con"}
        {"label":"con"}
        [1]
        {"text":"C"}
        {"text":"D","label":null}
        {"text":"E","label":{"is":"pro"}}
        {"text":"F\\u0000","label":"pro"}
        {"text":"G","label":"pro\\u00a0"}
        """;

    assertThat(READER.check(Reading.input("l.jsonl", json)).problems())
        .map(problem -> problem.replaceAll("(not valid JSON).*", "$1"))
        .containsExactly(
            "l.jsonl:2: not valid JSON",
            "l.jsonl:3: field 'text' is not a string; name the right one with --text-column",
            "l.jsonl:4: field 'text' is empty; take the row out",
            "l.jsonl:5: field 'text' is empty; take the row out",
            "l.jsonl:6: expected a JSON object with a text and a label",
            "l.jsonl:7: field 'label' is empty; give a label, or take the row out",
            "l.jsonl:8: field 'label' is empty; give a label, or take the row out",
            "l.jsonl:9: field 'label' is {\"is\":\"pro\"}; expected a string, or a list of one",
            "l.jsonl:10: field 'text' holds NUL, which no CSV can; take it out",
            "l.jsonl:11: field 'label': 'pro<U+00A0>' differs from 'pro' by a no-break space at its"
                + " end; did you mean 'pro'? If it is a label of its own, list all labels with"
                + " --labels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"body\":\"A\",\"label\":\"x\"} | no object has a field 'text'; the fields are [body,"
            + " label]; name the right one with --text-column",
        "{\"text\":\"A\",\"lable\":\"x\"} | no object has a field 'label'; the fields are [text,"
            + " lable] (did you mean 'lable'?); name the right one with --label-column",
        "[{\"text\":\"A\"}] | is JSON, but not an object a line; expected JSON Lines, as jq -c"
            + " '.[]' makes of it",
      })
  void refusesAFileThatHasNoLabels(String json, String message) {
    assertThatThrownBy(() -> READER.check(Reading.input("l.jsonl", json)))
        .isInstanceOf(DataException.class)
        .hasMessage("l.jsonl: " + message);
  }

  @Test
  void refusesAnObjectOverSeveralLines() {
    assertThatThrownBy(() -> READER.check(Reading.input("l.json", "{\n  \"text\": \"A\"\n}\n")))
        .hasMessage(
            "l.json: is JSON, but not an object a line; expected JSON Lines, as jq -c . makes of"
                + " it");
  }

  @Test
  void missesLabelsInAnEmptyFile() {
    assertThat(READER.check(Reading.input("l.jsonl", "")).problems())
        .isEqualTo(List.of("l.jsonl: no labelled rows; expected at least one below the header"));
  }
}
