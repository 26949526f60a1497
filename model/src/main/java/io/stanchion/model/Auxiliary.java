package io.stanchion.model;

import io.stanchion.dataset.LabelledData;

/**
 * Labelled paragraphs that training sees beside the training paragraphs, and that are never tested
 * on: written for training, say, or labelled for another purpose.
 *
 * @param data The paragraphs.
 * @param weight How much one of them counts against a training paragraph; above 0, at most 100.
 */
public record Auxiliary(LabelledData data, double weight) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If the weight is out of range.
   */
  public Auxiliary {
    if (!(weight > 0) || weight > 100) {
      throw new IllegalArgumentException(
          "an auxiliary paragraph's weight must be above 0 and at most 100, got " + weight);
    }
  }
}
