package io.stanchion.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.evaluation.crossval.TargetMode;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CrossvalRunTest {
  /** Asks after each training, as an interruption would. */
  @Test
  void hasTheFoldsThatAreFinished() {
    LabelledData data = HuaweiBan.labels();
    FoldPlan plan = Splitter.groupedKFold(data, 3, 2, 1);
    Search.Space space =
        new Search.Space(
            List.of(TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS)), List.of(4));
    CrossvalRun run =
        new CrossvalRun(
            new DuplicateHandling.Handled(data, Copies.none(), ""),
            List.of(new CrossvalRun.Split(plan, Optional.empty())),
            TargetMode.JOINT,
            space,
            new ClusterBootstrap(100, 1));
    List<List<Evaluation>> seen = new ArrayList<>();
    assertThat(run.evaluations()).isEmpty();
    run.run(
        false,
        () -> {
          synchronized (seen) {
            seen.add(run.evaluations());
          }
        });
    assertThat(run.trainings(false)).isEqualTo(seen.size());
    assertThat(seen.stream().filter(evaluations -> !evaluations.isEmpty()))
        .isNotEmpty()
        .allSatisfy(
            evaluations -> {
              Evaluation one = evaluations.get(0);
              assertThat(one.name()).matches("grouped 3-fold \\([1-6] of 6 folds finished\\)");
              assertThat(one.folds()).isNotEmpty();
            });
    assertThat(run.evaluations())
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo("grouped 3-fold"));
  }
}
