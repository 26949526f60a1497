package io.stanchion.evaluation.study;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.study.Evaluation.Comparison;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.evaluation.uncertainty.Paired;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Tests of differences between systems. */
final class Comparisons {
  private Comparisons() {}

  /**
   * Compares two systems.
   *
   * @param first The first system's name.
   * @param second The second system's name.
   * @param metric The metric to compare.
   * @param paired Both systems' predictions.
   * @param bootstrap Draws intervals and swaps.
   * @param correctedT The p-value of the corrected t-test, if there are folds.
   * @return The comparison, not yet adjusted for others.
   */
  static Comparison of(
      String first,
      String second,
      Metric metric,
      Paired paired,
      ClusterBootstrap bootstrap,
      OptionalDouble correctedT) {
    Paired.Difference difference = paired.difference(metric, bootstrap);
    return new Comparison(
        first,
        second,
        metric,
        difference.value(),
        difference.low(),
        difference.high(),
        difference.p(),
        difference.p(),
        paired.mcnemarP(),
        correctedT);
  }

  /**
   * Compares every two of several systems on a test set.
   *
   * @param names The systems' names.
   * @param predictions Their predictions, of the same paragraphs in the same order.
   * @param metric The metric to compare.
   * @param bootstrap Draws intervals and swaps.
   * @return The comparisons, with p-values adjusted for their number.
   */
  public static List<Comparison> all(
      List<String> names, List<Scored> predictions, Metric metric, ClusterBootstrap bootstrap) {
    List<Comparison> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        pairs.add(
            of(
                names.get(i),
                names.get(j),
                metric,
                new Paired(predictions.get(i), predictions.get(j)),
                bootstrap,
                OptionalDouble.empty()));
      }
    }
    return holm(pairs);
  }

  /** Adjusts p-values for the number of comparisons. An undefined one has none, and counts. */
  static List<Comparison> holm(List<Comparison> pairs) {
    double[] holm =
        Paired.holm(pairs.stream().mapToDouble(pair -> pair.permutationP().orElse(1)).toArray());
    List<Comparison> adjusted = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      Comparison pair = pairs.get(i);
      OptionalDouble p =
          pair.permutationP().isPresent() ? OptionalDouble.of(holm[i]) : OptionalDouble.empty();
      adjusted.add(
          new Comparison(
              pair.first(),
              pair.second(),
              pair.metric(),
              pair.value(),
              pair.low(),
              pair.high(),
              pair.permutationP(),
              p,
              pair.mcnemarP(),
              pair.correctedTP()));
    }
    return List.copyOf(adjusted);
  }
}
