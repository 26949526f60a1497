package io.stanchion.dataset.news;

/** The two parts of the labels, split by outlet: no outlet is in both. */
public enum Part {
  /** For training. */
  TRAIN,
  /** For choosing models, thresholds and texts; never trained on. */
  DEV
}
