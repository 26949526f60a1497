package io.stanchion.features;

/**
 * A function from the count of an n-gram in a text to its value, before the block is scaled to
 * length 1.
 */
public enum Weighting {
  /** {@code (1 + ln count) * idf} with {@code idf = 1 + ln((1 + n) / (1 + df))}. */
  SUBLINEAR_TFIDF,
  /** {@code 1 + ln count}. */
  LOG_COUNT
}
