package io.stanchion.evaluation.study;

import io.stanchion.evaluation.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Systems scored on the same paragraphs: those of a test set, or each fold's test part in turn.
 *
 * @param name The kind of split, such as {@code leave one group out}, or {@code test set}.
 * @param repeats The number of repeats, over which metrics are means. 1 for a test set.
 * @param systems The systems. In a cross-validation the model is the first, and the baselines
 *     follow.
 * @param comparisons Differences between systems, each tested.
 * @param flipRate The share of the model's predictions that change with another target; empty where
 *     the target is no feature.
 * @param folds The folds; none for a test set, or where several systems share them.
 */
public record Evaluation(
    String name,
    int repeats,
    List<SystemResult> systems,
    List<Comparison> comparisons,
    OptionalDouble flipRate,
    List<FoldRow> folds) {
  /** Copies the lists. */
  public Evaluation {
    systems = List.copyOf(systems);
    comparisons = List.copyOf(comparisons);
    folds = List.copyOf(folds);
  }

  /**
   * Returns the metric that the evaluation is about.
   *
   * @return The metric whose differences were tested; macro-F1 where none were.
   */
  public Metric leading() {
    return comparisons.stream().findFirst().map(Comparison::metric).orElse(Metric.MACRO_F1);
  }

  /**
   * A difference between two systems on the same paragraphs.
   *
   * @param first The one system's name.
   * @param second The other's.
   * @param metric The metric.
   * @param value The first's metric less the second's; empty where either is undefined.
   * @param low The lower end of the 95 % interval, groups resampled.
   * @param high The upper end.
   * @param permutationP The p-value of the permutation test by group.
   * @param holmP The same, adjusted for the number of comparisons in this table (Holm).
   * @param mcnemarP The p-value of McNemar's exact test, which takes paragraphs as independent.
   * @param correctedTP The p-value of the corrected resampled t-test over folds (Nadeau and
   *     Bengio); empty for a test set, or where a fold's metric is undefined.
   */
  public record Comparison(
      String first,
      String second,
      Metric metric,
      OptionalDouble value,
      OptionalDouble low,
      OptionalDouble high,
      OptionalDouble permutationP,
      OptionalDouble holmP,
      double mcnemarP,
      OptionalDouble correctedTP) {}

  /**
   * One fold.
   *
   * @param repeat The repeat, from 1.
   * @param fold The number in the repeat, from 1.
   * @param settings The settings that the search inside the training part chose.
   * @param temperature The divisor of its scores.
   * @param training Training paragraphs per label.
   * @param test Test paragraphs per label.
   * @param purged The number of paragraphs left out: copies of test texts, and other targets'.
   * @param groups The test part's groups, at most 20 of them.
   * @param pipelineHash The digest of the fitted feature pipeline.
   * @param testIds The ids of the test paragraphs.
   */
  public record FoldRow(
      int repeat,
      int fold,
      String settings,
      double temperature,
      Map<String, Long> training,
      Map<String, Long> test,
      long purged,
      List<String> groups,
      String pipelineHash,
      List<String> testIds) {}
}
