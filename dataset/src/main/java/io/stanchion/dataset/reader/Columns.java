package io.stanchion.dataset.reader;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The names of the columns that mean something. {@code id}, {@code article}, {@code paragraph} and
 * {@code kind} are always looked for under these names.
 *
 * @param text The column with the text; required in every file of rows.
 * @param label The column with the gold label; required in every file of labels.
 * @param group The column that says which rows must stay on one side of a split; empty to take
 *     {@code article}, or else {@code group}, where there is one.
 * @param target The column that says what the stance is about; empty to take {@code target} where
 *     there is one.
 */
public record Columns(String text, String label, Optional<String> group, Optional<String> target) {
  /** The usual names. */
  public static final Columns DEFAULT =
      new Columns("text", "label", Optional.empty(), Optional.empty());

  /** Refuses missing components. */
  public Columns {
    requireNonNull(text, "text");
    requireNonNull(label, "label");
    requireNonNull(group, "group");
    requireNonNull(target, "target");
  }
}
