package io.stanchion.model;

/** The part of a cascade to use. */
public enum Speed {
  /** The fast model alone: n-grams. */
  FAST,
  /** The fast model if it is sure enough, otherwise the whole model. */
  BALANCED,
  /** The whole model for every text. */
  BEST
}
