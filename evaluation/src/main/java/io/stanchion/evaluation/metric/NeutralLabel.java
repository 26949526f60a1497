package io.stanchion.evaluation.metric;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The neutral label of a set. */
public final class NeutralLabel {
  private static final Set<String> USUAL_NAMES =
      Set.of("neutral", "none", "neither", "n", "unrelated", "comment", "other");

  private NeutralLabel() {}

  /**
   * Finds the neutral label by the names that stance data sets use.
   *
   * @param labels The labels.
   * @return The only one with such a name; nothing if there is none, or more than one.
   */
  public static Optional<String> find(List<String> labels) {
    List<String> found =
        labels.stream()
            .filter(label -> USUAL_NAMES.contains(label.toLowerCase(Locale.ROOT)))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
