package io.stanchion.features;

import java.text.Normalizer;

/**
 * Brings text into the one form that features are taken from: NFKC, lower case code point by code
 * point (so the same in every locale), straight quotes and hyphens, no invisible formatting
 * characters, single spaces, none at the ends. Unpaired surrogates become U+FFFD.
 */
final class TextNormaliser {
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
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        space = true;
      } else if (Character.getType(c) != Character.FORMAT) {
        if (space && !out.isEmpty()) {
          out.append(' ');
        }
        space = false;
        out.appendCodePoint(folded(c));
      }
    }
    return out.toString();
  }

  private static int folded(int c) {
    return switch (c) {
      case '‘', '’', '‛', '`', '´', 'ʼ' -> '\'';
      case '“', '”', '„', '‟', '«', '»' -> '"';
      case '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
      default -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : Character.toLowerCase(c);
    };
  }
}
