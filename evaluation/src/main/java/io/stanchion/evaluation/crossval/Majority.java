package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.FoldPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The baseline that always predicts the most frequent label. */
public final class Majority {
  private Majority() {}

  /**
   * Finds the most frequent label.
   *
   * @param counts The number of paragraphs of each label; at least one label.
   * @return The label; of equals, the first by name.
   */
  public static String of(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
        .orElseThrow()
        .getKey();
  }

  /**
   * Predicts the most frequent label of each fold's training part.
   *
   * @param data The labelled set.
   * @param plan Folds that split it, of which the first repeat is used.
   * @return The predictions in the order of the set, without probabilities.
   */
  public static Scored outOfFold(LabelledData data, FoldPlan plan) {
    Map<Integer, Scored.Item> items = new TreeMap<>();
    for (FoldPlan.Fold fold : plan.firstRepeat()) {
      String majority = of(LabelledData.labelCounts(fold.trainingOf(data)));
      for (int i : fold.test()) {
        LabelledParagraph gold = data.paragraphs().get(i);
        items.put(i, Scored.Item.of(gold, majority, List.of()));
      }
    }
    return new Scored(data.labels(), List.copyOf(items.values()));
  }
}
