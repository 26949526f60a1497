package io.stanchion.dataset.reader;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The names of the columns that mean something. {@code article}, {@code paragraph} and {@code kind}
 * are always looked for under these names.
 *
 * @param text The column with the text; required in every file of rows.
 * @param label The column with the gold label; required in every file of labels.
 * @param id The column with the unit's id; empty to take {@code id} where there is one.
 * @param group The column that says which rows must stay on one side of a split; empty to take
 *     {@code article}, or else {@code group}, where there is one.
 * @param target The column that says what the stance is about; empty to take {@code target} where
 *     there is one.
 */
public record Columns(
    String text,
    String label,
    Optional<String> id,
    Optional<String> group,
    Optional<String> target) {
  /** The usual names. */
  public static final Columns DEFAULT =
      new Columns("text", "label", Optional.empty(), Optional.empty());

  /** Refuses missing components. */
  public Columns {
    requireNonNull(text, "text");
    requireNonNull(label, "label");
    requireNonNull(id, "id");
    requireNonNull(group, "group");
    requireNonNull(target, "target");
  }

  /**
   * Takes ids from the column {@code id}, where there is one.
   *
   * @param text The column with the text.
   * @param label The column with the gold label.
   * @param group The column with the group; empty for the usual ones.
   * @param target The column with the target; empty for the usual one.
   */
  public Columns(String text, String label, Optional<String> group, Optional<String> target) {
    this(text, label, Optional.empty(), group, target);
  }

  /**
   * Says where ids are.
   *
   * @param newId The column with the id; empty for the usual one.
   * @return The same columns but for that.
   */
  public Columns withId(Optional<String> newId) {
    return new Columns(text, label, newId, group, target);
  }

  String idOrUsual() {
    return id.orElse("id");
  }

  String targetOrUsual() {
    return target.orElse("target");
  }
}
