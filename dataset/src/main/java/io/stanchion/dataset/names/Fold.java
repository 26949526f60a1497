package io.stanchion.dataset.names;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways of writing a name that make no other name of it, in the order in which they are undone. */
enum Fold {
  /** Characters that take no room. */
  INVISIBLE {
    @Override
    String apply(String name) {
      return without(name, c -> Characters.isInvisible(c) || Characters.isJoining(c));
    }
  },
  /** Blanks around a name, several in a row, and other blanks than the usual one. */
  BLANKS {
    @Override
    String apply(String name) {
      return withPlainBlanks(name);
    }
  },
  /** Accents as characters of their own, full-width letters, and the like (Unicode's NFKC). */
  ENCODING {
    @Override
    String apply(String name) {
      // Blanks have a fold of their own.
      return isAscii(name)
          ? name
          : NO_BLANKS
              .matcher(name)
              .replaceAll(
                  match ->
                      Matcher.quoteReplacement(
                          Normalizer.normalize(match.group(), Normalizer.Form.NFKC)));
    }
  },
  /** Letters of another alphabet that look the same. */
  LOOKALIKES {
    @Override
    String apply(String name) {
      return isAscii(name) ? name : lookingAlike(name);
    }
  },
  /** Upper and lower case. */
  CASE {
    @Override
    String apply(String name) {
      return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
  },
  /** Quotes around a name, and the punctuation at its end. */
  PUNCTUATION {
    @Override
    String apply(String name) {
      String inner = AROUND.matcher(name).replaceAll("");
      return inner.isEmpty() ? name : inner;
    }
  },
  /** Hyphens, underscores and blanks between words. */
  SEPARATORS {
    @Override
    String apply(String name) {
      return SEPARATOR.matcher(name).replaceAll("-");
    }
  },
  /** A number with a sign or a fraction that it does not need. */
  NUMBER {
    @Override
    String apply(String name) {
      return WHOLE_NUMBER.matcher(name).replaceFirst("$1");
    }
  };

  /** The ways that make no difference to a label, a target or an annotator. */
  static final Set<Fold> ALL = EnumSet.allOf(Fold.class);

  private static final String BLANK = "[\\s\\p{Z}\\u0085\\u2800\\u3164\\uFFA0\\u115F\\u1160]";
  private static final Pattern NO_BLANKS = Pattern.compile("[^" + BLANK.substring(1) + "+");
  private static final Pattern AROUND =
      Pattern.compile("^[\"'“”„‘’‚«»`]+|(?: ?[\"'“”„‘’‚«»`.,;:!?…])+$");
  private static final Pattern SEPARATOR = Pattern.compile("[\\p{Pd}_ \u2212]");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("^\\+?(-?[0-9]+)(?:\\.0+|,0{1,2})?$");

  /** Cyrillic and Greek letters, and the Latin ones that look the same. */
  private static final String FOREIGN = "аеорсухіјѕԁһАВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";

  private static final String LATIN = "aeopcyxijsdhABEKMHOPCTXIJSABEZHIKMNOPTYXo";

  abstract String apply(String name);

  /** Undoes some of the ways. */
  static String folded(String name, Set<Fold> folds) {
    boolean plain = isPlain(name);
    boolean word = name.codePoints().anyMatch(Character::isLetterOrDigit);
    String folded = name;
    for (Fold fold : folds) {
      // Of a name such as +, punctuation is all there is.
      boolean applies = fold.compareTo(LOOKALIKES) <= 0 ? !plain : word;
      folded = applies ? fold.apply(folded) : folded;
    }
    return folded;
  }

  /** Returns a name as a careful person would type it: without what cannot be seen. */
  static String cleaned(String name) {
    String plain = withPlainBlanks(without(name, Characters::isInvisible));
    int end = plain.length();
    while (end > 0 && isJoiner(plain.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isJoiner(plain.charAt(start))) {
      start++;
    }
    return plain.substring(start, end);
  }

  private static boolean isJoiner(char c) {
    return c == '\u200C' || c == '\u200D';
  }

  private static String without(String name, IntPredicate out) {
    if (name.codePoints().noneMatch(out)) {
      return name;
    }
    StringBuilder kept = new StringBuilder();
    name.codePoints().filter(out.negate()).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static String withPlainBlanks(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    boolean blank = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Characters.isBlank(c)) {
        blank = plain.length() > 0;
      } else {
        plain.append(blank ? " " : "").append(c);
        blank = false;
      }
    }
    return plain.toString();
  }

  /** Checks for printable ASCII without blanks, as most ids are. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) <= ' ' || name.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80);
  }

  /** A word that has no Latin letter is of its own alphabet. */
  private static String lookingAlike(String name) {
    boolean latin =
        name.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    if (!latin && name.chars().anyMatch(c -> Character.isLetter(c) && FOREIGN.indexOf(c) < 0)) {
      return name;
    }
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      int place = FOREIGN.indexOf(name.charAt(i));
      plain.append(place < 0 ? name.charAt(i) : LATIN.charAt(place));
    }
    return plain.toString();
  }
}
