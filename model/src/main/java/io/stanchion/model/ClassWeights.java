package io.stanchion.model;

/** The weights of training paragraphs. */
public enum ClassWeights {
  /** Each paragraph has the same weight. */
  NONE,
  /** Halfway: the square roots of balanced weights, scaled so that all weights sum to the same. */
  ROOT,
  /**
   * Each label has the same weight in total: a paragraph has {@code n / (labels * n of its label)}.
   */
  BALANCED
}
