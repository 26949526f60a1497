package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns that users have, and what they call ours. */
final class UsersColumnsTest {
  private static final Columns KEY = Columns.DEFAULT.withId(Optional.of("key"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.csv | `id,key,text\n1,k,A\n`",
        "a.jsonl | `{\"id\":1,\"key\":\"k\",\"text\":\"A\"}`",
        "a.txt | `ID\tTarget\tTweet\tStance\tKey\n1\tX\tA\tNONE\tk\n`",
      })
  void takesIdsFromTheColumnNamed(String name, String content) {
    List<Entry> entries =
        Reading.entries(Reading.input(name, content), ReadOptions.DEFAULT.withColumns(KEY));

    assertThat(Reading.paragraphs(entries)).extracting(Paragraph::id).containsExactly("k");
  }

  @Test
  void takesTheIdsOfLabelsFromTheColumnNamed() {
    LabelReader reader = new LabelReader(ReadOptions.DEFAULT.withColumns(KEY));

    LabelReader.Checked checked =
        reader.check(Reading.input("l.csv", "id,key,text,label\n1,k,A,pro\n1,k,B,con\n"));

    assertThat(checked.data().paragraphs())
        .extracting(one -> one.paragraph().id())
        .containsExactly("k");
    assertThat(checked.problems())
        .containsExactly(
            "l.csv:3: column 'key': 'k' is already the id of line 2; give each row an id of its"
                + " own");
  }

  @Test
  void missesTheColumnNamed() {
    assertThat(
            Reading.shown(
                Reading.entries(
                    Reading.input("a.csv", "id,keys,text\n"),
                    ReadOptions.DEFAULT.withColumns(KEY))))
        .containsExactly(
            "! a.csv: no column 'key' in the header [id, keys, text] (did you mean 'keys'?); name"
                + " the right one with --id-column");
  }

  @Test
  void handsOutAllColumnsUnderTheirOwnNames() {
    assertThat(fields("a.csv", "Outlet Name,kind,text,p_pro\nTimes,tweet,A,x\n"))
        .containsExactly(
            Map.entry("Outlet Name", "Times"),
            Map.entry("kind", "tweet"),
            Map.entry("text", "A"),
            Map.entry("p_pro", "x"));
    assertThat(
            fields(
                "a.jsonl",
                "{\"Outlet Name\":\"Times\",\"kind\":\"tweet\",\"text\":\"A\",\"n\":[1]}"))
        .containsExactly(
            Map.entry("Outlet Name", "Times"),
            Map.entry("kind", "tweet"),
            Map.entry("text", "A"),
            Map.entry("n", "[1]"));
    assertThat(fields("a.txt", "ID\tTarget\tTweet\tStance\tOpinion towards\n1\tX\tA\tNONE\tself\n"))
        .containsEntry("id", "1")
        .containsEntry("opinion_towards", "self");
  }

  @Test
  void rejectsACharacterThatNoCsvCanHoldInAnyField() {
    assertThat(
            Reading.shown(
                "a.jsonl",
                """
                {"text":"A","note":"x\\u0000"}
                {"text":"B","x\\u0000":1}
                {"text":"C","note":"\\ud800"}
                {"text":"D","note":{"x":"\\u0000"}}
                {"text":"E","note":"\\u00e9"}
                """))
        .containsExactly(
            "! a.jsonl:1: field 'note' holds NUL, which no CSV can; take it out",
            "! a.jsonl:2: field 'x?' holds NUL, which no CSV can; take it out",
            "! a.jsonl:3: field 'note' holds half of a surrogate pair, which is no character",
            "paragraph: D",
            "paragraph: E");
  }

  private static Map<String, String> fields(String name, String content) {
    List<Map<String, String>> fields = new ArrayList<>();
    new ArticleReader(ReadOptions.DEFAULT)
        .readWithFields(Reading.input(name, content), (entry, all) -> fields.add(all.get()));
    return fields.get(0);
  }
}
