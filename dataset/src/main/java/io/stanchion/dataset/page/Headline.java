package io.stanchion.dataset.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The headline of a page as its metadata states it, to be recognised in the text. */
final class Headline {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The shortest text, in letters, that is compared. */
  private static final int SHORTEST = 6;

  private final List<String> stated;

  Headline(List<String> stated) {
    this.stated =
        stated.stream().map(Headline::letters).filter(one -> one.length() >= SHORTEST).toList();
  }

  /** Returns the words of a text in lower case. */
  static String letters(String text) {
    return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** Whether a text is the headline, up to the name of the site or another addition. */
  boolean matches(String text) {
    String letters = letters(text);
    return letters.length() >= SHORTEST
        && stated.stream().anyMatch(one -> isMostOf(one, letters) || isMostOf(letters, one));
  }

  private static boolean isMostOf(String whole, String part) {
    return part.length() * 2 >= whole.length() && whole.contains(part);
  }
}
