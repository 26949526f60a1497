package io.stanchion.features;

import java.util.Arrays;
import java.util.List;

/**
 * The indices of a vocabulary's n-grams by key, a table per block.
 *
 * @param seed The seed of the keys: the first for which no two n-grams of a block share a key.
 * @param tables The tables, in the order of the blocks.
 */
record KeyedIndices(long seed, List<KeyTable> tables) {
  /** Copies the list. */
  KeyedIndices {
    tables = List.copyOf(tables);
  }

  static KeyedIndices of(Vocabulary vocabulary, int blocks) {
    KeyTable[] tables = new KeyTable[blocks];
    long seed = 0;
    while (!fills(tables, vocabulary, seed)) {
      seed++;
    }
    return new KeyedIndices(seed, List.of(tables));
  }

  private static boolean fills(KeyTable[] tables, Vocabulary vocabulary, long seed) {
    Arrays.setAll(tables, i -> new KeyTable(vocabulary.size() / tables.length));
    boolean[] distinct = {true};
    vocabulary.forEachKey(
        seed,
        (index, block, key) -> distinct[0] &= tables[block].put(key, index) == KeyTable.ABSENT);
    return distinct[0];
  }
}
