package io.stanchion.evaluation.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.Input;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PredictionsTest {
  private static final LabelledData GOLD =
      new LabelledData(
          "gold.csv", "", true, List.of(one("1", "pro"), one("2", "anti"), one("3", "neutral")));

  private static final List<String> ALL = List.of("1", "2", "3");

  @ParameterizedTest
  @ValueSource(strings = {"label", "predicted", "prediction"})
  void readsLabelsOfAnySystem(String column) {
    Scored scored = read("id," + column + "\n3,pro\n2,anti\n1,pro\n").match(GOLD, ALL).scored();
    assertThat(scored.items())
        .extracting(item -> item.id() + item.gold() + item.predicted())
        .containsExactly("1propro", "2antianti", "3neutralpro");
    assertThat(scored.hasProbabilities()).isFalse();
  }

  @Test
  void readsProbabilitiesWhereThereAreAny() {
    Predictions.Matched matched =
        read("id,label,p_pro,p_anti,p_neutral\n1,pro,0.7,0.2,0.1\n2,pro,0.5,0.4,0.1\n"
                + "3,neutral,0,0,1\n")
            .match(GOLD, ALL);
    assertThat(matched.scored().labels()).containsExactly("anti", "neutral", "pro");
    assertThat(matched.scored().items().get(0).probabilities()).containsExactly(0.2, 0.1, 0.7);
    assertThat(Metric.LOG_LOSS.of(matched.scored())).isPresent();
  }

  @Test
  void namesIdsThatOnlyOneSideHas() {
    Predictions.Matched matched = read("id,label\n1,pro\n3,neutral\n9,pro\n8,\n").match(GOLD, ALL);
    assertThat(matched.missing()).containsExactly("2");
    assertThat(matched.extra()).containsExactly("9");
    assertThat(matched.scored().items()).hasSize(2);
  }

  @Test
  void countsALabelThatGoldDoesNotHaveAsAnError() {
    Scored scored = read("id,label\n1,unclear\n2,anti\n3,neutral\n").match(GOLD, ALL).scored();
    assertThat(scored.labels()).containsExactly("anti", "neutral", "pro", "unclear");
    assertThat(Metric.ACCURACY.of(scored)).hasValue(2.0 / 3);
  }

  @Test
  void refusesPredictionsOfSomethingElse() {
    Predictions other = read("id,label\nx,pro\n");
    assertThatThrownBy(() -> other.match(GOLD, ALL))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "p.csv: none of its 1 ids is in gold.csv; expected the ids of column 'id' there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nr,label~1,pro | :1: no column 'id' in the header [nr, label]; rename the right one",
        "id,stance~1,pro | :1: no column 'label', 'predicted' or 'prediction' in the header [id,"
            + " stance]",
        "id,label~1,pro~1,anti | :3: column 'id': '1' has a prediction already",
        "id,label,p_pro~1,pro,1.5 | :2: column 'p_pro': '1.5' is not a probability; expected a"
            + " number from 0 to 1",
        "id,label,p_pro~1,pro,high | :2: column 'p_pro': 'high' is not a probability; expected a"
            + " number from 0 to 1",
        "id,label,p_pro,p_anti~1,pro,0.5,0.25 | :2: the probabilities add up to 0.75; expected 1",
        "id,label~1,pro,x | :2: the row has 3 fields, the header has 2; quote fields that contain"
            + " the separator"
      })
  void saysWhatIsWrongWithAFile(String content, String message) {
    assertThatThrownBy(() -> read(content.replace('~', '\n') + "\n"))
        .isInstanceOf(DataException.class)
        .hasMessage("p.csv" + message);
  }

  private static Predictions read(String csv) {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    return Predictions.read(new Input("p.csv", "p", () -> new ByteArrayInputStream(bytes)));
  }

  private static LabelledParagraph one(String id, String label) {
    return new LabelledParagraph(
        new Paragraph(id, "g" + id, 1, Kind.PARAGRAPH, "", "text"), label, "g" + id, Map.of());
  }
}
