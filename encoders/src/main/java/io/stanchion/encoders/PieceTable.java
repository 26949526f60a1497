package io.stanchion.encoders;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table of pieces by their characters: open-addressed, found by hash and then compared. */
final class PieceTable {
  private final String[] texts;
  private final long[] hashes;
  private final int[] ids;
  private final int shift;
  private final int longest;

  /**
   * Creates a table of the pieces of a kind.
   *
   * @param vocabulary All pieces by their numbers.
   * @param text Returns the characters of a piece as they occur in a text; empty if it is of
   *     another kind.
   */
  PieceTable(List<String> vocabulary, UnaryOperator<String> text) {
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(8, vocabulary.size()));
    shift = 64 - bits;
    texts = new String[1 << bits];
    hashes = new long[1 << bits];
    ids = new int[1 << bits];
    Arrays.fill(ids, -1);
    int longestYet = 0;
    for (int id = 0; id < vocabulary.size(); id++) {
      String piece = text.apply(vocabulary.get(id));
      if (!piece.isEmpty()) {
        put(piece, id);
        longestYet = Math.max(longestYet, piece.length());
      }
    }
    longest = longestYet;
  }

  /** Returns the number of characters of the longest piece. */
  int longest() {
    return longest;
  }

  /** Finds the number of the piece that equals a part of a word; negative if there is none. */
  int find(Word word, int from, int to) {
    long hash = word.hash(from, to);
    int slot = slot(hash);
    while (ids[slot] >= 0) {
      if (hashes[slot] == hash
          && texts[slot].length() == to - from
          && word.has(texts[slot], from)) {
        return ids[slot];
      }
      slot = (slot + 1) & (ids.length - 1);
    }
    return -1;
  }

  private void put(String piece, int id) {
    long hash = Word.hash(piece);
    int slot = slot(hash);
    while (ids[slot] >= 0) {
      slot = (slot + 1) & (ids.length - 1);
    }
    texts[slot] = piece;
    hashes[slot] = hash;
    ids[slot] = id;
  }

  private int slot(long hash) {
    // After mixing, the high bits depend on every character.
    return (int) (((hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L) >>> shift);
  }
}
