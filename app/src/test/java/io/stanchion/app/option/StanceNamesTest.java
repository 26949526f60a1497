package io.stanchion.app.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StanceNamesTest {
  private static final List<String> STANCES = List.of("AGAINST", "FAVOR", "NONE");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AGAINST,FAVOR,NONE",
        "against,favor,none",
        "Con,Pro,Neutral",
        "oppose,support,neither",
        "anti-ban,pro-ban,neutral",
        "Against it,In favour of it,Neutral",
        "disagrees,agrees,neutral"
      })
  void findsTheLabelThatMeansAStance(String labels) {
    List<String> names = List.of(labels.split(",", -1));
    assertThat(StanceNames.match(STANCES, names)).contains(names);
    List<String> turned = List.of(names.get(2), names.get(1), names.get(0));
    assertThat(StanceNames.match(STANCES, turned)).contains(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,2",
        "against,favor",
        "against,favor,none,other",
        "against,anti,none",
        "politics,sport,culture",
        "against,favorite,none",
        "formal,informal,none"
      })
  void matchesNothingInPart(String labels) {
    assertThat(StanceNames.match(STANCES, List.of(labels.split(",", -1)))).isEmpty();
  }

  @Test
  void takesRenamedStancesAsTheyAre() {
    List<String> renamed = List.of("no", "yes", "unclear");
    assertThat(StanceNames.match(renamed, List.of("unclear", "yes", "no"))).contains(renamed);
  }
}
