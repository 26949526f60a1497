package io.stanchion.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class DigitsTest {
  @Test
  void roundsAndSigns() {
    assertThat(Digits.TYPESET.score(0.12345)).isEqualTo("0.123");
    assertThat(Digits.TYPESET.score(-0.0004)).isEqualTo("0.000");
    assertThat(Digits.TYPESET.signed(-0.0004)).isEqualTo("0.000");
    assertThat(Digits.TYPESET.signed(0.2)).isEqualTo("+0.200");
    assertThat(Digits.TYPESET.signed(-0.2)).isEqualTo("−0.200");
    assertThat(Digits.TYPESET.percent(0.126)).isEqualTo("13 %");
    assertThat(Digits.TYPESET.count(13_477)).isEqualTo("13,477");
    assertThat(Digits.TYPESET.p(0.0004)).isEqualTo("< 0.001");
  }

  @Test
  void writesForATerminalWithoutTypesetting() {
    assertThat(Digits.PLAIN.signed(-0.2)).isEqualTo("-0.200");
    assertThat(Digits.PLAIN.signed(-0.00004, 4)).isEqualTo("0.0000");
    assertThat(Digits.PLAIN.whole(1234.4)).isEqualTo("1234");
    assertThat(Digits.PLAIN.count(13_477)).isEqualTo("13477");
    assertThat(Digits.PLAIN.p(0.00004)).isEqualTo("0.0000");
    assertThat(Digits.PLAIN.fixed(-0.0, 1)).isEqualTo("0.0");
  }

  @Test
  void hasADashForWhatIsUndefined() {
    assertThat(
            List.of(
                Digits.TYPESET.score(OptionalDouble.empty()),
                Digits.TYPESET.score(Double.NaN),
                Digits.TYPESET.signed(Double.NEGATIVE_INFINITY),
                Digits.TYPESET.percent(Double.NaN),
                Digits.TYPESET.p(Double.NaN),
                Digits.TYPESET.range(OptionalDouble.of(1), OptionalDouble.empty())))
        .containsOnly(Digits.UNDEFINED);
  }
}
