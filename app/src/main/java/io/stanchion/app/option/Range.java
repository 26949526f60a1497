package io.stanchion.app.option;

import io.stanchion.dataset.DataException;

/** Checks of the numbers that an option takes. */
public final class Range {
  private Range() {}

  /**
   * Checks that a number is not too small.
   *
   * @param option The option's name.
   * @param least The least number that it takes.
   * @param given The number that was given.
   * @return The number that was given.
   * @throws DataException If it is less.
   */
  public static int from(String option, int least, int given) {
    if (given < least) {
      throw new DataException(option + " must be at least " + least + ", got " + given);
    }
    return given;
  }

  /**
   * Checks that a number is a share.
   *
   * @param option The option's name.
   * @param given The number that was given.
   * @return The number that was given.
   * @throws DataException If it is not between 0 and 1.
   */
  public static double share(String option, double given) {
    if (!(given >= 0 && given <= 1)) {
      throw new DataException(option + " must be between 0 and 1, got " + given);
    }
    return given;
  }
}
