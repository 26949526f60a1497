package io.stanchion.app;

import io.stanchion.dataset.Paragraph;
import io.stanchion.model.Prediction;
import io.stanchion.model.Status;
import java.util.List;
import java.util.Optional;

/**
 * A unit and what the model says of it.
 *
 * @param paragraph The unit.
 * @param prediction The prediction; empty for boilerplate that was not to be classified.
 * @param abstained Whether its confidence is below what was asked for: it then has no label.
 * @param set The labels of its prediction set; empty if none was asked for.
 */
record Row(
    Paragraph paragraph, Optional<Prediction> prediction, boolean abstained, List<String> set) {
  static Row skipped(Paragraph paragraph) {
    return new Row(paragraph, Optional.empty(), false, List.of());
  }

  String status() {
    return prediction
        .map(one -> abstained && one.status() == Status.OK ? "abstained" : one.status().toString())
        .orElse("skipped");
  }

  /** The label; empty where there is none. */
  String label() {
    return abstained ? "" : prediction.map(Prediction::label).orElse("");
  }
}
