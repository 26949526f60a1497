package io.stanchion.evaluation.robustness;

import io.stanchion.model.Prediction;
import java.util.List;
import java.util.Optional;

/** The relation that must hold between the predictions of two texts. */
public sealed interface Relation {
  /** Both get the same label. */
  record Same() implements Relation {}

  /** They get different labels. */
  record Different() implements Relation {}

  /** One has one of the two labels other than the neutral one, and the other has the other. */
  record Opposite() implements Relation {}

  /**
   * The second text's probability of a label is not above the first's.
   *
   * @param label The label.
   */
  record NotMore(String label) implements Relation {}

  /**
   * Finds the relation of a name as it stands in files.
   *
   * @param relation One of "same", "different", "opposite", or "not-more:" and a label.
   * @return The relation, or nothing if none has that name.
   */
  static Optional<Relation> find(String relation) {
    return switch (relation) {
      case "same" -> Optional.of(new Same());
      case "different" -> Optional.of(new Different());
      case "opposite" -> Optional.of(new Opposite());
      default ->
          relation.startsWith("not-more:") && relation.length() > 9
              ? Optional.of(new NotMore(relation.substring(9)))
              : Optional.empty();
    };
  }

  /**
   * Checks whether two predictions are in the relation.
   *
   * @param first The prediction of the first text.
   * @param second The prediction of the second text.
   * @param labels The model's labels, in the order of the probabilities.
   * @param neutral The neutral label, if there is one.
   * @return True if the relation holds.
   */
  default boolean holds(
      Prediction first, Prediction second, List<String> labels, Optional<String> neutral) {
    boolean same = first.label().equals(second.label());
    if (this instanceof Same) {
      return same;
    }
    if (this instanceof NotMore notMore) {
      int label = labels.indexOf(notMore.label());
      return label < 0
          || second.probabilities().get(label) <= first.probabilities().get(label) + 1e-9;
    }
    boolean bothTakeSides =
        neutral
            .map(label -> !label.equals(first.label()) && !label.equals(second.label()))
            .orElse(true);
    return !same && (this instanceof Different || bothTakeSides);
  }
}
