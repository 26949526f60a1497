package io.stanchion.evaluation.quality;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.NearDuplicates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds rows to send back to labelling. It changes and deletes nothing. */
public final class LabelAudit {
  private LabelAudit() {}

  /**
   * A label that a model, trained without it, confidently takes for another.
   *
   * @param paragraph The row.
   * @param suggested The other label.
   * @param margin The other label's probability less the gold label's, in (0, 1].
   */
  public record Suspicious(LabelledParagraph paragraph, String suggested, double margin) {}

  /**
   * Two nearly equal texts with different labels.
   *
   * @param first The one row.
   * @param second The other.
   * @param similarity The Jaccard similarity of their word 3-grams, in [0.8, 1].
   */
  public record Contradiction(
      LabelledParagraph first, LabelledParagraph second, double similarity) {}

  /**
   * Finds labels that are probably wrong, by confident learning (Northcutt et al., 2021,
   * doi:10.1613/jair.1.12125): a row is suspicious if another label's probability reaches the mean
   * that rows of that label have for it, and is the largest of those that do.
   *
   * @param data The labels.
   * @param outOfFold Predictions of the same rows in the same order, each by a model that has not
   *     seen the row, with probabilities.
   * @return The suspicious rows, the largest margin first.
   * @throws IllegalArgumentException If there are no probabilities, or not one item per row.
   */
  public static List<Suspicious> suspicious(LabelledData data, Scored outOfFold) {
    if (!outOfFold.hasProbabilities() || outOfFold.items().size() != data.paragraphs().size()) {
      throw new IllegalArgumentException(
          "Expected probabilities for each of " + data.paragraphs().size() + " rows");
    }
    double[] thresholds = thresholds(outOfFold);
    List<Suspicious> suspicious = new ArrayList<>();
    for (int i = 0; i < outOfFold.items().size(); i++) {
      Scored.Item item = outOfFold.items().get(i);
      int best = confidentLabel(item.probabilities(), thresholds);
      int gold = outOfFold.labels().indexOf(item.gold());
      if (best >= 0 && best != gold) {
        double margin = item.probabilities().get(best) - item.probabilities().get(gold);
        if (margin > 0) {
          suspicious.add(
              new Suspicious(data.paragraphs().get(i), outOfFold.labels().get(best), margin));
        }
      }
    }
    suspicious.sort(Comparator.comparingDouble(Suspicious::margin).reversed());
    return suspicious;
  }

  /** For each label, the mean probability that its own rows have for it. */
  private static double[] thresholds(Scored scored) {
    double[] thresholds = new double[scored.labels().size()];
    for (int label = 0; label < thresholds.length; label++) {
      int at = label;
      thresholds[label] =
          scored.items().stream()
              .filter(item -> item.gold().equals(scored.labels().get(at)))
              .mapToDouble(item -> item.probabilities().get(at))
              .average()
              .orElse(Double.POSITIVE_INFINITY);
    }
    return thresholds;
  }

  private static int confidentLabel(List<Double> probabilities, double[] thresholds) {
    int best = -1;
    for (int label = 0; label < thresholds.length; label++) {
      boolean confident = probabilities.get(label) >= thresholds[label];
      if (confident && (best < 0 || probabilities.get(label) > probabilities.get(best))) {
        best = label;
      }
    }
    return best;
  }

  /**
   * Finds nearly equal texts with different labels.
   *
   * @param data The labels.
   * @return The pairs, in file order.
   */
  public static List<Contradiction> contradictions(LabelledData data) {
    return NearDuplicates.find(data.paragraphs()).stream()
        .map(
            pair ->
                new Contradiction(
                    data.paragraphs().get(pair.first()),
                    data.paragraphs().get(pair.second()),
                    pair.similarity()))
        .filter(pair -> !pair.first().label().equals(pair.second().label()))
        .filter(
            pair -> pair.first().paragraph().target().equals(pair.second().paragraph().target()))
        .toList();
  }
}
