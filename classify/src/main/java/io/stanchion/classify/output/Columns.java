package io.stanchion.classify.output;

import java.util.List;

/**
 * The columns of rows that are not the same in every run.
 *
 * @param labels The labels, in the order of their probabilities.
 * @param sets Whether rows have prediction sets.
 * @param kept The names of the columns that are kept from the inputs.
 */
public record Columns(List<String> labels, boolean sets, List<String> kept) {
  /** Copies the lists. */
  public Columns {
    labels = List.copyOf(labels);
    kept = List.copyOf(kept);
  }
}
