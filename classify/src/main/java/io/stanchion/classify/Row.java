package io.stanchion.classify;

import io.stanchion.dataset.Paragraph;
import io.stanchion.model.Prediction;
import io.stanchion.model.Status;
import java.util.List;
import java.util.Optional;

/**
 * A unit and what the model says of it.
 *
 * @param paragraph The unit.
 * @param prediction The prediction; empty for boilerplate that was not to be classified, and where
 *     no model is about the unit's target.
 * @param abstained Whether its confidence is below what was asked for: it then has no label.
 * @param set The labels of its prediction set; empty if none was asked for.
 * @param unclassified The status of a unit without a prediction; empty for one that has one.
 */
public record Row(
    Paragraph paragraph,
    Optional<Prediction> prediction,
    boolean abstained,
    List<String> set,
    String unclassified) {
  private static final String NO_MODEL = "no-model";

  /** Copies the set. */
  public Row {
    set = List.copyOf(set);
  }

  public Row(
      Paragraph paragraph, Optional<Prediction> prediction, boolean abstained, List<String> set) {
    this(paragraph, prediction, abstained, set, "");
  }

  public static Row skipped(Paragraph paragraph) {
    return new Row(paragraph, Optional.empty(), false, List.of(), "skipped");
  }

  static Row withoutModel(Paragraph paragraph) {
    return new Row(paragraph, Optional.empty(), false, List.of(), NO_MODEL);
  }

  public boolean lacksModel() {
    return unclassified.equals(NO_MODEL);
  }

  /**
   * Gives the status, as outputs have it.
   *
   * @return For example {@code ok} or {@code no-model}.
   */
  public String status() {
    return prediction
        .map(one -> abstained && one.status() == Status.OK ? "abstained" : one.status().toString())
        .orElse(unclassified);
  }

  /**
   * Gives the label.
   *
   * @return The label; empty where there is none.
   */
  public String label() {
    return abstained ? "" : prediction.map(Prediction::label).orElse("");
  }
}
