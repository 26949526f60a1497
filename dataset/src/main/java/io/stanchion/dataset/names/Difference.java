package io.stanchion.dataset.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** The words for how two spellings of a name differ. */
final class Difference {
  private Difference() {}

  /**
   * Describes a difference.
   *
   * @param typed A name.
   * @param meant Another spelling of it.
   * @param folds The ways in which the two may differ.
   * @return Such as {@code case and a no-break space at its end}.
   */
  static String between(String typed, String meant, Set<Fold> folds) {
    List<String> words = new ArrayList<>();
    for (Fold fold : folds) {
      Set<Fold> others = EnumSet.copyOf(folds);
      others.remove(fold);
      if (!Fold.folded(typed, others).equals(Fold.folded(meant, others))) {
        words.add(words(fold, typed, meant));
      }
    }
    return words.isEmpty() ? "its spelling" : String.join(" and ", words);
  }

  private static String words(Fold fold, String typed, String meant) {
    return switch (fold) {
      case INVISIBLE -> invisible(typed, meant);
      case BLANKS -> blanks(typed, meant);
      case ENCODING ->
          nfc(typed).equals(nfc(meant)) || !nfc(typed).equals(typed)
              ? "accents that are characters of their own"
              : "full-width letters or the like";
      case LOOKALIKES -> "a letter of another alphabet: " + lookalike(typed, meant);
      case CASE -> "case";
      case PUNCTUATION -> "the punctuation around it";
      case SEPARATORS -> "the hyphen, underscore or blank between words";
      case NUMBER -> "the form of the number";
    };
  }

  private static String invisible(String typed, String meant) {
    IntPredicate hidden = c -> Characters.isInvisible(c) || Characters.isJoining(c);
    String found = found(typed, hidden);
    return found.isEmpty()
        ? "a character that cannot be seen in '" + Characters.shown(meant) + "'"
        : found;
  }

  private static String blanks(String typed, String meant) {
    Set<String> words = new LinkedHashSet<>();
    String odd = found(typed, c -> Characters.isBlank(c) && c != ' ');
    if (!odd.isEmpty()) {
      words.add(odd);
    }
    if (typed.startsWith(" ")) {
      words.add("a blank at its beginning");
    }
    if (typed.endsWith(" ")) {
      words.add("a blank at its end");
    }
    if (typed.strip().contains("  ")) {
      words.add("a double blank");
    }
    return words.isEmpty()
        ? "the blanks in '" + Characters.shown(meant) + "'"
        : String.join(" and ", words);
  }

  /** Describes the first character of a kind, and its place. */
  private static String found(String name, IntPredicate wanted) {
    int at = 0;
    while (at < name.length() && !wanted.test(name.codePointAt(at))) {
      at += Character.charCount(name.codePointAt(at));
    }
    if (at == name.length()) {
      return "";
    }
    String place =
        rest(name, at, wanted)
            ? " at its end"
            : at == 0
                ? " at its beginning"
                : " after '" + Characters.shown(name.substring(0, at)) + "'";
    return "a " + Characters.described(name.codePointAt(at)) + place;
  }

  private static boolean rest(String name, int from, IntPredicate wanted) {
    return from > 0
        && name.substring(from)
            .codePoints()
            .allMatch(c -> wanted.test(c) || Characters.isBlank(c) || Characters.isInvisible(c));
  }

  private static String lookalike(String typed, String meant) {
    String plain = Fold.LOOKALIKES.apply(typed);
    String odd = plain.equals(typed) ? meant : typed;
    String same = Fold.LOOKALIKES.apply(odd);
    for (int i = 0; i < odd.length(); i++) {
      if (odd.charAt(i) != same.charAt(i)) {
        return String.format(
            Locale.ROOT,
            "%s (U+%04X)",
            String.valueOf(Character.getName(odd.charAt(i))).toLowerCase(Locale.ROOT),
            (int) odd.charAt(i));
      }
    }
    return "see its code points";
  }

  private static String nfc(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
