package io.stanchion.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClassifierSettingsTest {
  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> Classifier.Settings.of(false, "", 1.5, Optional.empty()))
        .isInstanceOf(DataException.class)
        .hasMessage("--abstain-below must be between 0 and 1, got 1.5");
    assertThatThrownBy(() -> Classifier.Settings.of(false, "", 0, Optional.of(0.0)))
        .hasMessage("--prediction-sets must be between 0.50 and 0.99, got 0.0");
    assertThatThrownBy(() -> Classifier.Settings.of(false, "", 0, Optional.of(1.0)))
        .hasMessage("--prediction-sets must be between 0.50 and 0.99, got 1.0");
  }

  @Test
  void describesEverythingThatRowsDependOn() {
    assertThat(Classifier.Settings.of(true, "a ban", 0.6, Optional.of(0.8)))
        .hasToString("boilerplate=true abstain-below=0.6 prediction-sets=0.8 target=a ban");
    assertThat(Classifier.Settings.DEFAULT)
        .hasToString("boilerplate=false abstain-below=0.0 prediction-sets= target=");
  }
}
