package io.stanchion.model;

import java.util.Collections;
import java.util.List;

/**
 * The prediction of a model for a paragraph.
 *
 * @param label The most probable label; of equals, the first.
 * @param probabilities A probability per label of the model, in the model's order; they sum to 1.
 * @param status The basis of the prediction.
 */
public record Prediction(String label, List<Double> probabilities, Status status) {
  /** Copies the list. */
  public Prediction {
    probabilities = List.copyOf(probabilities);
  }

  /**
   * Returns the probability of the label.
   *
   * @return A fraction in [1 / number of labels, 1].
   */
  public double confidence() {
    return Collections.max(probabilities);
  }
}
