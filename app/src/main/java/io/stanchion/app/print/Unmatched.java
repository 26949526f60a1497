package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.predictions.Predictions;
import java.util.List;

/** Lines about ids that only the labels or only the predictions have. */
public final class Unmatched {
  private Unmatched() {}

  /**
   * Prints a line for each side that has such ids.
   *
   * @param system The name of the system whose predictions they are.
   * @param matched The predictions beside the labels.
   * @param results Takes the lines.
   */
  public static void print(String system, Predictions.Matched matched, Results results) {
    print(system, "without a prediction, not scored", matched.missing(), results);
    print(system, "without a gold label, not scored", matched.extra(), results);
  }

  private static void print(String system, String what, List<String> ids, Results results) {
    if (!ids.isEmpty()) {
      results.line("%s: %d ids %s: %s", Plain.line(system), ids.size(), what, Plain.few(ids));
    }
  }
}
