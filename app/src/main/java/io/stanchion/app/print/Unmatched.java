package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.predictions.LabelCheck;
import io.stanchion.evaluation.predictions.Predictions;
import java.util.List;

/** Lines about ids and labels that only the labels or only the predictions have. */
public final class Unmatched {
  private Unmatched() {}

  /**
   * Prints a line for each side that has such ids, and for each such label.
   *
   * @param system The name of the system whose predictions they are.
   * @param matched The predictions beside the labels.
   * @param check Its labels beside the gold labels.
   * @param results Takes the lines.
   */
  public static void print(
      String system, Predictions.Matched matched, LabelCheck check, Results results) {
    print(system, "without a prediction, not scored", matched.missing(), results);
    print(system, "without a gold label, not scored", matched.extra(), results);
    check.messages().forEach(one -> results.line("%s: %s", Plain.line(system), one));
  }

  private static void print(String system, String what, List<String> ids, Results results) {
    if (!ids.isEmpty()) {
      results.line("%s: %d ids %s: %s", Plain.line(system), ids.size(), what, Plain.few(ids));
    }
  }
}
