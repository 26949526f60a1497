package io.stanchion.app.option;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a data set's labels for the stances of an encoder by what they are usually called. Labels
 * are not matched by how well they fit the texts: a few labelled texts would decide by chance.
 */
final class StanceNames {
  /** The usual names of the same stance, in lower case. */
  private static final List<Set<String>> USUAL =
      List.of(
          Set.of(
              "favor",
              "favour",
              "for",
              "pro",
              "support",
              "supports",
              "supporting",
              "supportive",
              "agree",
              "agrees",
              "positive"),
          Set.of(
              "against",
              "anti",
              "con",
              "contra",
              "oppose",
              "opposes",
              "opposed",
              "opposing",
              "disagree",
              "disagrees",
              "negative"),
          Set.of("none", "neutral", "neither"));

  private StanceNames() {}

  /**
   * Finds the labels.
   *
   * @param stances The stances, after any renaming.
   * @param labels The labels of the data set.
   * @return The label for each stance, in their order: the same name, or else one whose first word
   *     is a usual name of the same stance, such as {@code anti-ban} for {@code AGAINST}. Empty if
   *     they cannot be matched one to one.
   */
  static Optional<List<String>> match(List<String> stances, List<String> labels) {
    if (stances.size() != labels.size()) {
      return Optional.empty();
    }
    if (Set.copyOf(stances).equals(Set.copyOf(labels))) {
      return Optional.of(stances);
    }
    Map<Integer, String> byMeaning = new HashMap<>();
    labels.forEach(label -> byMeaning.put(meaning(label), label));
    List<String> matched =
        stances.stream()
            .map(StanceNames::meaning)
            .filter(meaning -> meaning >= 0)
            .flatMap(meaning -> Optional.ofNullable(byMeaning.get(meaning)).stream())
            .distinct()
            .toList();
    return matched.size() == labels.size() ? Optional.of(matched) : Optional.empty();
  }

  /** Returns the place of the meaning among the usual names; -1 for another name. */
  private static int meaning(String name) {
    String words = name.toLowerCase(Locale.ROOT).replaceFirst("^\\P{L}*(in\\P{L}+)?", "");
    String first = words.split("\\P{L}", 2)[0];
    for (int i = 0; i < USUAL.size(); i++) {
      if (USUAL.get(i).contains(first)) {
        return i;
      }
    }
    return -1;
  }
}
