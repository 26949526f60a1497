package io.stanchion.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NeutralLabelTest {
  @ParameterizedTest
  @CsvSource({"pro-ban,anti-ban,neutral", "FAVOR,AGAINST,NONE", "F,A,N"})
  void findsTheNeutralLabelByItsUsualNames(String pro, String anti, String neutral) {
    assertThat(NeutralLabel.find(List.of(pro, anti, neutral))).contains(neutral);
  }

  @Test
  void findsNothingWhereNoneOrSeveralMayBeMeant() {
    assertThat(NeutralLabel.find(List.of("pro", "con"))).isEmpty();
    assertThat(NeutralLabel.find(List.of("pro", "none", "neutral"))).isEmpty();
  }
}
