package io.stanchion.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RangeTest {
  @Test
  void returnsWhatIsInside() {
    assertThat(Range.from("--threads", 1, 1)).isEqualTo(1);
    assertThat(Range.within("--window", 16, 384, 384)).isEqualTo(384);
    assertThat(Range.share("--abstain-below", 1)).isEqualTo(1);
    assertThat(Range.betweenZeroAndOne("--held-out", 0.5)).isEqualTo(0.5);
  }

  @Test
  void saysWhatAnOptionTakes() {
    assertThatThrownBy(() -> Range.from("--threads", 1, 0))
        .isInstanceOf(DataException.class)
        .hasMessage("--threads must be at least 1, got 0");
    assertThatThrownBy(() -> Range.within("--window", 16, 384, 15))
        .hasMessage("--window must be between 16 and 384, got 15");
    assertThatThrownBy(() -> Range.share("--abstain-below", Double.NaN))
        .hasMessage("--abstain-below must be between 0 and 1, got NaN");
    assertThatThrownBy(() -> Range.betweenZeroAndOne("--held-out", 1))
        .hasMessage("--held-out must be more than 0 and less than 1, got 1.0");
  }
}
