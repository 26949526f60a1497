package io.stanchion.app;

import io.stanchion.dataset.DataException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many records may be rejected before a run counts as failed.
 *
 * @param text As it was given: a number of records, or a percentage of them.
 */
record RejectsAllowed(String text) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
  private static final Pattern SHARE = Pattern.compile("\\d{1,3}(\\.\\d{1,9})?%");

  /**
   * Checks the form.
   *
   * @throws DataException If it is neither.
   */
  RejectsAllowed {
    boolean share = SHARE.matcher(text).matches() && percent(text).doubleValue() <= 100;
    if (!share && !NUMBER.matcher(text).matches()) {
      throw new DataException(
          "--max-rejects " + text + ": expected a number of records, or a percentage such as 0.5%");
    }
  }

  private static BigDecimal percent(String share) {
    return new BigDecimal(share.substring(0, share.length() - 1));
  }

  /** Says why a run has failed, if it has. */
  Optional<String> failure(Tally tally) {
    boolean within =
        text.endsWith("%")
            ? BigDecimal.valueOf(tally.rejected())
                    .multiply(BigDecimal.valueOf(100))
                    .compareTo(percent(text).multiply(BigDecimal.valueOf(tally.in())))
                <= 0
            : tally.rejected() <= Long.parseLong(text);
    return within
        ? Optional.empty()
        : Optional.of(
            "FAILED: "
                + tally.rejected()
                + " of "
                + tally.in()
                + " records rejected, more than the "
                + text
                + " allowed");
  }
}
