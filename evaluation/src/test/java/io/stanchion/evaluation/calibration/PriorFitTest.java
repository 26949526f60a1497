package io.stanchion.evaluation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.model.Calibration;
import io.stanchion.model.PriorCorrection;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PriorFitTest {
  private static final List<String> LABELS = List.of("anti", "neutral", "pro");
  private static final double[] REAL = {0.1, 0.8, 0.1};
  private static final double[] EVEN = {1.0 / 3, 1.0 / 3, 1.0 / 3};

  /** Predictions of a system that expects labels equally often, of paragraphs with another mix. */
  private static Scored scored(int groups, double[] mix, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Scored.Item> items = new ArrayList<>();
    for (int i = 0; i < groups * 10; i++) {
      double at = random.nextDouble();
      int gold = at < mix[0] ? 0 : at < mix[0] + mix[1] ? 1 : 2;
      double[] likelihoods = new double[3];
      for (int label = 0; label < 3; label++) {
        // Normal draws around 1 for the gold label and 0 for others; the densities are known.
        double draw = random.nextGaussian() + (label == gold ? 1 : 0);
        likelihoods[label] = Math.exp(draw - 0.5);
      }
      double sum = likelihoods[0] + likelihoods[1] + likelihoods[2];
      List<Double> said =
          IntStream.range(0, 3).mapToObj(label -> likelihoods[label] / sum).toList();
      int best = IntStream.range(0, 3).reduce(0, (a, b) -> said.get(b) > said.get(a) ? b : a);
      items.add(
          new Scored.Item(
              "p" + i, "g" + i % groups, "", "", LABELS.get(gold), LABELS.get(best), said));
    }
    return new Scored(LABELS, items);
  }

  private static PriorCorrection fitted(Scored scored) {
    return CalibrationFit.of(scored).mix().orElseThrow();
  }

  @Test
  void findsTheBiasesAndTheMixOfTheParagraphs() {
    PriorCorrection fitted = fitted(scored(500, REAL, 1));
    assertThat(fitted.biases().get(1) - fitted.biases().get(0)).isCloseTo(Math.log(8), within(0.2));
    assertThat(fitted.prior().get(1)).isCloseTo(0.8, within(0.02));
    assertThat(fitted.temperature()).isCloseTo(1, within(0.1));
  }

  @Test
  void lowersTheLossOnUnseenParagraphsOfTheSameMix() {
    PriorCorrection fitted = fitted(scored(100, REAL, 1));
    Scored unseen = scored(100, REAL, 2);
    Calibration tempered = CalibrationFit.of(scored(100, REAL, 1));
    Scored byMix = with(unseen, one -> fitted.apply(one, 1, fitted.prior()));
    assertThat(Metric.LOG_LOSS.of(byMix).orElseThrow())
        .isLessThan(0.8 * Metric.LOG_LOSS.of(with(unseen, tempered::apply)).orElseThrow());
  }

  @Test
  void correctsForAMixThatIsNotTheFittedOne() {
    PriorCorrection fitted = fitted(scored(500, REAL, 1));
    Scored even = scored(100, EVEN, 3);
    Scored corrected = with(even, one -> fitted.apply(one, 1, List.of(1 / 3.0, 1 / 3.0, 1 / 3.0)));
    assertThat(Metric.LOG_LOSS.of(corrected).orElseThrow())
        .isCloseTo(Metric.LOG_LOSS.of(even).orElseThrow(), within(0.01));
  }

  @Test
  void changesLittleForFewGroups() {
    PriorCorrection few = fitted(scored(3, REAL, 1));
    PriorCorrection many = fitted(scored(300, REAL, 1));
    assertThat(few.biases().get(1)).isBetween(0.0, 0.7 * many.biases().get(1));
  }

  private interface Correction {
    List<Double> of(List<Double> probabilities);
  }

  private static Scored with(Scored scored, Correction correction) {
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
                        correction.of(item.probabilities())))
            .toList());
  }
}
