package io.stanchion.features;

import java.text.Normalizer;

/**
 * The normal form of text that features are computed from: NFKC, lower case code point by code
 * point (so the same in every locale), straight quotes and hyphens, no invisible formatting
 * characters, single spaces, none at the ends. Unpaired surrogates become U+FFFD.
 */
final class TextNormaliser {
  /** A composed character that vanishes. */
  static final int NOTHING = -1;

  private TextNormaliser() {}

  static String normalise(String text) {
    String composed =
        Normalizer.isNormalized(text, Normalizer.Form.NFKC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(composed.length());
    boolean space = false;
    for (int i = 0; i < composed.length(); ) {
      int c = composed.codePointAt(i);
      i += Character.charCount(c);
      int folded = folded(c);
      if (folded == ' ') {
        space = true;
      } else if (folded != NOTHING) {
        if (space && !out.isEmpty()) {
          out.append(' ');
        }
        space = false;
        out.appendCodePoint(folded);
      }
    }
    return out.toString();
  }

  /** Returns the result of a composed character: one character, a space, or {@link #NOTHING}. */
  static int folded(int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      return ' ';
    }
    return switch (c) {
      case '‘', '’', '‛', '`', '´', 'ʼ' -> '\'';
      case '“', '”', '„', '‟', '«', '»' -> '"';
      case '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
      default ->
          switch (Character.getType(c)) {
            case Character.FORMAT -> NOTHING;
            case Character.SURROGATE -> 0xFFFD;
            default -> Character.toLowerCase(c);
          };
    };
  }
}
