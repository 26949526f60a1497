package io.stanchion.dataset.reader;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells label names from typing errors. */
final class LabelNames {
  private static final int RARE = 2;
  private static final int TIMES_AS_FREQUENT = 5;

  private final Map<String, Long> counts;
  private final Set<String> expected;
  private final Map<String, List<String>> spellings;
  private final List<String> frequent;

  LabelNames(Map<String, Long> counts, Set<String> expected) {
    this.counts = counts;
    this.expected = expected;
    this.spellings = counts.keySet().stream().collect(Collectors.groupingBy(LabelNames::folded));
    this.frequent =
        counts.keySet().stream().filter(name -> count(name) >= TIMES_AS_FREQUENT).toList();
  }

  Optional<String> problem(String label) {
    if (!expected.isEmpty()) {
      return expected.contains(label)
          ? Optional.empty()
          : Optional.of(
              "'"
                  + label
                  + "' is not one of "
                  + expected
                  + Suggestion.of(label, expected).map(name -> "; did you mean '" + name + "'?"));
    }
    if (!label.equals(label.strip())) {
      return Optional.of(
          "'" + label + "' has blanks around it; did you mean '" + label.strip() + "'?");
    }
    // Not every label with every other: a column of texts, named by mistake, has as many as rows.
    return Stream.concat(
            spellings.getOrDefault(folded(label), List.of()).stream(), frequent.stream())
        .filter(other -> isTypingErrorOf(label, other))
        .findFirst()
        .map(
            other ->
                "'"
                    + label
                    + "' looks like a typing error; did you mean '"
                    + other
                    + "'? If it is a label of its own, list all labels with --labels");
  }

  private boolean isTypingErrorOf(String label, String other) {
    long count = count(label);
    long otherCount = count(other);
    if (label.equals(other) || !other.equals(other.strip()) || count > otherCount) {
      return false;
    }
    if (label.equalsIgnoreCase(other)) {
      // Of two spellings that are equally frequent, the first in the alphabet is kept.
      return count < otherCount || label.compareTo(other) > 0;
    }
    return count <= RARE
        && otherCount >= TIMES_AS_FREQUENT * count
        && Suggestion.isNear(label, other);
  }

  private long count(String label) {
    return counts.getOrDefault(label, 0L);
  }

  private static String folded(String label) {
    return label.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
