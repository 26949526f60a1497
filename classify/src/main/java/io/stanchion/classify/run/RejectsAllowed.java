package io.stanchion.classify.run;

import io.stanchion.dataset.DataException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of records that may be rejected before a run counts as failed.
 *
 * @param text As it was given: a number of records, or a percentage of them.
 */
public record RejectsAllowed(String text) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
  private static final Pattern SHARE = Pattern.compile("\\d{1,3}(\\.\\d{1,9})?%");

  /**
   * Checks the form.
   *
   * @throws DataException If it is neither.
   */
  public RejectsAllowed {
    boolean share = SHARE.matcher(text).matches() && percent(text).doubleValue() <= 100;
    if (!share && !NUMBER.matcher(text).matches()) {
      throw new DataException(
          "--max-rejects " + text + ": expected a number of records, or a percentage such as 0.5%");
    }
  }

  private static BigDecimal percent(String share) {
    return new BigDecimal(share.substring(0, share.length() - 1));
  }

  /** Describes the failure of a run, if more were rejected than may be. */
  Optional<String> failure(long rejected, long in) {
    boolean within =
        text.endsWith("%")
            ? BigDecimal.valueOf(rejected)
                    .multiply(BigDecimal.valueOf(100))
                    .compareTo(percent(text).multiply(BigDecimal.valueOf(in)))
                <= 0
            : rejected <= Long.parseLong(text);
    return within
        ? Optional.empty()
        : Optional.of(
            "FAILED: "
                + rejected
                + " of "
                + in
                + " records rejected, more than the "
                + text
                + " allowed");
  }
}
