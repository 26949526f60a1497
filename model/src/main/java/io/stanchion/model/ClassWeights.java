package io.stanchion.model;

/** How much a training paragraph counts. */
public enum ClassWeights {
  /** Each the same. */
  NONE,
  /** Each label the same in total: a paragraph counts {@code n / (labels * n of its label)}. */
  BALANCED
}
