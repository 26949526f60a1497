package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CalibrationTest {
  private static final List<Double> THRESHOLDS =
      Calibration.COVERAGES.stream().map(coverage -> coverage / 100.0).toList();

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 1, 2, 20})
  void keepsOrderAndSum(double temperature) {
    Calibration calibration = new Calibration(temperature, THRESHOLDS, 10, 2);
    List<Double> corrected = calibration.apply(List.of(0.2, 0.7, 0.1));
    assertThat(corrected.stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-12));
    assertThat(corrected.get(1)).isGreaterThan(corrected.get(0));
    assertThat(corrected.get(0)).isGreaterThan(corrected.get(2));
    assertThat(calibration.apply(List.of(1.0, 0.0, 0.0))).containsExactly(1.0, 0.0, 0.0);
  }

  @Test
  void dividesTheScoresByTheTemperature() {
    List<Double> corrected = new Calibration(2, THRESHOLDS, 10, 2).apply(List.of(0.9, 0.1));
    double odds = corrected.get(0) / corrected.get(1);
    assertThat(odds).isCloseTo(Math.sqrt(9), within(1e-9));
  }

  @Test
  void putsProbableLabelsIntoASetAndAlwaysTheFirst() {
    Calibration calibration = new Calibration(1, THRESHOLDS, 10, 2);
    assertThat(calibration.set(List.of(0.25, 0.4, 0.35), 50)).containsExactly(1);
    assertThat(calibration.set(List.of(0.25, 0.4, 0.35), 65)).containsExactly(1, 2);
    assertThat(calibration.set(List.of(0.25, 0.4, 0.35), 80)).containsExactly(0, 1, 2);
    assertThat(Calibration.NONE.set(List.of(0.9, 0.1), 50)).containsExactly(0, 1);
    assertThatThrownBy(() -> calibration.set(List.of(1.0), 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 50 to 99");
  }

  @Test
  void refusesNumbersOutOfRange() {
    for (double temperature : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Calibration(temperature, THRESHOLDS, 1, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Calibration(1, List.of(0.5), 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Calibration(
                    1, Collections.nCopies(Calibration.COVERAGES.size(), Double.NaN), 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
