package io.stanchion.model;

/** How much of a cascade to use. */
public enum Speed {
  /** The fast model alone: n-grams. */
  FAST,
  /** The fast model where it is sure enough, else the whole model. */
  BALANCED,
  /** The whole model for every text. */
  BEST
}
