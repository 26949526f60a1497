package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.model.Calibration;
import io.stanchion.model.Prediction;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The result of a cross-validation. The predictions of a repeat's folds are pooled before any
 * metric is computed, since a metric of a fold that lacks a label means little.
 *
 * @param data The labelled set.
 * @param plan The folds.
 * @param folds The result of each fold, in the plan's order.
 */
public record CrossValidated(
    LabelledData data, FoldPlan plan, List<CrossValidation.FoldResult> folds) {
  /** Copies the list. */
  public CrossValidated {
    folds = List.copyOf(folds);
  }

  /**
   * Returns the repeat that is shown where only one can be.
   *
   * @return The smallest number of a repeat that has folds: 1, unless some folds are not finished.
   */
  public int firstRepeat() {
    return folds.stream().mapToInt(fold -> fold.fold().repeat()).min().orElse(1);
  }

  /** A fold's prediction for a test paragraph, by its place in the test part. */
  private interface Answer {
    Scored.Item of(LabelledParagraph gold, int place);
  }

  /**
   * Returns the model's predictions.
   *
   * @return Per repeat, every tested paragraph in the order of the labelled set, with the
   *     calibrated prediction of the fold that tested it; a label that a fold's training part lacks
   *     has probability 0 there.
   */
  public List<Scored> scored() {
    return pooled(CrossValidation.FoldResult::predictions);
  }

  /**
   * Returns the model's predictions before calibration.
   *
   * @return The same as {@link #scored}, with the probabilities as they were.
   */
  public List<Scored> uncalibrated() {
    return pooled(CrossValidation.FoldResult::uncalibrated);
  }

  private List<Scored> pooled(Function<CrossValidation.FoldResult, List<Prediction>> which) {
    List<String> labels = data.labels();
    return pooled(
        labels,
        fold -> {
          List<String> known = List.copyOf(fold.trainingCounts().keySet());
          List<Prediction> predictions = which.apply(fold);
          return (gold, place) -> OutOfFold.item(gold, predictions.get(place), known, labels);
        });
  }

  /**
   * Predicts the most frequent label of a fold's training part.
   *
   * @return The same as {@link #scored}, without probabilities.
   */
  public List<Scored> majority() {
    return pooled(
        data.labels(),
        fold -> {
          String majority = fold.majority();
          return (gold, place) -> Scored.Item.of(gold, majority, List.of());
        });
  }

  /**
   * Predicts the shares of the labels in a fold's training part.
   *
   * @return The same as {@link #scored}; the labels are those of {@link #majority}.
   */
  public List<Scored> prior() {
    List<String> labels = data.labels();
    return pooled(
        labels,
        fold -> {
          String majority = fold.majority();
          double all = fold.trainingCounts().values().stream().mapToDouble(count -> count).sum();
          List<Double> shares =
              labels.stream()
                  .map(label -> fold.trainingCounts().getOrDefault(label, 0L) / all)
                  .toList();
          return (gold, place) -> Scored.Item.of(gold, majority, shares);
        });
  }

  private List<Scored> pooled(
      List<String> labels, Function<CrossValidation.FoldResult, Answer> answers) {
    return folds.stream()
        .map(fold -> fold.fold().repeat())
        .distinct()
        .sorted()
        .map(repeat -> pooled(repeat, labels, answers))
        .toList();
  }

  private Scored pooled(
      int repeat, List<String> labels, Function<CrossValidation.FoldResult, Answer> answers) {
    Map<Integer, Scored.Item> items = new TreeMap<>();
    for (CrossValidation.FoldResult fold : folds) {
      if (fold.fold().repeat() == repeat) {
        Answer answer = answers.apply(fold);
        for (int place = 0; place < fold.predictions().size(); place++) {
          int index = fold.fold().test().get(place);
          items.put(index, answer.of(data.paragraphs().get(index), place));
        }
      }
    }
    return new Scored(labels, List.copyOf(items.values()));
  }

  /**
   * Returns the model's prediction sets.
   *
   * @param repeat The repeat, from 1.
   * @param coverage The coverage they promise, in percent, one of {@link Calibration#COVERAGES}.
   * @return The labels of each set, in the order of that repeat's {@link #scored}. A label that a
   *     fold's training part lacks is in none.
   */
  public List<List<String>> predictionSets(int repeat, int coverage) {
    Map<Integer, List<String>> sets = new TreeMap<>();
    for (CrossValidation.FoldResult fold : folds) {
      List<String> known = List.copyOf(fold.trainingCounts().keySet());
      for (int place = 0; place < fold.predictions().size(); place++) {
        if (fold.fold().repeat() == repeat) {
          List<Double> probabilities = fold.predictions().get(place).probabilities();
          sets.put(
              fold.fold().test().get(place),
              fold.calibration().set(probabilities, coverage).stream().map(known::get).toList());
        }
      }
    }
    return List.copyOf(sets.values());
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
        .flatMapToInt(
            fold -> IntStream.range(0, fold.swapped().size()).map(i -> flipped(fold, i) ? 1 : 0))
        .average();
  }

  private static boolean flipped(CrossValidation.FoldResult fold, int place) {
    return !fold.predictions().get(place).label().equals(fold.swapped().get(place).label());
  }
}
