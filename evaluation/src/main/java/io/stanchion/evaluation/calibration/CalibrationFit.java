package io.stanchion.evaluation.calibration;

import io.stanchion.evaluation.metric.Scored;
import io.stanchion.model.Calibration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fits a {@link Calibration} to predictions of paragraphs that their models had not seen. */
public final class CalibrationFit {
  private CalibrationFit() {}

  /**
   * Fits a temperature and, on the probabilities that it corrects, the thresholds of prediction
   * sets. Fits also the correction for paragraphs whose labels have another mix, which changes no
   * prediction unless a mix is named.
   *
   * <p>The temperature minimises the log-loss, each group counting as one observation, under a
   * normal prior on its logarithm with mean 0 and standard deviation 0.5: a handful of articles
   * cannot tell an unsure model from an unlucky one, and without the prior the best temperature for
   * them is often endless.
   *
   * @param outOfFold Predictions of paragraphs by models that have seen none of their groups, with
   *     probabilities.
   * @return The calibration.
   * @throws IllegalArgumentException If there are no probabilities.
   */
  public static Calibration of(Scored outOfFold) {
    if (!outOfFold.hasProbabilities()) {
      throw new IllegalArgumentException("A calibration is fitted on probabilities");
    }
    List<double[]> logits = new ArrayList<>();
    List<Integer> gold = new ArrayList<>();
    for (Scored.Item item : outOfFold.items()) {
      int label = outOfFold.labels().indexOf(item.gold());
      // What a training part lacked is an error of another kind; no temperature mends it.
      if (item.probabilities().get(label) > 0) {
        logits.add(item.probabilities().stream().mapToDouble(StrictMath::log).toArray());
        gold.add(label);
      }
    }
    int groups = outOfFold.indicesBy(Scored.Item::group).size();
    double temperature =
        logits.isEmpty()
            ? 1
            : StrictMath.exp(
                Valley.lowest(at -> groups * loss(logits, gold, at) + Valley.penalty(at)));
    Calibration scaled = new Calibration(temperature, Calibration.NONE.thresholds(), 0, 0);
    return new Calibration(
        temperature,
        thresholds(outOfFold, scaled),
        outOfFold.items().size(),
        groups,
        logits.isEmpty()
            ? Optional.empty()
            : Optional.of(new PriorFit(logits, gold, groups).fit()));
  }

  /** The mean log-loss. */
  private static double loss(List<double[]> logits, List<Integer> gold, double logTemperature) {
    double inverse = StrictMath.exp(-logTemperature);
    double loss = 0;
    for (int i = 0; i < logits.size(); i++) {
      double at = logits.get(i)[gold.get(i)];
      double sum = 0;
      for (double logit : logits.get(i)) {
        sum += StrictMath.exp((logit - at) * inverse);
      }
      loss += StrictMath.log(sum);
    }
    return loss / logits.size();
  }

  /** A nonconformity score and how much it counts. */
  private record Weighted(double score, double weight) {}

  /**
   * Thresholds of split conformal prediction for grouped data (Lee, Barber and Willett, 2023,
   * arXiv:2306.06342, HCP): each group counts as one observation, spread over its paragraphs, and a
   * new group as one more, of which nothing is known. A coverage of 1 - 1 / (groups + 1) or more
   * cannot be had: its sets hold every label.
   */
  private static List<Double> thresholds(Scored outOfFold, Calibration scaled) {
    Map<String, int[]> groups = outOfFold.indicesBy(Scored.Item::group);
    List<Weighted> scores = new ArrayList<>();
    for (int[] group : groups.values()) {
      for (int i : group) {
        Scored.Item item = outOfFold.items().get(i);
        int gold = outOfFold.labels().indexOf(item.gold());
        scores.add(
            new Weighted(
                1 - scaled.apply(item.probabilities()).get(gold),
                1.0 / ((groups.size() + 1.0) * group.length)));
      }
    }
    scores.sort(Comparator.comparingDouble(Weighted::score));
    return Calibration.COVERAGES.stream()
        .map(coverage -> quantile(scores, coverage / 100.0))
        .toList();
  }

  private static double quantile(List<Weighted> scores, double share) {
    double sum = 0;
    for (Weighted one : scores) {
      sum += one.weight();
      if (sum >= share - 1e-12) {
        return one.score();
      }
    }
    return 1;
  }
}
