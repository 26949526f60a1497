package io.stanchion.dataset;

/**
 * The numbers that an option takes. A number outside is refused rather than replaced by the nearest
 * one inside.
 */
public final class Range {
  private Range() {}

  /**
   * Returns a number that has a lower bound.
   *
   * @param option The option's name, such as {@code --threads}.
   * @param least The least number it takes.
   * @param given The number it was given.
   * @return That number.
   * @throws DataException If it is less than {@code least}.
   */
  public static int from(String option, int least, int given) {
    return (int) from(option, (long) least, (long) given);
  }

  /**
   * Returns a number that has a lower bound.
   *
   * @param option The option's name.
   * @param least The least number it takes.
   * @param given The number it was given.
   * @return That number.
   * @throws DataException If it is less than {@code least}.
   */
  public static long from(String option, long least, long given) {
    if (given < least) {
      throw refusal(option, "must be at least " + least, given);
    }
    return given;
  }

  /**
   * Returns a number that has two bounds.
   *
   * @param option The option's name.
   * @param least The least number it takes.
   * @param most The greatest number it takes.
   * @param given The number it was given.
   * @return That number.
   * @throws DataException If it is outside.
   */
  public static int within(String option, int least, int most, int given) {
    if (given < least || given > most) {
      throw refusal(option, "must be between " + least + " and " + most, given);
    }
    return given;
  }

  /**
   * Returns a share.
   *
   * @param option The option's name.
   * @param given The number it was given.
   * @return That number, in [0, 1].
   * @throws DataException If it is outside, or no number.
   */
  public static double share(String option, double given) {
    if (!(given >= 0 && given <= 1)) {
      throw refusal(option, "must be between 0 and 1", given);
    }
    return given;
  }

  /**
   * Returns a number strictly between 0 and 1.
   *
   * @param option The option's name.
   * @param given The number it was given.
   * @return That number, in (0, 1).
   * @throws DataException If it is outside, or no number.
   */
  public static double betweenZeroAndOne(String option, double given) {
    if (!(given > 0 && given < 1)) {
      throw refusal(option, "must be more than 0 and less than 1", given);
    }
    return given;
  }

  /**
   * Refuses a value.
   *
   * @param option The option's name.
   * @param rule What it takes, such as {@code must be at least 1}.
   * @param given What it was given.
   * @return The exception, to be thrown.
   */
  public static DataException refusal(String option, String rule, Object given) {
    return new DataException(option + " " + rule + ", got " + given);
  }
}
