package io.stanchion.evaluation.study;

import io.stanchion.dataset.names.Doubt;
import io.stanchion.evaluation.predictions.LabelCheck;
import io.stanchion.evaluation.predictions.Predictions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The gaps between a system's predictions and the gold labels.
 *
 * @param system The system's name.
 * @param scored The number of paragraphs that were scored.
 * @param missing The number of paragraphs without a prediction of it.
 * @param missingIds Their ids, at most {@value #MOST_IDS}.
 * @param extra The number of predictions without a gold label.
 * @param extraIds Their ids, at most {@value #MOST_IDS}.
 * @param otherLabels Predicted labels that no gold label is, with the number of predictions.
 * @param improbable The number of predictions whose label is not the most probable one.
 */
public record Gaps(
    String system,
    long scored,
    long missing,
    List<String> missingIds,
    long extra,
    List<String> extraIds,
    Map<String, Long> otherLabels,
    long improbable) {
  private static final int MOST_IDS = 20;

  /** Copies the lists. */
  public Gaps {
    missingIds = List.copyOf(missingIds);
    extraIds = List.copyOf(extraIds);
  }

  /**
   * Describes one system.
   *
   * @param system Its name.
   * @param matched Its predictions beside the gold labels.
   * @param check Its labels beside the gold labels.
   * @return The gaps; empty if there are none.
   */
  public static Optional<Gaps> of(String system, Predictions.Matched matched, LabelCheck check) {
    Map<String, Long> others = new TreeMap<>();
    for (Doubt one : check.others()) {
      others.put(one.name(), one.count());
    }
    boolean none =
        matched.missing().isEmpty()
            && matched.extra().isEmpty()
            && others.isEmpty()
            && check.improbable() == 0;
    return none
        ? Optional.empty()
        : Optional.of(
            new Gaps(
                system,
                matched.scored().items().size(),
                matched.missing().size(),
                few(matched.missing()),
                matched.extra().size(),
                few(matched.extra()),
                others,
                check.improbable()));
  }

  private static List<String> few(List<String> ids) {
    return ids.subList(0, Math.min(MOST_IDS, ids.size()));
  }
}
