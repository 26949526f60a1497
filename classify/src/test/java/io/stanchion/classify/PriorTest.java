package io.stanchion.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriorTest {
  private static final List<String> LABELS = List.of("anti", "neutral", "pro");

  @Test
  void givesTheLabelThatIsLeftOutTheRest() {
    Prior prior = Prior.parse("pro=0.1, anti = 0.2").of(LABELS);
    assertThat(prior.among(LABELS).get(1)).isCloseTo(0.7, within(1e-12));
    assertThat(prior.shares().keySet()).containsExactly("anti", "neutral", "pro");
  }

  @Test
  void takesLabelsAsTheyAreSpelledByTheModel() {
    assertThat(Prior.parse("PRO=0.5,anti=0.25,Neutral=0.25").of(LABELS).shares())
        .containsEntry("pro", 0.5);
  }

  @Test
  void takesLabelsWithAnEqualsSign() {
    assertThat(Prior.parse("a=b=0.5").shares()).containsEntry("a=b", 0.5);
  }

  @Test
  void makesSharesThatAreNearlyWholeSumToOne() {
    Prior prior = Prior.parse("anti=0.33,neutral=0.33,pro=0.33").of(LABELS);
    assertThat(prior.among(LABELS))
        .allSatisfy(one -> assertThat(one).isCloseTo(1 / 3.0, within(1e-12)));
    assertThat(prior.among(List.of("anti", "pro"))).containsExactly(0.5, 0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "pro | --prior 'pro': expected LABEL=SHARE[,LABEL=SHARE...], such as pro=0.1,anti=0.1, or"
            + " trained or estimate",
        "=0.5 | --prior '=0.5': expected LABEL=SHARE[,LABEL=SHARE...], such as pro=0.1,anti=0.1, or"
            + " trained or estimate",
        "estimate | --prior estimate: only 'stanchion classify' estimates shares; name them here",
        "pro=0,anti=0.5 | --prior: the share of 'pro' must be a number between 0 and 1, such as"
            + " 0.1, got '0'",
        "pro=NaN | --prior: the share of 'pro' must be a number between 0 and 1, such as 0.1, got"
            + " 'NaN'",
        "pro=6 %,anti=0.5 | --prior: the share of 'pro' must be a number between 0 and 1, such as"
            + " 0.1, got '6 %'",
        "pro=0.1,pro=0.2 | --prior: 'pro' is there twice",
        "pro=0.1,PRO=0.2 | --prior: 'pro' is there twice",
        "pro=0.1,con=0.2 | --prior: 'con' is not one of [anti, neutral, pro]",
        "pro=0.1 | --prior: the labels [anti, neutral] have no share; name all labels, or all but"
            + " one, which gets the rest",
        "pro=0.6,anti=0.4 | --prior: the shares sum to 1.0, which leaves nothing for 'neutral'",
        "pro=0.1,anti=0.1,neutral=0.7 | --prior: the shares sum to 0.9; expected 1"
      })
  void refusesOtherThings(String text, String message) {
    assertThatThrownBy(() -> Prior.parse(text).of(LABELS))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void mayBeTheMixThatAModelWasCalibratedFor() {
    assertThat(Prior.parse("trained").of(LABELS)).isEqualTo(Prior.TRAINED).hasToString("trained");
    assertThat(Prior.TRAINED.isNone()).isFalse();
  }

  @Test
  void standsInTheSettingsOfARunOnlyIfItIsGiven() {
    Classifier.Settings settings =
        Classifier.Settings.DEFAULT.withPrior(Prior.parse("b=0.2,a=0.1"));
    assertThat(settings)
        .hasToString(
            "boilerplate=false abstain-below=0.0 prediction-sets= prior=a=0.1,b=0.2 target=");
    assertThat(Classifier.Settings.DEFAULT.toString()).doesNotContain("prior");
  }
}
