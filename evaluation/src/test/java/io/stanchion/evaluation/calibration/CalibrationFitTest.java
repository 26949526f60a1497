package io.stanchion.evaluation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.model.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CalibrationFitTest {
  private static final List<String> LABELS = List.of("anti", "neutral", "pro");

  /** Predictions that are right as often as they say, then made surer by a power. */
  private static Scored scored(int groups, int perGroup, double power, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Scored.Item> items = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      for (int i = 0; i < perGroup; i++) {
        double[] honest = probabilities(random);
        String gold = LABELS.get(drawn(honest, random.nextDouble()));
        double[] said =
            normalised(IntStream.range(0, 3).mapToDouble(k -> Math.pow(honest[k], power)));
        items.add(
            new Scored.Item(
                group + ":" + i, "g" + group, "", "", gold, LABELS.get(largest(said)), list(said)));
      }
    }
    return new Scored(LABELS, items);
  }

  private static double[] probabilities(SplittableRandom random) {
    return normalised(
        IntStream.range(0, 3).mapToDouble(k -> -Math.log(random.nextDouble(1e-9, 1))));
  }

  private static double[] normalised(DoubleStream values) {
    double[] all = values.toArray();
    double sum = IntStream.range(0, all.length).mapToDouble(k -> all[k]).sum();
    return IntStream.range(0, all.length).mapToDouble(k -> all[k] / sum).toArray();
  }

  private static int drawn(double[] probabilities, double at) {
    return at < probabilities[0] ? 0 : at < probabilities[0] + probabilities[1] ? 1 : 2;
  }

  private static int largest(double[] p) {
    return p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2;
  }

  private static List<Double> list(double[] values) {
    return IntStream.range(0, values.length).mapToObj(k -> values[k]).toList();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 3})
  void findsByHowMuchProbabilitiesWereSharpened(double power) {
    Scored scored = scored(500, 10, power, 1);
    Calibration fitted = CalibrationFit.of(scored);
    assertThat(fitted.temperature()).isCloseTo(power, within(0.08 * power));
    assertThat(fitted.paragraphs()).isEqualTo(5000);
    assertThat(fitted.groups()).isEqualTo(500);
  }

  @Test
  void lowersLossAndCalibrationErrorOfParagraphsItDidNotSee() {
    Calibration fitted = CalibrationFit.of(scored(100, 10, 3, 1));
    Scored unseen = scored(100, 10, 3, 2);
    Scored corrected = corrected(unseen, fitted);
    assertThat(Metric.LOG_LOSS.of(corrected).orElseThrow())
        .isLessThan(0.8 * Metric.LOG_LOSS.of(unseen).orElseThrow());
    assertThat(Metric.ECE.of(corrected).orElseThrow())
        .isLessThan(0.5 * Metric.ECE.of(unseen).orElseThrow());
    assertThat(Metric.ACCURACY.of(corrected)).isEqualTo(Metric.ACCURACY.of(unseen));
  }

  private static Scored corrected(Scored scored, Calibration calibration) {
    return new Scored(
        LABELS,
        scored.items().stream()
            .map(
                item ->
                    new Scored.Item(
                        item.id(),
                        item.group(),
                        "",
                        "",
                        item.gold(),
                        item.predicted(),
                        calibration.apply(item.probabilities())))
            .toList());
  }

  /** Always wrong, and the best temperature without a prior would be endless. */
  @Test
  void learnsLittleFromFewGroups() {
    List<Scored.Item> items = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      items.add(
          new Scored.Item("p" + i, "g" + i % 4, "", "", "anti", "pro", List.of(0.1, 0.3, 0.6)));
    }
    assertThat(CalibrationFit.of(new Scored(LABELS, items)).temperature()).isBetween(1.2, 3.0);
  }

  @Test
  void passesOverLabelsThatTrainingLacked() {
    List<Scored.Item> items = new ArrayList<>(scored(50, 10, 2, 3).items());
    double before = CalibrationFit.of(new Scored(LABELS, items)).temperature();
    items.add(new Scored.Item("x", "g1", "", "", "anti", "pro", List.of(0.0, 0.4, 0.6)));
    assertThat(CalibrationFit.of(new Scored(LABELS, items)).temperature())
        .isCloseTo(before, within(1e-3));
  }

  @Test
  void needsProbabilities() {
    Scored without =
        new Scored(LABELS, List.of(new Scored.Item("1", "g", "", "", "pro", "pro", List.of())));
    assertThatThrownBy(() -> CalibrationFit.of(without))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Groups have accuracies of their own, so that paragraphs of one are alike. */
  @ParameterizedTest
  @ValueSource(ints = {60, 80, 90})
  void promisesNoMoreCoverageThanNewGroupsGet(int coverage) {
    double covered = 0;
    int repeats = 60;
    for (int repeat = 0; repeat < repeats; repeat++) {
      Calibration fitted = CalibrationFit.of(clustered(20, 2L * repeat));
      Scored unseen = clustered(20, 2L * repeat + 1);
      covered +=
          unseen.items().stream()
              .filter(
                  item ->
                      fitted
                          .set(fitted.apply(item.probabilities()), coverage)
                          .contains(LABELS.indexOf(item.gold())))
              .count();
    }
    assertThat(covered / (repeats * 200)).isBetween(coverage / 100.0 - 0.02, 0.995);
  }

  private static Scored clustered(int groups, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Scored.Item> items = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      double skill = random.nextDouble();
      for (int i = 0; i < 10; i++) {
        double sure = random.nextDouble(0.4, 0.9);
        String gold =
            random.nextDouble() < skill ? "pro" : random.nextBoolean() ? "anti" : "neutral";
        items.add(
            new Scored.Item(
                group + ":" + i,
                "g" + group,
                "",
                "",
                gold,
                "pro",
                List.of((1 - sure) * 0.3, (1 - sure) * 0.7, sure)));
      }
    }
    return new Scored(LABELS, items);
  }

  @Test
  void saysThatFourGroupsCannotPromiseNineInTen() {
    Calibration fitted = CalibrationFit.of(scored(4, 20, 1, 5));
    assertThat(fitted.set(List.of(0.98, 0.01, 0.01), 90)).containsExactly(0, 1, 2);
    assertThat(fitted.set(List.of(0.98, 0.01, 0.01), 50)).containsExactly(0);
  }
}
