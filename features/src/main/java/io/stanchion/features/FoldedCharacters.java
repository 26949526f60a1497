package io.stanchion.features;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The results of {@link TextNormaliser} for characters that it treats the same in every text, so
 * that text can be folded a character at a time. Filled as characters occur; for one thread.
 *
 * <p>Composition and reordering involve marks, Hangul jamo, and characters that the normal form
 * forbids; every other character stays the same between any neighbours.
 */
final class FoldedCharacters {
  /** The character vanishes. */
  static final int NOTHING = TextNormaliser.NOTHING;

  /** Its result depends on its neighbours. */
  static final int DEPENDS = -2;

  /** It becomes several characters, as do those with lower numbers. */
  static final int SEVERAL = -3;

  private static final int UNKNOWN = 0;
  private static final int PAGE = 1 << 8;

  private final int[][] pages = new int[(Character.MAX_CODE_POINT + 1) / PAGE][];
  private final List<int[]> several = new ArrayList<>();

  /** Returns the one character it becomes, one of the constants, or a number below all of them. */
  int of(int c) {
    int[] page = pages[c / PAGE];
    if (page == null) {
      page = new int[PAGE];
      pages[c / PAGE] = page;
    }
    if (page[c % PAGE] == UNKNOWN) {
      page[c % PAGE] = foundOut(c);
    }
    return page[c % PAGE];
  }

  /**
   * Returns the characters that one becomes for which {@link #of} returned {@link #SEVERAL} or
   * less.
   */
  int[] several(int of) {
    return several.get(SEVERAL - of);
  }

  private int foundOut(int c) {
    if (dependsOnNeighbours(c)) {
      return DEPENDS;
    }
    int[] parts =
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).codePoints().toArray();
    for (int part : parts) {
      boolean stays = Normalizer.isNormalized(Character.toString(part), Normalizer.Form.NFKC);
      if (dependsOnNeighbours(part) || !stays) {
        return DEPENDS;
      }
    }
    if (parts.length == 1) {
      return TextNormaliser.folded(parts[0]);
    }
    several.add(
        Arrays.stream(parts).map(TextNormaliser::folded).filter(part -> part != NOTHING).toArray());
    return SEVERAL - (several.size() - 1);
  }

  private static boolean dependsOnNeighbours(int c) {
    boolean variationSelector = c >= 0xFE00 && c <= 0xFE0F;
    boolean jamo = (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97F);
    boolean laterJamo = c >= 0xD7B0 && c <= 0xD7FF;
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK -> !variationSelector;
      case Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK, Character.SURROGATE -> true;
      case Character.FORMAT, Character.OTHER_SYMBOL -> false;
      default -> c > 0xFFFF || jamo || laterJamo;
    };
  }
}
