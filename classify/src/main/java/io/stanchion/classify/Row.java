package io.stanchion.classify;

import io.stanchion.dataset.Paragraph;
import io.stanchion.model.Prediction;
import java.util.List;
import java.util.Optional;

/**
 * A unit and its prediction.
 *
 * @param paragraph The unit.
 * @param prediction The prediction; empty for boilerplate that was not to be classified, and where
 *     no model is about the unit's target.
 * @param abstained Whether its confidence is below what was asked for: it then has no label.
 * @param set The labels of its prediction set; empty if none was asked for.
 * @param unclassified The status of a unit without a prediction; empty for one that has one.
 * @param kept The values of the columns of the input that are kept; empty where a record has none.
 */
public record Row(
    Paragraph paragraph,
    Optional<Prediction> prediction,
    boolean abstained,
    List<String> set,
    String unclassified,
    List<Optional<String>> kept) {
  /** The status of boilerplate that was not to be classified. */
  public static final String SKIPPED = "skipped";

  /** The status of a unit about whose target no model is. */
  public static final String NO_MODEL = "no-model";

  /** Copies the lists. */
  public Row {
    set = List.copyOf(set);
    kept = List.copyOf(kept);
  }

  /**
   * Creates the row of a unit that was classified.
   *
   * @param paragraph The unit.
   * @param prediction The prediction.
   * @param abstained Whether its confidence is below what was asked for.
   * @param set The labels of its prediction set; empty if none was asked for.
   */
  public Row(
      Paragraph paragraph, Optional<Prediction> prediction, boolean abstained, List<String> set) {
    this(paragraph, prediction, abstained, set, "", List.of());
  }

  /**
   * Creates the row of boilerplate that is not classified.
   *
   * @param paragraph The unit.
   * @return Its row.
   */
  public static Row skipped(Paragraph paragraph) {
    return new Row(paragraph, Optional.empty(), false, List.of(), SKIPPED, List.of());
  }

  static Row withoutModel(Paragraph paragraph) {
    return new Row(paragraph, Optional.empty(), false, List.of(), NO_MODEL, List.of());
  }

  /**
   * Adds the values of kept columns.
   *
   * @param values A value for each column.
   * @return The row with them.
   */
  public Row keeping(List<Optional<String>> values) {
    return values.isEmpty()
        ? this
        : new Row(paragraph, prediction, abstained, set, unclassified, values);
  }

  /**
   * Returns whether no model is about the unit's target.
   *
   * @return True if that is why there is no prediction.
   */
  public boolean lacksModel() {
    return unclassified.equals(NO_MODEL);
  }

  /**
   * Returns the status, as outputs have it.
   *
   * @return For example {@code ok} or {@code no-model}.
   */
  public String status() {
    return prediction
        .map(one -> abstained && one.status().isRead() ? "abstained" : one.status().toString())
        .orElse(unclassified);
  }

  /**
   * Returns the label.
   *
   * @return The label; empty where there is none.
   */
  public String label() {
    return abstained ? "" : prediction.map(Prediction::label).orElse("");
  }
}
