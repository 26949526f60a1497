package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PriorCorrectionTest {
  private static final List<Double> EVEN = List.of(0.5, 0.5);

  @Test
  void multipliesByTheNewShareOverTheOldOne() {
    PriorCorrection correction = new PriorCorrection(1, List.of(0.0, 0.0), List.of(0.2, 0.8));
    List<Double> corrected = correction.apply(List.of(0.3, 0.7), 1, EVEN);
    double first = 0.3 * 0.5 / 0.2;
    double second = 0.7 * 0.5 / 0.8;
    assertThat(corrected.get(0)).isCloseTo(first / (first + second), within(1e-12));
    assertThat(corrected.get(0) + corrected.get(1)).isCloseTo(1, within(1e-12));
  }

  @Test
  void addsBiasesAfterItsOwnTemperature() {
    PriorCorrection correction = new PriorCorrection(2, List.of(0.0, 1.0), EVEN);
    List<Double> corrected = correction.apply(List.of(0.8, 0.2), 4, EVEN);
    // The probabilities were divided by 4, and are now divided by 2: their odds are squared.
    assertThat(corrected.get(0) / corrected.get(1)).isCloseTo(16 / Math.exp(1), within(1e-9));
  }

  @Test
  void changesNothingForTheMixThatProbabilitiesAreMadeFor() {
    PriorCorrection correction = PriorCorrection.assumed(1.5, List.of(0.25, 0.75));
    List<Double> same = correction.apply(List.of(0.3, 0.7), 1.5, List.of(0.25, 0.75));
    assertThat(same.get(0)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void keepsALabelRuledOutThatWasRuledOut() {
    PriorCorrection correction = PriorCorrection.assumed(1, EVEN);
    assertThat(correction.apply(List.of(1.0, 0.0), 1, List.of(0.01, 0.99)))
        .containsExactly(1.0, 0.0);
  }

  @Test
  void refusesSharesThatAreNone() {
    for (List<Double> prior :
        List.of(List.of(0.0, 1.0), List.of(0.5, 0.6), List.of(1.0), List.of(Double.NaN, 0.5))) {
      assertThatThrownBy(() -> new PriorCorrection(1, List.of(0.0, 0.0), prior))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected a share above 0 for each of 2 labels");
    }
    assertThatThrownBy(() -> new PriorCorrection(0, List.of(0.0, 0.0), EVEN))
        .hasMessage("a temperature is above 0, got 0.0");
    assertThatThrownBy(() -> new PriorCorrection(1, List.of(Double.NaN, 0.0), EVEN))
        .hasMessageContaining("biases are from -50 to 50");
  }
}
