package io.stanchion.model;

import java.util.Locale;

/** The basis of a prediction. */
public enum Status {
  /** At least one feature of the text is known to the model. */
  OK,
  /** The text has characters but no feature that training saw: the label is the model's prior. */
  NO_KNOWN_FEATURES,
  /** The text has no visible character: the label is the model's prior. */
  EMPTY,
  /** No model is about the target, so there is no label. No single model returns this. */
  NO_MODEL;

  private final String inFiles = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Returns the status of a text without known features. */
  static Status withoutFeatures(String text) {
    return text.codePoints().anyMatch(Status::isVisible) ? NO_KNOWN_FEATURES : EMPTY;
  }

  private static boolean isVisible(int c) {
    return !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT;
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
