package io.stanchion.dataset.names;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Distinguishes label names from typing errors. */
public final class LabelNames {
  public static final String WAY_OUT =
      " If it is a label of its own, list all labels with --labels";

  private final Set<String> expected;
  private final Spelling spelling;

  /** Takes the labels with their counts, and those that are expected; none where any may occur. */
  public LabelNames(Map<String, Long> counts, Set<String> expected) {
    this.expected = expected;
    this.spelling = Spelling.ofLabels(counts);
  }

  /** Says what is wrong with a label of the file. */
  public Optional<String> problem(String label) {
    return expected.isEmpty()
        ? spelling.doubt(label).map(LabelNames::message)
        : unexpected(label, expected);
  }

  /** Says what is wrong with a label where others are listed. */
  public static Optional<String> unexpected(String label, Set<String> expected) {
    if (expected.contains(label)) {
      return Optional.empty();
    }
    List<Doubt> doubts = Spelling.unknown(Map.of(label, 1L), expected);
    String meant = doubts.get(0).meant().map(name -> "; did you mean '" + name + "'?").orElse("");
    return Optional.of("'" + Spelling.shown(label) + "' is not one of " + expected + meant);
  }

  private static String message(Doubt doubt) {
    return doubt.message() + (doubt.meant().isPresent() ? "" : ".") + WAY_OUT;
  }
}
