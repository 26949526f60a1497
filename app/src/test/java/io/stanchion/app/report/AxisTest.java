package io.stanchion.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AxisTest {
  private static final double EXACT = 1e-9;

  @Test
  void mapsItsEndsToItsEnds() {
    Axis up = Axis.unit(300, 20);
    assertThat(up.at(0)).isCloseTo(300, within(EXACT));
    assertThat(up.at(1)).isCloseTo(20, within(EXACT));
    assertThat(up.at(7)).isCloseTo(20, within(EXACT));
  }

  @Test
  void takesRoundNumbersAroundValues() {
    Axis axis = Axis.around(-0.37, 0.37, 0, 100);
    assertThat(axis.ticks().stream().map(axis::name))
        .containsExactly("−0.4", "−0.2", "0.0", "0.2", "0.4");
    assertThat(axis.at(0)).isCloseTo(50, within(EXACT));
  }

  @Test
  void staysFiniteAroundOneValue() {
    Axis axis = Axis.around(0.5, 0.5, 0, 100);
    assertThat(axis.at(0.5)).isBetween(0.0, 100.0);
    assertThat(Axis.sizes(List.of(3.0), 0, 100).at(3)).isCloseTo(50, within(1.0));
  }

  @Test
  void putsEqualRatiosEquallyFarApart() {
    Axis axis = Axis.sizes(List.of(10.0, 20.0, 40.0), 0, 300);
    assertThat(axis.at(20) - axis.at(10)).isCloseTo(axis.at(40) - axis.at(20), within(EXACT));
    assertThat(axis.ticks()).containsExactly(10.0, 20.0, 40.0);
  }
}
