package io.stanchion.model;

import java.util.List;

/**
 * The contribution of one feature of a text to its scores.
 *
 * @param feature The feature's name.
 * @param perLabel The amount added to the score of each label, in the model's order, less the mean
 *     over the labels: only differences between labels move a prediction.
 */
public record Contribution(String feature, List<Double> perLabel) {
  /** Copies the list. */
  public Contribution {
    perLabel = List.copyOf(perLabel);
  }
}
