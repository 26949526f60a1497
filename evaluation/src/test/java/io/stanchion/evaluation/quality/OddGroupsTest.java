package io.stanchion.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.evaluation.metric.Scored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OddGroupsTest {
  private static Scored scored(int groups, boolean oneSided, boolean hard) {
    List<Scored.Item> items = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      for (int i = 0; i < 12; i++) {
        String gold = ((oneSided && group == 0) || i % 2 == 0) ? "pro" : "anti";
        boolean right = (hard && group == 1) ? i == 0 : i % 4 > 0;
        String other = gold.equals("pro") ? "anti" : "pro";
        items.add(
            new Scored.Item(
                group + ":" + i, "g" + group, "", "", gold, right ? gold : other, List.of()));
      }
    }
    return new Scored(List.of("anti", "pro"), items);
  }

  @Test
  void namesAGroupWithOtherLabels() {
    assertThat(OddGroups.find(scored(8, true, false)))
        .isNotEmpty()
        .allSatisfy(
            odd -> {
              assertThat(odd.group()).isEqualTo("g0");
              assertThat(odd.what()).contains("of 12 are labelled");
              assertThat(odd.p()).isLessThan(0.05);
            });
  }

  @Test
  void namesAGroupThatTheModelGetsWrong() {
    assertThat(OddGroups.find(scored(8, false, true)))
        .singleElement()
        .satisfies(
            odd -> assertThat(odd.what()).isEqualTo("1 of 12 are right, of the others 63 of 84"));
  }

  @Test
  void namesNoneWhereAllAreAlike() {
    assertThat(OddGroups.find(scored(8, false, false))).isEmpty();
    assertThat(OddGroups.find(scored(1, false, false))).isEmpty();
  }
}
