package io.stanchion.classify.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.classify.Row;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.model.Prediction;
import io.stanchion.model.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RowOutputsTest {
  private static final List<String> LABELS = List.of("AGAINST", "FAVOR");
  private static final TextStyle STYLE = new TextStyle(60, false);

  private static Row row(long number, String text) {
    Paragraph unit = new Paragraph("n:" + number, "n", number, Kind.PARAGRAPH, "a ban", text);
    Prediction prediction = new Prediction("FAVOR", List.of(0.25, 0.75), Status.OK);
    return new Row(unit, Optional.of(prediction), false, List.of());
  }

  @Test
  void writesTheSameRowsInSeveralFormats() throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    ByteArrayOutputStream semEval = new ByteArrayOutputStream();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    RowOutputs outputs = new RowOutputs(LABELS, false, STYLE);
    outputs.add(RowFormat.CSV, csv, false);
    outputs.add(RowFormat.JSONL, json, false);
    outputs.add(RowFormat.SEMEVAL, semEval, false);
    outputs.add(RowFormat.TEXT, text, false);
    RowOutputs.Prepared second = outputs.prepare(List.of(row(2, "No\tban.")));
    outputs.write(outputs.prepare(List.of(row(1, "=ban"))));
    outputs.write(second);
    outputs.finish();

    assertThat(csv.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            id,article,paragraph,kind,label,confidence,p_AGAINST,p_FAVOR,status,text
            n:1,n,1,paragraph,FAVOR,0.750000,0.250000,0.750000,ok,'=ban
            n:2,n,2,paragraph,FAVOR,0.750000,0.250000,0.750000,ok,No\tban.
            """);
    assertThat(json.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .first()
        .asString()
        .endsWith("\"p_FAVOR\":0.750000,\"status\":\"ok\",\"text\":\"=ban\"}");
    assertThat(semEval.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "ID\tTarget\tTweet\tStance\nn:1\ta ban\t=ban\tFAVOR\nn:2\ta ban\tNo ban.\tFAVOR\n");
    assertThat(text.toString(StandardCharsets.UTF_8))
        .startsWith("n\n    1  paragraph")
        .contains("2 of 2 units classified", "FAVOR      2 100 %");
    assertThat(outputs.notes())
        .containsExactly("semeval: tabs or line ends became blanks in 1 fields");
  }

  @Test
  void writesNoSecondHeaderWhereARunIsResumed() throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    RowOutputs outputs = new RowOutputs(LABELS, false, STYLE);
    outputs.add(RowFormat.CSV, csv, true);
    outputs.write(outputs.prepare(List.of(row(1, "The ban."))));
    outputs.finish();

    assertThat(csv.toString(StandardCharsets.UTF_8)).startsWith("n:1,").hasLineCount(1);
  }

  @Test
  void replacesHalvesOfCharactersInEveryFormat() throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    RowOutputs outputs = new RowOutputs(LABELS, false, STYLE);
    outputs.add(RowFormat.CSV, csv, true);
    outputs.add(RowFormat.JSONL, json, true);
    outputs.write(outputs.prepare(List.of(row(1, "a\ud83db"))));
    outputs.finish();

    assertThat(csv.toString(StandardCharsets.UTF_8)).endsWith(",a?b\n");
    assertThat(json.toString(StandardCharsets.UTF_8)).endsWith("\"a?b\"}\n");
  }

  @Test
  void refusesLabelsThatSemEvalDoesNotHave() {
    RowOutputs outputs = new RowOutputs(List.of("pro", "anti"), false, STYLE);

    assertThatThrownBy(() -> outputs.add(RowFormat.SEMEVAL, new ByteArrayOutputStream(), false))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the model's are [pro, anti]; choose another format");
  }
}
