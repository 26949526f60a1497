package io.stanchion.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfusionMatrixTest {
  private static final List<String> LABELS = List.of("AGAINST", "FAVOR", "NONE");

  private static final Map<String, Function<ConfusionMatrix, OptionalDouble>> METRICS =
      Map.of(
          "accuracy", ConfusionMatrix::accuracy,
          "macro-F1", ConfusionMatrix::macroF1,
          "balanced accuracy", ConfusionMatrix::balancedAccuracy,
          "MCC", ConfusionMatrix::mcc,
          "F_avg", matrix -> matrix.semEvalF("NONE"));

  /** Rows are gold: AGAINST 3 1 0, FAVOR 1 2 1, NONE 2 0 0. */
  private static final ConfusionMatrix EXAMPLE =
      ConfusionMatrix.of(LABELS, names("A A A A F F F F N N"), names("A A A F A F F N A A"));

  @Test
  void isEqualToOneWithTheSameLabelsAndCounts() {
    ConfusionMatrix same =
        ConfusionMatrix.of(LABELS, names("A A A A F F F F N N"), names("A A A F A F F N A A"));
    ConfusionMatrix other =
        ConfusionMatrix.of(LABELS, names("A A A A F F F F N N"), names("A A A A A F F N A A"));
    assertThat(same).isEqualTo(EXAMPLE).hasSameHashCodeAs(EXAMPLE).isNotEqualTo(other);
    assertThat(other.hashCode()).isNotEqualTo(EXAMPLE.hashCode()).isNotZero();
    assertThat(EXAMPLE.hashCode())
        .isEqualTo(
            31 * LABELS.hashCode()
                + Arrays.deepHashCode(new long[][] {{3, 1, 0}, {1, 2, 1}, {2, 0, 0}}));
    assertThat(EXAMPLE)
        .hasToString("[AGAINST, FAVOR, NONE][[3, 1, 0], [1, 2, 1], [2, 0, 0]]")
        .isNotEqualTo("[AGAINST, FAVOR, NONE]");
  }

  @Test
  void computesEachMetricOfTheExampleAsByHand() {
    assertThat(EXAMPLE.accuracy().orElseThrow()).isEqualTo(0.5);
    assertThat(EXAMPLE.precision(0).orElseThrow()).isEqualTo(3.0 / 6);
    assertThat(EXAMPLE.recall(0).orElseThrow()).isEqualTo(3.0 / 4);
    assertThat(EXAMPLE.f1(0).orElseThrow()).isEqualTo(6.0 / 10);
    assertThat(EXAMPLE.f1(1).orElseThrow()).isEqualTo(4.0 / 7);
    assertThat(EXAMPLE.f1(2).orElseThrow()).isZero();
    assertThat(EXAMPLE.macroF1().orElseThrow()).isCloseTo((0.6 + 4.0 / 7) / 3, within(1e-15));
    assertThat(EXAMPLE.semEvalF("NONE").orElseThrow())
        .isCloseTo((0.6 + 4.0 / 7) / 2, within(1e-15));
    assertThat(EXAMPLE.balancedAccuracy().orElseThrow()).isCloseTo(1.25 / 3, within(1e-15));
    // (5 * 10 - (4*6 + 4*3 + 2*1)) / sqrt((100 - 36) * (100 - 46))
    assertThat(EXAMPLE.mcc().orElseThrow()).isCloseTo(12 / Math.sqrt(64.0 * 54), within(1e-15));
    assertThat(EXAMPLE.support(1)).isEqualTo(4);
    assertThat(EXAMPLE.count(2, 0)).isEqualTo(2);
  }

  @Test
  void leavesUndefinedWhatDividesByZero() {
    ConfusionMatrix single = ConfusionMatrix.of(LABELS, names("A A"), names("A A"));
    assertThat(single.accuracy()).hasValue(1);
    assertThat(single.recall(1)).isEmpty();
    assertThat(single.precision(1)).isEmpty();
    assertThat(single.f1(1)).isEmpty();
    assertThat(single.macroF1()).hasValue(1);
    assertThat(single.semEvalF("NONE")).isEmpty();
    assertThat(single.mcc()).isEmpty();
    ConfusionMatrix none = ConfusionMatrix.of(LABELS, List.of(), List.of());
    METRICS.forEach((name, metric) -> assertThat(metric.apply(none)).as(name).isEmpty());
  }

  @Test
  void definesTheSemEvalMeanForTwoStancesOnly() {
    ConfusionMatrix two =
        ConfusionMatrix.of(List.of("A", "F"), List.of("A", "F"), List.of("A", "A"));
    assertThat(two.semEvalF("none")).hasValueCloseTo((2.0 / 3 + 0) / 2, within(1e-15));
    assertThat(two.semEvalF("A")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ignoresTheOrderOfParagraphs(long seed) {
    Sample sample = Sample.random(seed);
    assertThat(sample.shuffled(seed + 1).matrix()).isEqualTo(sample.matrix());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void staysInRangeAndReachesOneForPerfectPredictions(long seed) {
    Sample sample = Sample.random(seed);
    METRICS.forEach(
        (name, metric) -> {
          assertThat(metric.apply(sample.matrix()).orElseThrow()).as(name).isBetween(-1.0, 1.0);
          assertThat(metric.apply(ConfusionMatrix.of(LABELS, sample.gold, sample.gold)))
              .as(name)
              .hasValueCloseTo(1.0, within(1e-12));
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void doesNotChangeWithTheNamesOfLabelsExceptTheNeutralOne(long seed) {
    Sample sample = Sample.random(seed);
    Map<String, String> swap = Map.of("AGAINST", "FAVOR", "FAVOR", "AGAINST", "NONE", "NONE");
    ConfusionMatrix swapped =
        ConfusionMatrix.of(
            LABELS,
            sample.gold.stream().map(label -> swap.getOrDefault(label, label)).toList(),
            sample.predicted.stream().map(label -> swap.getOrDefault(label, label)).toList());
    METRICS.forEach(
        (name, metric) ->
            assertThat(metric.apply(swapped).orElseThrow())
                .as(name)
                .isCloseTo(metric.apply(sample.matrix()).orElseThrow(), within(1e-12)));
  }

  @Test
  void refusesUnequalListsAndUnknownLabels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(LABELS, names("A"), names("A F")))
        .withMessage("1 gold labels but 2 predictions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(LABELS, names("A"), List.of("favor")))
        .withMessage("'favor' is not one of [AGAINST, FAVOR, NONE]");
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static List<String> names(String letters) {
    return letters
        .chars()
        .filter(c -> c != ' ')
        .mapToObj(c -> c == 'A' ? "AGAINST" : c == 'F' ? "FAVOR" : "NONE")
        .toList();
  }

  private record Sample(List<String> gold, List<String> predicted) {
    static Sample random(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      List<String> gold = new ArrayList<>(LABELS);
      List<String> predicted = new ArrayList<>(LABELS);
      for (int i = random.nextInt(10, 60); i > 0; i--) {
        gold.add(LABELS.get(random.nextInt(3)));
        predicted.add(LABELS.get(random.nextInt(3)));
      }
      return new Sample(gold, predicted);
    }

    ConfusionMatrix matrix() {
      return ConfusionMatrix.of(LABELS, gold, predicted);
    }

    Sample shuffled(long seed) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, gold.size()).boxed().toList());
      Collections.shuffle(order, new Random(seed));
      return new Sample(
          order.stream().map(gold::get).toList(), order.stream().map(predicted::get).toList());
    }
  }
}
