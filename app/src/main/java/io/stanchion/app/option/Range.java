package io.stanchion.app.option;

import io.stanchion.dataset.DataException;

/** What numbers an option takes: others are refused rather than taken for the nearest. */
public final class Range {
  private Range() {}

  /**
   * Gives a number back.
   *
   * @throws DataException If it is less.
   */
  public static int from(String option, int least, int given) {
    if (given < least) {
      throw new DataException(option + " starts at " + least + ", got " + given);
    }
    return given;
  }

  /**
   * Gives a share back.
   *
   * @throws DataException If it is none.
   */
  public static double share(String option, double given) {
    if (!(given >= 0 && given <= 1)) {
      throw new DataException(option + " goes from 0 to 1, got " + given);
    }
    return given;
  }
}
