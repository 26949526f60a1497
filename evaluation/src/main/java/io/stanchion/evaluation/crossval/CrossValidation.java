package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains and tests on every fold of a plan. Features, epochs and weights are fitted on a fold's
 * training part alone, each fold from scratch; the result is the same on any number of threads.
 */
public final class CrossValidation {
  private CrossValidation() {}

  /**
   * What came of one fold.
   *
   * @param fold The fold.
   * @param trainingCounts Training paragraphs per label.
   * @param testCounts Test paragraphs per label.
   * @param epochs The number of epochs chosen inside the training part.
   * @param majority The most frequent label of the training part; of equals, the first.
   * @param predictions A prediction per test paragraph, in the order of {@code fold.test()}.
   * @param swapped The same with each paragraph's target replaced by another of the set; empty if
   *     the target is no feature.
   */
  public record FoldResult(
      FoldPlan.Fold fold,
      Map<String, Long> trainingCounts,
      Map<String, Long> testCounts,
      int epochs,
      String majority,
      List<Prediction> predictions,
      List<Prediction> swapped) {}

  /**
   * Cross-validates.
   *
   * @param data The labelled set.
   * @param plan How it is split.
   * @param options How to train; the number of epochs is chosen anew in every fold.
   * @param progress Called after each finished fold, from any thread.
   * @return The result.
   */
  public static CrossValidated run(
      LabelledData data, FoldPlan plan, TrainingOptions options, Runnable progress) {
    List<FoldResult> results =
        IntStream.range(0, plan.folds().size())
            .parallel()
            .mapToObj(
                i -> {
                  FoldResult result = run(data, plan.folds().get(i), options);
                  progress.run();
                  return result;
                })
            .toList();
    return new CrossValidated(data, plan, results);
  }

  private static FoldResult run(LabelledData data, FoldPlan.Fold fold, TrainingOptions options) {
    LabelledData training = data.withParagraphs(fold.trainingOf(data));
    TrainingOptions chosen = EpochChoice.choose(training, options);
    StanceModel model = Trainer.train(training, chosen);
    Map<String, Long> counts = LabelledData.labelCounts(training.paragraphs());
    String majority =
        counts.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
            .orElseThrow()
            .getKey();
    List<LabelledParagraph> test = fold.testOf(data);
    return new FoldResult(
        fold,
        counts,
        LabelledData.labelCounts(test),
        chosen.epochs(),
        majority,
        test.stream().map(one -> model.predict(one.paragraph())).toList(),
        options.features().target()
            ? test.stream().map(one -> model.predict(swapped(one.paragraph(), data))).toList()
            : List.of());
  }

  private static Paragraph swapped(Paragraph p, LabelledData data) {
    List<String> targets = data.targets();
    String other = targets.get((targets.indexOf(p.target()) + 1) % targets.size());
    return new Paragraph(p.id(), p.article(), p.number(), p.kind(), other, p.text());
  }
}
