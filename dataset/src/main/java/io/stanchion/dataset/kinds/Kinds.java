package io.stanchion.dataset.kinds;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.names.Suggestion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds that a column names. Each value is judged by itself, so that a row means the same
 * wherever a file is read from.
 */
public final class Kinds {
  private static final int MOST_KEPT = 1000;
  private static final List<String> NAMES =
      Arrays.stream(Kind.values()).map(Kind::toString).toList();

  private static final Optional<Kind> PARAGRAPH = Optional.of(Kind.PARAGRAPH);

  /** The values met so far; users have a handful. */
  private final Map<String, Optional<Kind>> met = new HashMap<>();

  /**
   * Finds the kind of a value.
   *
   * @param value What the column says, or nothing.
   * @return The kind; a paragraph where the value is none of ours, since the column is then the
   *     user's own; empty where it looks like one of ours that is mistyped.
   */
  public Optional<Kind> of(String value) {
    if (value.isEmpty()) {
      return PARAGRAPH;
    }
    Optional<Kind> known = met.get(value);
    if (known == null) {
      known = found(value);
      if (met.size() < MOST_KEPT) {
        met.put(value, known);
      }
    }
    return known;
  }

  private static Optional<Kind> found(String value) {
    Optional<Kind> kind = Kind.find(value);
    boolean mistyped = kind.isEmpty() && NAMES.stream().anyMatch(ours -> isNear(value, ours));
    return mistyped ? Optional.empty() : kind.or(() -> PARAGRAPH);
  }

  private static boolean isNear(String value, String ours) {
    return !value.isBlank() && Suggestion.isNear(value, ours);
  }

  /** Says what is wrong with a value that has no kind. */
  public static String mistyped(String value) {
    return "column 'kind': '"
        + value
        + "' is not one of "
        + NAMES
        + Suggestion.of(value, NAMES).map(ours -> "; did you mean '" + ours + "'?");
  }
}
