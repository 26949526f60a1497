package io.stanchion.encoders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The labels of a model's own stances. A model may tell texts that are not about their target from
 * neutral ones; to users these are neutral too.
 *
 * @param labels The labels, in the order of the model's logits less the one of off-target texts.
 * @param offTarget The place of the logit of off-target texts; negative if there is none.
 * @param neutral The place among the labels of the one that they count as.
 */
record StanceLabels(List<String> labels, int offTarget, int neutral) {
  private static final String OFF_TARGET = "off-target";

  static final StanceLabels NONE = new StanceLabels(List.of(), -1, -1);

  /**
   * Finds the label of off-target texts.
   *
   * @param all The labels, in the order of the logits.
   * @param countsAs The label that off-target texts count as, if the model names one.
   */
  static StanceLabels of(List<String> all, Optional<String> countsAs) {
    int offTarget = countsAs.isPresent() ? all.indexOf(OFF_TARGET) : -1;
    List<String> labels = new ArrayList<>(all);
    if (offTarget >= 0) {
      labels.remove(offTarget);
    }
    int neutral = countsAs.map(labels::indexOf).orElse(-1);
    return neutral < 0
        ? new StanceLabels(List.copyOf(all), -1, -1)
        : new StanceLabels(List.copyOf(labels), offTarget, neutral);
  }

  boolean isEmpty() {
    return labels.isEmpty();
  }

  /** Returns whether the model tells off-target texts from neutral ones. */
  boolean tellOffTarget() {
    return offTarget >= 0;
  }

  /** Returns the number of the model's logits. */
  int logits() {
    return labels.size() + (tellOffTarget() ? 1 : 0);
  }

  /**
   * Turns logits into probabilities.
   *
   * @return If the model tells off-target texts, first their probability; then one for each label,
   *     and these add up to 1, as off-target texts are counted there too.
   */
  double[] probabilities(double[] logits) {
    double highest = Arrays.stream(logits).max().orElse(0);
    double[] shares = Arrays.stream(logits).map(logit -> StrictMath.exp(logit - highest)).toArray();
    double sum = Arrays.stream(shares).sum();
    double[] probabilities = new double[logits.length];
    int next = 0;
    if (tellOffTarget()) {
      probabilities[next++] = shares[offTarget] / sum;
    }
    for (int i = 0; i < shares.length; i++) {
      if (i != offTarget) {
        probabilities[next++] = shares[i] / sum;
      }
    }
    if (tellOffTarget()) {
      probabilities[1 + neutral] += probabilities[0];
    }
    return probabilities;
  }
}
