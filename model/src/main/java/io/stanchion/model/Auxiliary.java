package io.stanchion.model;

import io.stanchion.dataset.LabelledData;

/**
 * Labelled paragraphs for training alone, never for testing: written for training, for example, or
 * labelled for another purpose.
 *
 * @param data The paragraphs.
 * @param weight The weight of one of them, where a training paragraph has 1; above 0, at most 100.
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
