package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.ConfusionMatrix;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.model.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The result of a cross-validation. Counts are pooled over the folds of a repeat before any metric
 * is computed, since a metric of a fold that lacks a label means little; over repeats, metrics are
 * averaged.
 *
 * @param data The labelled set.
 * @param plan How it was split.
 * @param folds What came of each fold, in the plan's order.
 */
public record CrossValidated(
    LabelledData data, FoldPlan plan, List<CrossValidation.FoldResult> folds) {
  /** Copies the list. */
  public CrossValidated {
    folds = List.copyOf(folds);
  }

  /**
   * Gives the model's counts.
   *
   * @return A matrix per repeat, pooled over its folds.
   */
  public List<ConfusionMatrix> matrices() {
    return matrices(one -> true);
  }

  /**
   * Gives the model's counts on some paragraphs.
   *
   * @param which Which paragraphs count.
   * @return A matrix per repeat, pooled over its folds.
   */
  public List<ConfusionMatrix> matrices(Predicate<LabelledParagraph> which) {
    return pooled(which, (fold, i) -> fold.predictions().get(i).label());
  }

  /**
   * Gives the counts of always predicting the most frequent label of a fold's training part.
   *
   * @return A matrix per repeat, pooled over its folds.
   */
  public List<ConfusionMatrix> majorityMatrices() {
    return pooled(one -> true, (fold, i) -> fold.majority());
  }

  /**
   * Gives the predictions of one repeat, in the order of the labelled set.
   *
   * @param repeat The repeat, from 1.
   * @return Every paragraph with the prediction of the fold that tested it; a label that a fold's
   *     training part lacks has probability 0 there.
   */
  public Scored scored(int repeat) {
    Map<Integer, Scored.Item> items = new TreeMap<>();
    for (CrossValidation.FoldResult fold : folds) {
      if (fold.fold().repeat() == repeat) {
        for (int i = 0; i < fold.predictions().size(); i++) {
          int index = fold.fold().test().get(i);
          items.put(index, item(data.paragraphs().get(index), fold, fold.predictions().get(i)));
        }
      }
    }
    return new Scored(data.labels(), List.copyOf(items.values()));
  }

  private Scored.Item item(
      LabelledParagraph one, CrossValidation.FoldResult fold, Prediction prediction) {
    List<String> known = List.copyOf(fold.trainingCounts().keySet());
    List<Double> probabilities =
        data.labels().stream()
            .map(known::indexOf)
            .map(at -> at < 0 ? 0.0 : prediction.probabilities().get(at))
            .toList();
    return Scored.Item.of(one, prediction.label(), probabilities);
  }

  /**
   * Computes how often another target, with the same text, gets another label. A model that never
   * flips does not use the target.
   *
   * @return The share of test paragraphs over all repeats, in [0, 1]; empty if the target is no
   *     feature.
   */
  public OptionalDouble flipRate() {
    return folds.stream()
        .flatMap(
            fold ->
                IntStream.range(0, fold.swapped().size())
                    .mapToObj(
                        i ->
                            fold.predictions().get(i).label().equals(fold.swapped().get(i).label())
                                ? 0
                                : 1))
        .mapToInt(flipped -> flipped)
        .average();
  }

  /**
   * Averages a metric over repeats.
   *
   * @param matrices A matrix per repeat.
   * @param metric The metric.
   * @return The mean; empty if it is undefined in any repeat.
   */
  public static OptionalDouble mean(
      List<ConfusionMatrix> matrices, Function<ConfusionMatrix, OptionalDouble> metric) {
    List<OptionalDouble> values = matrices.stream().map(metric).toList();
    return values.stream().allMatch(OptionalDouble::isPresent)
        ? values.stream().mapToDouble(OptionalDouble::getAsDouble).average()
        : OptionalDouble.empty();
  }

  private interface Answer {
    String label(CrossValidation.FoldResult fold, int test);
  }

  private List<ConfusionMatrix> pooled(Predicate<LabelledParagraph> which, Answer answer) {
    List<Integer> repeats = plan.folds().stream().map(FoldPlan.Fold::repeat).distinct().toList();
    return repeats.stream().map(repeat -> pooled(repeat, which, answer)).toList();
  }

  private ConfusionMatrix pooled(int repeat, Predicate<LabelledParagraph> which, Answer answer) {
    List<String> gold = new ArrayList<>();
    List<String> predicted = new ArrayList<>();
    for (CrossValidation.FoldResult fold : folds) {
      List<LabelledParagraph> test = fold.fold().testOf(data);
      IntStream.range(0, test.size())
          .filter(i -> fold.fold().repeat() == repeat && which.test(test.get(i)))
          .forEach(
              i -> {
                gold.add(test.get(i).label());
                predicted.add(answer.label(fold, i));
              });
    }
    return ConfusionMatrix.of(data.labels(), gold, predicted);
  }
}
