package io.stanchion.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two builds are compared within rounds, and doubt is shown. */
final class InterleavingTest {
  @Test
  void takesTheMeanOfWhatEachRoundSays() {
    Interleaving.Ratio ratio =
        Interleaving.ratio(List.of(Math.log(1.2), Math.log(1.3), Math.log(1.25), Math.log(1.22)));
    assertThat(ratio.ratio()).isCloseTo(1.242, within(0.001));
    assertThat(ratio.low()).isBetween(1.2, ratio.ratio());
    assertThat(ratio.high()).isBetween(ratio.ratio(), 1.3);
    assertThat(ratio.isSlower()).isTrue();
  }

  @Test
  void doesNotCallSlowerWhatOneRoundAloneShows() {
    Interleaving.Ratio ratio = Interleaving.ratio(List.of(0.0, 0.01, -0.01, Math.log(3), 0.0));
    assertThat(ratio.ratio()).isGreaterThan(1.1);
    assertThat(ratio.isSlower()).isFalse();
  }

  @Test
  void givesTheSameIntervalEachTime() {
    List<Double> logs = List.of(0.1, 0.2, 0.05, -0.1);
    assertThat(Interleaving.ratio(logs)).isEqualTo(Interleaving.ratio(logs));
  }

  @Test
  void refusesABuildThatIsNotThere() {
    Path none = Path.of("no-such.jar");
    assertThatThrownBy(() -> new Interleaving(none, List.of()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "no-such.jar: no such jar; build the other version and name its bench/target/….jar");
  }

  @Test
  void showsMachineMeasuresAndRatiosOnThePage() {
    Measure one =
        new Measure("Stage.score features=words", 1234.5, Double.NaN, 64, "0123456789abcdef");
    String page = Page.of(List.of(one), Map.of(one.name(), new Interleaving.Ratio(1, 0.9, 1.1)));
    assertThat(page)
        .contains("Stage.score features=words", "1,234.5", "1.00 [0.90, 1.10]", "0123456789ab<")
        .contains(Page.machine().get("Java"))
        .doesNotContain("NaN", "http");
  }
}
