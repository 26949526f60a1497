package io.stanchion.model;

import io.stanchion.dataset.Paragraph;
import java.util.Locale;

/** The basis of a prediction. */
public enum Status {
  /** At least one feature of the text is known to the model. */
  OK,
  /** The text has characters but no feature that training saw: the label is the model's prior. */
  NO_KNOWN_FEATURES,
  /** The text has no visible character: the label is the model's prior. */
  EMPTY,
  /**
   * An encoder finds it likelier than not that the text is not about its target, so the label is
   * the neutral one.
   */
  OFF_TARGET,
  /** No model is about the target, so there is no label. No single model returns this. */
  NO_MODEL;

  private final String inFiles = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /**
   * Returns whether the prediction rests on the text.
   *
   * @return False if the label is only the model's prior, or there is none.
   */
  public boolean isRead() {
    return this == OK || this == OFF_TARGET;
  }

  /** Returns the status of a text without known features. */
  static Status withoutFeatures(String text) {
    return Paragraph.isVisible(text) ? NO_KNOWN_FEATURES : EMPTY;
  }

  /**
   * Returns the name used in files.
   *
   * @return For example {@code no-known-features}.
   */
  @Override
  public String toString() {
    return inFiles;
  }
}
