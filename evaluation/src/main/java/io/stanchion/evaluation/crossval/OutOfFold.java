package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.model.Prediction;
import java.util.List;

/** Predictions of a fold, over the labels of its training part, beside gold labels. */
final class OutOfFold {
  private OutOfFold() {}

  /** Makes an item over all labels; those that the training part lacks have probability 0. */
  static Scored.Item item(
      LabelledParagraph gold, Prediction prediction, List<String> known, List<String> labels) {
    List<Double> probabilities =
        labels.stream()
            .map(known::indexOf)
            .map(at -> at < 0 ? 0.0 : prediction.probabilities().get(at))
            .toList();
    return Scored.Item.of(gold, prediction.label(), probabilities);
  }
}
