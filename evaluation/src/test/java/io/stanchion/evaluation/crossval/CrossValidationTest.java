package io.stanchion.evaluation.crossval;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.metric.ConfusionMatrix;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.Status;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CrossValidationTest {
  private static final TrainingOptions OPTIONS =
      TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS);

  private final LabelledData shipped = HuaweiBan.labels();

  @Test
  void testsEveryParagraphAndSaysSoAfterEachFold() {
    AtomicInteger finished = new AtomicInteger();
    CrossValidated result =
        CrossValidation.run(
            shipped, Splitter.leaveOneGroupOut(shipped), OPTIONS, finished::incrementAndGet);
    assertThat(finished).hasValue(5);
    assertThat(result.matrices())
        .singleElement()
        .satisfies(matrix -> assertThat(matrix.total()).isEqualTo(78));
    assertThat(result.folds()).allMatch(fold -> EpochChoice.CANDIDATES.contains(fold.epochs()));
  }

  @Test
  void givesTheSameResultOnOneThreadAndOnFour() throws Exception {
    FoldPlan plan = Splitter.groupedKFold(shipped, 3, 2, 1);
    List<CrossValidated> results = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        results.add(pool.submit(() -> CrossValidation.run(shipped, plan, OPTIONS, () -> {})).get());
      } finally {
        pool.shutdown();
      }
    }
    assertThat(results.get(0)).isEqualTo(results.get(1));
  }

  /** Each group has a word of its own that gives its label away; nobody else can know it. */
  @Test
  void learnsNothingFromTheGroupItTests() {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (int group = 0; group < 6; group++) {
      for (int i = 0; i < 4; i++) {
        String text = "secret" + "abcdef".charAt(group);
        paragraphs.add(one("g" + group, i, text, group % 2 == 0 ? "pro" : "anti"));
      }
    }
    LabelledData data = new LabelledData("secrets", "", true, paragraphs);
    CrossValidated fair =
        CrossValidation.run(data, Splitter.leaveOneGroupOut(data), OPTIONS, () -> {});
    assertThat(fair.folds())
        .flatExtracting(CrossValidation.FoldResult::predictions)
        .allMatch(prediction -> prediction.status() == Status.NO_KNOWN_FEATURES);
    CrossValidated random =
        CrossValidation.run(data, Splitter.randomKFold(data, 4, 1, 1), OPTIONS, () -> {});
    assertThat(random.matrices().get(0).accuracy().orElseThrow()).isEqualTo(1);
  }

  @Test
  void comparesWithTheMajorityOfTheTrainingPart() {
    CrossValidated result =
        CrossValidation.run(shipped, Splitter.leaveOneGroupOut(shipped), OPTIONS, () -> {});
    assertThat(result.folds())
        .extracting(CrossValidation.FoldResult::majority)
        .containsOnly("neutral");
    ConfusionMatrix majority = result.majorityMatrices().get(0);
    assertThat(majority.accuracy().orElseThrow()).isEqualTo(40.0 / 78);
    assertThat(majority.mcc()).isEmpty();
  }

  @Test
  void poolsCountsOverFoldsOfWhichSomeLackALabel() {
    CrossValidated result =
        CrossValidation.run(shipped, Splitter.leaveOneGroupOut(shipped), OPTIONS, () -> {});
    assertThat(result.folds().get(0).testCounts()).containsOnlyKeys("anti-ban");
    assertThat(result.matrices().get(0).labels()).containsExactly("anti-ban", "neutral", "pro-ban");
    assertThat(result.matrices().get(0).support(1)).isEqualTo(40);
  }

  @Test
  void countsOnlyTheParagraphsAskedFor() {
    CrossValidated result =
        CrossValidation.run(shipped, Splitter.groupedKFold(shipped, 3, 2, 1), OPTIONS, () -> {});
    assertThat(result.matrices(one -> one.paragraph().kind() == Kind.HEADLINE))
        .hasSize(2)
        .allSatisfy(matrix -> assertThat(matrix.total()).isEqualTo(8));
  }

  @Test
  void choosesEpochsInsideTheTrainingParagraphsOnly() {
    LabelledData oneGroup =
        new LabelledData(
            "one", "", true, List.of(one("g", 0, "ban", "pro"), one("g", 1, "no", "anti")));
    assertThat(EpochChoice.choose(oneGroup, OPTIONS)).isEqualTo(OPTIONS);
    assertThat(EpochChoice.choose(shipped, OPTIONS))
        .isEqualTo(EpochChoice.choose(shipped, OPTIONS));
  }

  private static LabelledParagraph one(String group, int i, String text, String label) {
    return new LabelledParagraph(
        new Paragraph(group + ":" + i, group, 1, Kind.PARAGRAPH, "", text), label, group, Map.of());
  }
}
