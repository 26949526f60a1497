package io.stanchion.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.crossval.Majority;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FrontierStudyTest {
  private static final LabelledData DATA = HuaweiBan.labels();
  private static final FoldPlan PLAN = Splitter.leaveOneGroupOut(DATA);

  private static Study study() {
    Map<String, Scored> systems = new LinkedHashMap<>();
    systems.put("always the gold label", always(true));
    systems.put("always neutral", always(false));
    return new FrontierStudy(
            DATA,
            new DuplicateHandling.Handled(DATA, Copies.none(), ""),
            PLAN,
            new ClusterBootstrap(100, 1))
        .study(
            systems,
            Metric.MACRO_F1,
            new RunContext(
                List.of("frontier"), List.of(), List.of(), Map.of("folds", "article"), ""));
  }

  private static Scored always(boolean gold) {
    return new Scored(
        DATA.labels(),
        DATA.paragraphs().stream()
            .map(one -> Scored.Item.of(one, gold ? one.label() : "neutral", probabilities()))
            .toList());
  }

  private static List<Double> probabilities() {
    return List.of(0.2, 0.5, 0.3);
  }

  @Test
  void saysThatItsNumbersAreCrossValidatedAndOnWhichFolds() {
    String methods = study().texts().methods();
    assertThat(methods)
        .contains(
            "Each of the following systems was cross-validated on the same 5 folds, which hold out"
                + " 000_02c1adb3ee25e0a7; ")
        .contains(": always the gold label; always neutral. ")
        .contains("Everything that is fitted was fitted inside each training part")
        .contains("Macro-F1 (leave one group out): always the gold label 1.000")
        .doesNotContain("as they are", "test set");
    assertThat(study().evaluations())
        .extracting(Evaluation::name)
        .containsExactly("leave one group out");
    assertThat(study().texts().modelCard().get("Training data"))
        .isEqualTo("huawei-ban.csv, the training part of each fold");
  }

  @Test
  void comparesWithTheMajorityOfEachTrainingPart() {
    Scored majority = Majority.outOfFold(DATA, PLAN);
    assertThat(study().evaluations().get(0).systems().get(2).value(Metric.ACCURACY))
        .isEqualTo(Metric.ACCURACY.of(majority));
    assertThat(majority.items()).extracting(Scored.Item::id).isEqualTo(TestSet.ids(DATA));
  }

  @Test
  void testsEveryDifferenceAndTakesProbabilitiesAsCalibrated() {
    Evaluation evaluation = study().evaluations().get(0);
    assertThat(evaluation.comparisons())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.first() + "/" + one.second())
                    .isEqualTo("always the gold label/always neutral"));
    assertThat(evaluation.systems().get(0).calibration().orElseThrow().calibrated()).isTrue();
  }
}
