package io.stanchion.bench;

import io.stanchion.features.FeatureSpec;

/** The feature set of a benchmark. */
public enum Features {
  /** Word 1–2-grams. */
  WORDS,
  /** Word 1–3-grams and character 2–5-grams. */
  FULL;

  FeatureSpec spec() {
    return this == WORDS ? FeatureSpec.WORDS : FeatureSpec.WORDS_AND_CHARACTERS;
  }
}
