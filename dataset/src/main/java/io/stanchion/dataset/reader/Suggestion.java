package io.stanchion.dataset.reader;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The known name that a mistyped one was probably meant to be. */
final class Suggestion {
  private final Optional<String> name;

  private Suggestion(Optional<String> name) {
    this.name = name;
  }

  static Suggestion of(String typed, Collection<String> known) {
    return new Suggestion(
        known.stream()
            .filter(candidate -> !candidate.equals(typed) && isNear(typed, candidate))
            .min(Comparator.comparingInt(candidate -> distance(typed, candidate))));
  }

  /** Gives what a function makes of the suggested name; empty text where there is none. */
  String map(Function<String, String> toText) {
    return name.map(toText).orElse("");
  }

  /** Tells whether two names differ by case or blanks alone, or by a letter in every four. */
  static boolean isNear(String a, String b) {
    int allowed = Math.max(a.length(), b.length()) / 4;
    return distance(a, b) <= allowed;
  }

  private static int distance(String a, String b) {
    return new DamerauLevenshteinDistance().apply(folded(a), folded(b));
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }
}
