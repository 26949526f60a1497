package io.stanchion.app;

import io.stanchion.dataset.Paragraph;
import io.stanchion.model.Prediction;
import java.util.Optional;

/**
 * A unit and what the model says of it.
 *
 * @param paragraph The unit.
 * @param prediction The prediction; empty for boilerplate that was not to be classified.
 */
record Row(Paragraph paragraph, Optional<Prediction> prediction) {
  String status() {
    return prediction.map(one -> one.status().toString()).orElse("skipped");
  }
}
