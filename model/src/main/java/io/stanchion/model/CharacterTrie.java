package io.stanchion.model;

/**
 * Character n-grams as a trie, whose nodes are the n-grams' rows: exact, without hashing, and
 * small. A node's head has a bit for each of 63 common characters, set where a child is; children
 * stand one after the other, so that the number of bits before tells a child's place. Children by
 * other characters are in a table. The longest n-grams have no children, and so no heads.
 */
final class CharacterTrie {
  /** The code of characters that are not among the common ones. */
  static final int OTHER = 63;

  private static final int ASCII = 128;
  private static final int CHARACTER_BITS = 21;

  private final long[] nodes;
  private final int root;
  private final int max;
  private final int stride;
  private final int lastStride;
  private final byte[] asciiCodes = new byte[ASCII];
  private final KeyedNumbers others;

  /**
   * Takes what {@link TrieBuilder} has made.
   *
   * @param nodes The rows; heads hold bits, and the four bytes after them where children begin.
   * @param labels The number of labels.
   * @param max The length of the longest n-grams.
   * @param others Codes and nodes by {@link #key}.
   */
  CharacterTrie(long[] nodes, int labels, int max, KeyedNumbers others) {
    this.nodes = nodes;
    this.root = root(labels);
    this.max = max;
    this.stride = NgramRows.stride(labels);
    this.lastStride = NgramRows.headless(labels);
    this.others = others;
    for (int c = 0; c < ASCII; c++) {
      asciiCodes[c] = (byte) found(c);
    }
  }

  /** The node from which all n-grams start: that after row 0. */
  static int root(int labels) {
    return NgramRows.stride(labels);
  }

  NgramRows rows() {
    return new NgramRows(nodes);
  }

  int root() {
    return root;
  }

  /** The key of a node's child; with node 0, that of a character's code. */
  static long key(int node, int character) {
    return ((long) node << CHARACTER_BITS) | character;
  }

  /** Gives the code of a character. */
  byte code(int character) {
    return character < ASCII ? asciiCodes[character] : (byte) found(character);
  }

  private int found(int character) {
    int code = others.get(key(0, character));
    return code == KeyedNumbers.ABSENT ? OTHER : code;
  }

  /**
   * Goes down by one character from each of some nodes; where there is no child, to node 0.
   *
   * @param at The nodes; takes the children.
   * @param count How many.
   * @param codes The codes of a text's characters.
   * @param characters The characters.
   * @param n The length of the children's n-grams.
   */
  void descend(int[] at, int count, byte[] codes, int[] characters, int n) {
    long[] all = nodes;
    int step = n == max ? lastStride : stride;
    for (int i = 0; i < count; i++) {
      int code = codes[i + n - 1];
      if (code == OTHER) {
        at[i] = other(at[i], characters[i + n - 1]);
        continue;
      }
      long bits = all[at[i]];
      int child = (int) all[at[i] + 1] + step * Long.bitCount(bits & ((1L << code) - 1));
      at[i] = child & -(int) ((bits >>> code) & 1);
    }
  }

  private int other(int node, int character) {
    int child = node == NgramRows.ABSENT ? KeyedNumbers.ABSENT : others.get(key(node, character));
    return child == KeyedNumbers.ABSENT ? NgramRows.ABSENT : child;
  }
}
