package io.stanchion.classify;

import io.stanchion.model.Status;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stance that {@link StanceClassifier} predicts for a text.
 *
 * @param label The most probable label; empty if no model is about the target.
 * @param confidence The probability of the label, in [0, 1]; 0 without a label.
 * @param probabilities The probability of each of {@link StanceClassifier#labels}, in that order;
 *     they sum to 1. Empty without a label.
 * @param status The basis of the prediction: anything but {@link Status#OK} means that the text was
 *     not what decided.
 */
public record Stance(
    String label, double confidence, Map<String, Double> probabilities, Status status) {
  /** Copies the map and keeps its order. */
  public Stance {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }
}
