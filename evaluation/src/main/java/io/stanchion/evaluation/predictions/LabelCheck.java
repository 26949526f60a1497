package io.stanchion.evaluation.predictions;

import static java.util.stream.Collectors.joining;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.names.Doubt;
import io.stanchion.dataset.names.Spelling;
import io.stanchion.evaluation.predictions.Predictions.Predicted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of predictions beside the gold labels.
 *
 * @param others Predicted labels that no gold label is, with the number of their predictions.
 * @param improbable The number of predictions whose label is not the most probable one.
 * @param withProbabilities The number of predictions that have probabilities.
 */
public record LabelCheck(List<Doubt> others, long improbable, long withProbabilities) {
  /** Rounded probabilities may tie. */
  private static final double TIE = 1e-6;

  /** Copies the list. */
  public LabelCheck {
    others = List.copyOf(others);
  }

  /**
   * Checks the predictions of the paragraphs of a set.
   *
   * @param predictions The predictions.
   * @param gold The set.
   * @param allowed The only labels that may be predicted; empty for those of the set, besides which
   *     others may.
   * @return What is odd about them.
   * @throws DataException If labels differ from the right ones by spelling alone, if none is a
   *     right one, or if one is not allowed. Scores would mean nothing; the message says how to
   *     rename.
   */
  public static LabelCheck of(Predictions predictions, LabelledData gold, List<String> allowed) {
    List<Predicted> found = new ArrayList<>();
    for (LabelledParagraph one : gold.paragraphs()) {
      Predicted predicted = predictions.byId().get(one.paragraph().id());
      if (predicted != null) {
        found.add(predicted);
      }
    }
    Map<String, Long> counts = new TreeMap<>();
    predictions.probabilityLabels().forEach(label -> counts.put(label, 0L));
    found.forEach(predicted -> counts.merge(predicted.label(), 1L, Long::sum));
    Collection<String> known = allowed.isEmpty() ? gold.labels() : allowed;
    List<Doubt> unknown = Spelling.unknown(counts, known);
    List<Doubt> others = unknown.stream().filter(one -> one.count() > 0).toList();
    refuse(predictions.name(), unknown.stream().filter(one -> isSpelling(one, known)).toList());
    boolean noneKnown = others.stream().mapToLong(Doubt::count).sum() == found.size();
    if (!allowed.isEmpty() || noneKnown) {
      refuse(predictions.name(), others);
    }
    return new LabelCheck(
        others,
        found.stream().filter(LabelCheck::isImprobable).count(),
        found.stream().filter(one -> !one.probabilities().isEmpty()).count());
  }

  private static boolean isSpelling(Doubt doubt, Collection<String> known) {
    return Spelling.find(doubt.name(), known).isPresent();
  }

  private static void refuse(String name, List<Doubt> doubts) {
    if (!doubts.isEmpty()) {
      throw new DataException(
          name
              + ": the predicted labels are not the gold labels\n"
              + doubts.stream().map(Doubt::messageWithCount).collect(joining("\n"))
              + "\n"
              + wayOut(doubts));
    }
  }

  /**
   * Says how to give labels other names.
   *
   * @param doubts The labels.
   * @return A sentence with the options to give.
   */
  static String wayOut(List<Doubt> doubts) {
    String renames = Spelling.renames(doubts);
    return "To read them as gold labels, give "
        + (renames.isEmpty() ? "--rename OLD=NEW for each" : renames);
  }

  private static boolean isImprobable(Predicted one) {
    double own = one.probabilities().getOrDefault(one.label(), 0.0);
    return one.probabilities().values().stream().anyMatch(other -> other > own + TIE);
  }

  /**
   * Describes what is odd.
   *
   * @return A message for each thing, without a full stop; none if nothing is.
   */
  public List<String> messages() {
    List<String> messages = new ArrayList<>();
    for (Doubt one : others) {
      messages.add("predicted, but not a gold label: " + one.messageWithCount());
    }
    if (!others.isEmpty()) {
      messages.add(wayOut(others));
    }
    if (improbable > 0) {
      messages.add(
          improbable
              + " of "
              + withProbabilities
              + " labels are not the most probable ones; are columns swapped?");
    }
    return List.copyOf(messages);
  }
}
