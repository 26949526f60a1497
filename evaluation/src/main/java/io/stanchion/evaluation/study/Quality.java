package io.stanchion.evaluation.study;

import java.util.List;

/**
 * Odd labels: rows to check.
 *
 * @param suspicious Labels that contradict a confident prediction by a model trained without them,
 *     the most confident first; at most 50.
 * @param suspiciousCount The number of all such labels.
 * @param contradictions Nearly equal texts with different labels; at most 50.
 * @param contradictionCount The number of all such pairs.
 * @param oddGroups Groups that differ from the others.
 */
public record Quality(
    List<SuspiciousLabel> suspicious,
    int suspiciousCount,
    List<ContradictingPair> contradictions,
    int contradictionCount,
    List<OddGroup> oddGroups) {
  /** Stands for labels that were not checked, or are all in order. */
  public static final Quality NONE = new Quality(List.of(), 0, List.of(), 0, List.of());

  /** Copies the lists. */
  public Quality {
    suspicious = List.copyOf(suspicious);
    contradictions = List.copyOf(contradictions);
    oddGroups = List.copyOf(oddGroups);
  }

  /**
   * A label that is perhaps wrong.
   *
   * @param id The paragraph's id.
   * @param label Its label.
   * @param suggested The label that the models predict.
   * @param margin The probability of that less the label's, in (0, 1].
   * @param text The text.
   */
  public record SuspiciousLabel(
      String id, String label, String suggested, double margin, String text) {}

  /**
   * Two nearly equal texts with different labels.
   *
   * @param firstId The one id.
   * @param firstLabel Its label.
   * @param secondId The other id.
   * @param secondLabel Its label.
   * @param similarity The Jaccard similarity of their word 3-grams.
   * @param text The first one's text.
   */
  public record ContradictingPair(
      String firstId,
      String firstLabel,
      String secondId,
      String secondLabel,
      double similarity,
      String text) {}

  /**
   * A group that differs from the others.
   *
   * @param group The group.
   * @param paragraphs The number of its paragraphs.
   * @param what The difference, with the numbers that show it.
   * @param p The p-value, adjusted for all groups and questions (Holm).
   */
  public record OddGroup(String group, long paragraphs, String what, double p) {}
}
