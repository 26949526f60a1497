package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Stanchion wrote are read as they were before they were guarded. */
final class OwnRowsTest {
  private static final List<String> HEADER =
      List.of(
          "id",
          "article",
          "paragraph",
          "kind",
          "label",
          "confidence",
          "p_a",
          "p_b",
          "status",
          "text",
          "@outlet");
  private static final String PIECES = "'=+-@\t\r\n＝＋－＠1.5,;e\"xü😀\u00a0\u2028\ufeff ";

  @Test
  void givesBackAThousandHostileTexts() {
    List<String> texts = hostile(1000);
    String csv = written(texts);

    assertThat(Reading.paragraphs(Reading.entries("o.csv", csv)))
        .extracting(Paragraph::text)
        .isEqualTo(texts);
    List<LabelledParagraph> labelled =
        new LabelReader(ReadOptions.DEFAULT, List.of("-x"))
            .check(Reading.input("o.csv", csv))
            .data()
            .paragraphs();
    assertThat(labelled)
        .extracting(one -> one.paragraph().text())
        .isEqualTo(texts.stream().filter(text -> !text.isBlank()).toList());
    assertThat(labelled).allMatch(one -> one.group().equals("=a"));
    assertThat(written(texts)).isEqualTo(csv);
  }

  @Test
  void givesBackTheirIdsAndTheUsersOwnColumns() {
    List<Map<String, String>> fields = new ArrayList<>();
    new ArticleReader(ReadOptions.DEFAULT)
        .readWithFields(
            Reading.input("o.csv", written(List.of("A"))), (entry, all) -> fields.add(all.get()));

    assertThat(fields.get(0))
        .containsEntry("id", "'@0")
        .containsEntry("article", "=a")
        .containsEntry("@outlet", "+outlet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'@minister", "''=1", "'-5", "'+", "'＝1"})
  void leavesAloneWhatWasNeverGuarded(String text) {
    assertThat(Reading.shown("a.csv", "id,text\n1," + text + "\n"))
        .containsExactly("paragraph: " + text);
    assertThat(
            Reading.shown("a.jsonl", "{\"id\":\"1\",\"text\":\"" + text + "\",\"status\":\"ok\"}"))
        .containsExactly("paragraph: " + text);
    assertThat(
            Table.read(Reading.input("t.csv", "id,text\n1," + text + "\n"), List.of()).restored())
        .extracting(table -> table.rows().get(0).get("text"))
        .isEqualTo(text);
  }

  @Test
  void knowsItsFilesAfterColumnsWereSortedAndAdded() {
    String csv =
        "note,text,status,id,article,paragraph,kind,label,confidence\n"
            + ",'=1,ok,1,a,1,paragraph,x,1\n";

    assertThat(Reading.shown("o.csv", csv)).containsExactly("paragraph: =1");
    assertThat(Reading.shown("r.csv", "text,label,confidence,status,model_hash\n'=1,x,1,ok,ab\n"))
        .containsExactly("paragraph: =1");
  }

  @Test
  void readsTheRejectsFileByItsOriginals() {
    Columns columns = new Columns("original", "label", Optional.empty(), Optional.empty());

    assertThat(
            Reading.shown(
                Reading.entries(
                    Reading.input("r.csv", "file,line,offset,reason,original\na.txt,1,0,bad,'=1\n"),
                    ReadOptions.DEFAULT.withColumns(columns))))
        .containsExactly("paragraph: =1");
  }

  @Test
  void keepsTheFieldsOfATableAsTheyStandUntilAsked() {
    Table table = Table.read(Reading.input("o.csv", written(List.of("=1"))), List.of());

    assertThat(table.rows().get(0).get("text")).isEqualTo("'=1");
    assertThat(table.restored().rows().get(0).get("text")).isEqualTo("=1");
  }

  private static String written(List<String> texts) {
    StringBuilder csv = new StringBuilder(row(HEADER));
    for (int i = 0; i < texts.size(); i++) {
      csv.append(
          row(
              List.of(
                  "'@" + i,
                  "=a",
                  "1",
                  "paragraph",
                  "-x",
                  "0.6",
                  "0.4",
                  "0.6",
                  "ok",
                  texts.get(i),
                  "+outlet")));
    }
    return csv.toString();
  }

  private static String row(List<String> fields) {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    try {
      CsvWriter.guarded(row).row(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return row.toString(StandardCharsets.UTF_8);
  }

  private static List<String> hostile(int number) {
    SplittableRandom random = new SplittableRandom(20);
    int[] pieces = PIECES.codePoints().toArray();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        text.appendCodePoint(pieces[random.nextInt(pieces.length)]);
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
