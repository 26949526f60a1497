package io.stanchion.dataset.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The known name that a mistyped one was probably meant to be. */
public final class Suggestion {
  private final Optional<String> name;

  private Suggestion(Optional<String> name) {
    this.name = name;
  }

  /**
   * Finds the known name that is nearest to a mistyped one.
   *
   * @param typed The mistyped name.
   * @param known The names that it may have been meant to be.
   * @return The nearest of them, if one is near.
   */
  public static Suggestion of(String typed, Collection<String> known) {
    return new Suggestion(
        known.stream()
            .filter(candidate -> !candidate.equals(typed) && isNear(typed, candidate))
            .min(Comparator.comparingInt(candidate -> distance(typed, candidate))));
  }

  /**
   * Applies a function to the suggested name.
   *
   * @param toText Makes words of the name.
   * @return What the function returns; empty text where no name is near.
   */
  public String map(Function<String, String> toText) {
    return name.map(toText).orElse("");
  }

  /**
   * Returns the suggested name.
   *
   * @return The name; empty where none is near.
   */
  public Optional<String> name() {
    return name;
  }

  /**
   * Checks whether two names differ by case or blanks alone, or by at most a letter in every four.
   *
   * @param a A name.
   * @param b Another.
   * @return True if one may be meant by the other.
   */
  public static boolean isNear(String a, String b) {
    int allowed = Math.max(a.length(), b.length()) / 4;
    return Math.abs(a.strip().length() - b.strip().length()) <= allowed
        && distance(a, b) <= allowed;
  }

  private static int distance(String a, String b) {
    return new DamerauLevenshteinDistance().apply(folded(a), folded(b));
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }
}
