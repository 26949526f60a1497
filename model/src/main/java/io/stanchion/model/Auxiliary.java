package io.stanchion.model;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import java.util.List;
import java.util.Map;

/**
 * Labelled paragraphs for training alone, never for testing: written for training, for example, or
 * labelled for another purpose.
 *
 * @param data The paragraphs.
 * @param weight The weight of one of them, where a training paragraph has 1; above 0, at most 100.
 * @param shares For paragraphs with soft labels, by id: the share of the label, in (0, 1], by which
 *     the weight is multiplied. Such a text stands among the paragraphs once for each of its
 *     labels, under ids of their own (Hinton et al., 2015, "Distilling the knowledge in a neural
 *     network", arXiv:1503.02531).
 */
public record Auxiliary(LabelledData data, double weight, Map<String, Double> shares) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If a weight is out of range.
   */
  public Auxiliary {
    shares = Map.copyOf(shares);
    if (shares.values().stream().anyMatch(share -> !(share > 0 && share <= 1))) {
      throw new IllegalArgumentException("a share of a label is above 0 and at most 1");
    }
    if (!(weight > 0) || weight > 100) {
      throw new IllegalArgumentException(
          "an auxiliary paragraph's weight must be above 0 and at most 100, got " + weight);
    }
  }

  /**
   * Creates paragraphs of which each has one label.
   *
   * @param data The paragraphs.
   * @param weight The weight of one of them.
   */
  public Auxiliary(LabelledData data, double weight) {
    this(data, weight, Map.of());
  }

  /**
   * Leaves only some paragraphs.
   *
   * @param kept The paragraphs.
   * @return The same otherwise.
   */
  public Auxiliary withParagraphs(List<LabelledParagraph> kept) {
    return new Auxiliary(data.withParagraphs(kept), weight, shares);
  }

  double weightOf(LabelledParagraph one) {
    return weight * shares.getOrDefault(one.paragraph().id(), 1.0);
  }
}
