package io.stanchion.evaluation.study;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.quality.LabelAudit;
import io.stanchion.evaluation.quality.OddGroups;
import java.util.List;

/** Measurements of odd labels. */
final class QualityMeasurement {
  private static final int SHOWN = 50;

  private QualityMeasurement() {}

  /**
   * Looks for odd labels.
   *
   * @param data The labels, in their own groups.
   * @param outOfFold Predictions of the same rows in the same order, each by a model that has not
   *     seen the row, with probabilities.
   * @return The odd labels.
   */
  public static Quality of(LabelledData data, Scored outOfFold) {
    List<LabelAudit.Suspicious> suspicious = LabelAudit.suspicious(data, outOfFold);
    List<LabelAudit.Contradiction> contradictions = LabelAudit.contradictions(data);
    return new Quality(
        suspicious.stream().limit(SHOWN).map(QualityMeasurement::row).toList(),
        suspicious.size(),
        contradictions.stream().limit(SHOWN).map(QualityMeasurement::row).toList(),
        contradictions.size(),
        OddGroups.find(outOfFold).stream()
            .map(one -> new Quality.OddGroup(one.group(), one.paragraphs(), one.what(), one.p()))
            .toList());
  }

  private static Quality.SuspiciousLabel row(LabelAudit.Suspicious one) {
    return new Quality.SuspiciousLabel(
        one.paragraph().paragraph().id(),
        one.paragraph().label(),
        one.suggested(),
        one.margin(),
        one.paragraph().paragraph().text());
  }

  private static Quality.ContradictingPair row(LabelAudit.Contradiction pair) {
    return new Quality.ContradictingPair(
        pair.first().paragraph().id(),
        pair.first().label(),
        pair.second().paragraph().id(),
        pair.second().label(),
        pair.similarity(),
        pair.first().paragraph().text());
  }
}
