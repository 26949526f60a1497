package io.stanchion.model;

/** The weights of training paragraphs. */
public enum ClassWeights {
  /** Each paragraph has the same weight. */
  NONE,
  /**
   * Each label has the same weight in total: a paragraph has {@code n / (labels * n of its label)}.
   */
  BALANCED
}
