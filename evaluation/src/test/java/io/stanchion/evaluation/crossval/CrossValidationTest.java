package io.stanchion.evaluation.crossval;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
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
    AtomicInteger trained = new AtomicInteger();
    CrossValidated result =
        validation(shipped)
            .run(
                Splitter.leaveOneGroupOut(shipped),
                trained::incrementAndGet,
                fold -> finished.incrementAndGet());
    assertThat(finished).hasValue(5);
    assertThat(trained)
        .hasValue(validation(shipped).trainings(Splitter.leaveOneGroupOut(shipped)))
        .hasValue(5 * (4 + 1));
    assertThat(result.scored())
        .singleElement()
        .satisfies(scored -> assertThat(scored.items()).hasSize(78));
    assertThat(result.folds())
        .allMatch(fold -> Search.Space.EPOCHS.contains(fold.options().epochs()));
  }

  @Test
  void givesTheSameResultOnOneThreadAndOnFour() throws Exception {
    FoldPlan plan = Splitter.groupedKFold(shipped, 3, 2, 1);
    List<CrossValidated> results = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        results.add(pool.submit(() -> run(shipped, plan)).get());
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
    CrossValidated fair = run(data, Splitter.leaveOneGroupOut(data));
    assertThat(fair.folds())
        .flatExtracting(CrossValidation.FoldResult::predictions)
        .allMatch(prediction -> prediction.status() == Status.NO_KNOWN_FEATURES);
    CrossValidated random = run(data, Splitter.randomKFold(data, 4, 1, 1));
    assertThat(Metric.ACCURACY.of(random.scored().get(0)).orElseThrow()).isEqualTo(1);
  }

  @Test
  void comparesWithTheMajorityOfTheTrainingPart() {
    CrossValidated result = run(shipped, Splitter.leaveOneGroupOut(shipped));
    assertThat(result.folds())
        .extracting(CrossValidation.FoldResult::majority)
        .containsOnly("neutral");
    Scored majority = result.majority().get(0);
    assertThat(Metric.ACCURACY.of(majority).orElseThrow()).isEqualTo(40.0 / 78);
    assertThat(Metric.MCC.of(majority)).isEmpty();
    assertThat(Metric.LOG_LOSS.of(majority)).isEmpty();
    Scored prior = result.prior().get(0);
    assertThat(Metric.MACRO_F1.of(prior)).isEqualTo(Metric.MACRO_F1.of(majority));
    assertThat(Metric.LOG_LOSS.of(prior).orElseThrow()).isBetween(1.0, Math.log(3) + 0.05);
  }

  @Test
  void poolsCountsOverFoldsOfWhichSomeLackALabel() {
    CrossValidated result = run(shipped, Splitter.leaveOneGroupOut(shipped));
    assertThat(result.folds().get(0).testCounts()).containsOnlyKeys("anti-ban");
    Scored scored = result.scored().get(0);
    assertThat(scored.labels()).containsExactly("anti-ban", "neutral", "pro-ban");
    assertThat(scored.matrix(scored.all()).support(1)).isEqualTo(40);
  }

  private static CrossValidation validation(LabelledData data) {
    return new CrossValidation(data, Copies.none(), Search.Space.of(OPTIONS), 2);
  }

  private static CrossValidated run(LabelledData data, FoldPlan plan) {
    return validation(data).run(plan, () -> {}, fold -> {});
  }

  private static LabelledParagraph one(String group, int i, String text, String label) {
    return new LabelledParagraph(
        new Paragraph(group + ":" + i, group, 1, Kind.PARAGRAPH, "", text), label, group, Map.of());
  }
}
