package io.stanchion.model;

import java.util.List;

/**
 * How much one feature of a text moved its scores.
 *
 * @param feature The feature's name.
 * @param perLabel What it added to the score of each label, in the model's order; the mean over the
 *     labels is taken off, since only differences between labels move a prediction.
 */
public record Contribution(String feature, List<Double> perLabel) {
  /** Copies the list. */
  public Contribution {
    perLabel = List.copyOf(perLabel);
  }
}
