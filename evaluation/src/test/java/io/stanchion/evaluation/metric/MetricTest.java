package io.stanchion.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MetricTest {
  @Test
  void agreesWithScikitLearn() throws IOException {
    JsonNode cases = reference().path("cases");
    assertThat(cases).hasSize(40);
    for (JsonNode one : cases) {
      Scored scored = scored(one);
      JsonNode values = one.path("values");
      ConfusionMatrix matrix = scored.matrix(scored.all());
      check(Metric.ACCURACY.of(scored), values.path("accuracy"));
      check(Metric.MICRO_F1.of(scored), values.path("micro_f1"));
      check(Metric.BALANCED_ACCURACY.of(scored), values.path("balanced_accuracy"));
      check(Metric.COHEN_KAPPA.of(scored), values.path("cohen_kappa"));
      check(Metric.LOG_LOSS.of(scored), values.path("log_loss"));
      check(Metric.BRIER.of(scored), values.path("brier_multiclass_sum"));
      // scikit-learn calls an undefined MCC 0.
      assertThat(Metric.MCC.of(scored).orElse(0))
          .isCloseTo(values.path("mcc").asDouble(), within(1e-9));
      for (int label = 0; label < scored.labels().size(); label++) {
        check(matrix.f1(label), values.path("f1").path(label));
        check(matrix.precision(label), values.path("precision").path(label));
        check(matrix.recall(label), values.path("recall").path(label));
        assertThat(matrix.support(label)).isEqualTo(values.path("support").path(label).asLong());
      }
      assertThat(macroF1WithZeros(matrix))
          .isCloseTo(values.path("macro_f1_zero_when_undefined").asDouble(), within(1e-9));
      if (values.path("f1").valueStream().noneMatch(JsonNode::isNull)) {
        check(Metric.MACRO_F1.of(scored), values.path("macro_f1_zero_when_undefined"));
        if (values.has("f_avg_semeval")) {
          check(Metric.F_AVG.of(scored), values.path("f_avg_semeval"));
        }
      }
    }
  }

  /** Values that scikit-learn computed for drawn labels and probabilities. */
  private static JsonNode reference() throws IOException {
    try (InputStream in = MetricTest.class.getResourceAsStream("scikit-learn.json")) {
      return JsonMapper.builder().build().readTree(in);
    }
  }

  private static double macroF1WithZeros(ConfusionMatrix matrix) {
    return IntStream.range(0, matrix.labels().size())
        .mapToDouble(label -> matrix.f1(label).orElse(0))
        .average()
        .orElseThrow();
  }

  private static void check(OptionalDouble value, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(value).isEmpty();
    } else {
      assertThat(value).hasValueCloseTo(expected.asDouble(), within(1e-9));
    }
  }

  @Test
  void countsCalibrationErrorByHand() {
    // Label a: bin 0.6 holds 0.6 and 0.65, one of them gold; bin 0.2 holds 0.2, not gold.
    Scored scored =
        new Scored(
            List.of("a", "b"),
            List.of(
                item(1, "a", "a", List.of(0.6, 0.4)),
                item(2, "b", "a", List.of(0.65, 0.35)),
                item(3, "b", "b", List.of(0.2, 0.8))));
    double labelA = (Math.abs(1.25 - 1) + 0.2) / 3;
    double labelB = (Math.abs(0.4 - 0) + Math.abs(0.35 - 1) + Math.abs(0.8 - 1)) / 3;
    assertThat(Metric.ECE.of(scored)).hasValueCloseTo((labelA + labelB) / 2, within(1e-12));
  }

  @Test
  void averagesTheTargetsThatHaveAValue() {
    Scored scored =
        new Scored(
            List.of("AGAINST", "FAVOR", "NONE"),
            List.of(
                on("x", 1, "FAVOR", "FAVOR"),
                on("x", 2, "AGAINST", "AGAINST"),
                on("y", 3, "FAVOR", "AGAINST"),
                on("y", 4, "AGAINST", "FAVOR"),
                on("z", 5, "NONE", "NONE")));
    assertThat(Metric.MEAN_TARGET_F_AVG.of(scored)).hasValue(0.5);
    assertThat(Metric.F_AVG.of(scored)).hasValue(0.5);
  }

  @Test
  void scoresTheSearchForStancesAmongNeutralParagraphs() {
    Scored scored =
        new Scored(
            List.of("con", "neutral", "pro"),
            List.of(
                item(1, "neutral", "neutral", List.of()),
                item(2, "neutral", "pro", List.of()),
                item(3, "neutral", "neutral", List.of()),
                item(4, "neutral", "neutral", List.of()),
                item(5, "pro", "pro", List.of()),
                item(6, "pro", "con", List.of()),
                item(7, "con", "neutral", List.of())));
    assertThat(Metric.FALSE_ALARMS.of(scored)).hasValue(1.0 / 4);
    assertThat(Metric.STANCE_PRECISION.of(scored)).hasValue(1.0 / 3);
    assertThat(Metric.STANCE_RECALL.of(scored)).hasValue(1.0 / 3);
    assertThat(Metric.FALSE_ALARMS.suits(scored)).isTrue();
  }

  @Test
  void hasNoScoresOfStancesWithoutANeutralLabel() {
    Scored scored = new Scored(List.of("a", "b"), List.of(item(1, "a", "b", List.of())));
    for (Metric metric :
        List.of(Metric.FALSE_ALARMS, Metric.STANCE_PRECISION, Metric.STANCE_RECALL)) {
      assertThat(metric.suits(scored)).isFalse();
      assertThat(metric.of(scored)).isEmpty();
    }
    assertThat(Metric.F_AVG.suits(scored)).isTrue();
  }

  @Test
  void leavesScoresOfStancesUndefinedWhereNothingCounts() {
    Scored scored =
        new Scored(List.of("con", "neutral", "pro"), List.of(item(1, "pro", "neutral", List.of())));
    assertThat(Metric.FALSE_ALARMS.of(scored)).isEmpty();
    assertThat(Metric.STANCE_PRECISION.of(scored)).isEmpty();
    assertThat(Metric.STANCE_RECALL.of(scored)).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void isUndefinedWithoutParagraphsAndHasACard(Metric metric) {
    Scored none = new Scored(List.of("a", "b"), List.of());
    assertThat(metric.of(none)).isEmpty();
    assertThat(metric.card().name()).isNotBlank();
    assertThat(metric.card().formula()).isNotBlank();
    assertThat(metric.card().range()).contains("best");
    assertThat(metric.card().hides()).isNotBlank();
  }

  @Test
  void leavesProbabilityMetricsUndefinedWithoutProbabilities() {
    Scored scored = new Scored(List.of("a", "b"), List.of(item(1, "a", "b", List.of())));
    assertThat(scored.hasProbabilities()).isFalse();
    assertThat(Metric.LOG_LOSS.of(scored)).isEmpty();
    assertThat(Metric.ACCURACY.of(scored)).hasValue(0);
  }

  @Test
  void refusesProbabilitiesForSomeParagraphsOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Scored(
                    List.of("a", "b"),
                    List.of(item(1, "a", "b", List.of(0.5, 0.5)), item(2, "a", "b", List.of()))))
        .withMessage(
            "2: 0 probabilities for 2 labels; either every paragraph has one per label, or none has"
                + " any");
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void isBestForAPerfectSystemAndStaysInItsRange(Metric metric) {
    List<String> labels = List.of("AGAINST", "FAVOR", "NONE");
    List<Scored.Item> perfect = new ArrayList<>();
    List<Scored.Item> wrong = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      perfect.add(certain(i, labels.get(i % 3), labels.get(i % 3), labels));
      wrong.add(certain(i, labels.get(i % 3), labels.get((i + 1) % 3), labels));
    }
    double best = metric.of(new Scored(labels, perfect)).orElseThrow();
    double other = metric.of(new Scored(labels, wrong)).orElseThrow();
    assertThat(best).isCloseTo(metric.range().best(), within(1e-12));
    assertThat(other).isBetween(metric.range().least(), metric.range().most());
    assertThat(metric.isLoss() ? other > best : other < best).isTrue();
  }

  private static Scored.Item certain(int i, String gold, String predicted, List<String> labels) {
    return item(
        i, gold, predicted, labels.stream().map(one -> one.equals(predicted) ? 1.0 : 0.0).toList());
  }

  @Test
  void describesRangesInWords() {
    assertThat(Metric.MACRO_F1.card().range()).isEqualTo("0 to 1, best 1");
    assertThat(Metric.MCC.card().range()).isEqualTo("-1 to 1, best 1; 0 is chance");
    assertThat(Metric.LOG_LOSS.card().range()).isEqualTo("0 upwards, best 0");
    assertThat(Metric.BRIER.card().range()).isEqualTo("0 to 2, best 0");
  }

  private static Scored scored(JsonNode one) {
    List<String> labels = texts(one.path("values").path("labels"));
    List<Scored.Item> items = new ArrayList<>();
    for (int i = 0; i < one.path("gold").size(); i++) {
      List<Double> probabilities =
          StreamSupport.stream(one.path("probabilities").path(i).spliterator(), false)
              .map(JsonNode::asDouble)
              .toList();
      items.add(
          item(
              i,
              one.path("gold").path(i).asText(),
              one.path("predicted").path(i).asText(),
              probabilities));
    }
    return new Scored(labels, items);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Scored.Item item(int id, String gold, String predicted, List<Double> p) {
    return new Scored.Item("" + id, "g" + id, "", "", gold, predicted, p);
  }

  private static Scored.Item on(String target, int id, String gold, String predicted) {
    return new Scored.Item("" + id, "g" + id, target, "", gold, predicted, List.of());
  }
}
