package io.stanchion.model.ngram;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A trie of character n-grams, whose nodes are the n-grams' rows: exact, without hashing, and
 * small. Before a node's row there are a bit for each of 63 common characters, set if there is such
 * a child, and the place of the first child. Children are stored one after the other, so the number
 * of lower bits set is a child's place among them. Children by other characters are in a table. The
 * longest n-grams have no children, and nothing before their rows.
 */
public final class CharacterTrie {
  /** The code of all characters that are not common. */
  static final int OTHER = 63;

  private static final int CODE_BITS = 6;
  private static final int ASCII = 128;
  private static final int CHARACTER_BITS = 21;

  private final long[] nodes;
  private final int max;
  private final int root;
  private final int stride;
  private final int lastStride;

  /** The node of two characters, by their codes; negative if the table has it. */
  private final int[] pairs = new int[1 << (2 * CODE_BITS)];

  private final byte[] asciiCodes = new byte[ASCII];
  private final KeyedNumbers others;

  /**
   * Creates a trie of what {@link TrieBuilder} made.
   *
   * @param nodes The rows, each after the links to its children.
   * @param labels The number of labels.
   * @param max The length of the longest n-grams.
   * @param others Codes and nodes by {@link #key}.
   */
  CharacterTrie(long[] nodes, int labels, int max, KeyedNumbers others) {
    this.nodes = nodes;
    this.max = max;
    this.root = root(labels);
    this.stride = stride(labels);
    this.lastStride = NgramRows.length(labels);
    this.others = others;
    for (int c = 0; c < ASCII; c++) {
      asciiCodes[c] = (byte) found(c);
    }
    Arrays.fill(pairs, -1);
    for (int first = 0; first < OTHER && max > 1; first++) {
      for (int second = 0; second < OTHER; second++) {
        pairs[first << CODE_BITS | second] = child(child(root, first, 1), second, 2);
      }
    }
  }

  /** Writes everything but the rows. */
  public void write(ArrayWriter out) {
    others.write(out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException If the contents have another form, or a link leads out of the
   *     rows.
   */
  public static CharacterTrie read(ArrayReader in, NgramRows rows, int max) {
    int labels = rows.weights + 1;
    ArrayReader.require(rows.longs.length >= 2 * stride(labels), "a trie without a root");
    KeyedNumbers others = KeyedNumbers.read(in, rows.longs.length);
    rows.check(NgramRows.ABSENT);
    rows.check(root(labels));
    requireInside(rows, others, max);
    return new CharacterTrie(rows.longs, labels, max, others);
  }

  /** Follows every path that a text could take, level by level. */
  private static void requireInside(NgramRows rows, KeyedNumbers others, int max) {
    long[] keys = others.keys();
    for (long key : keys) {
      boolean leads = key >= key(1, 0) && key >>> CHARACTER_BITS < rows.longs.length;
      boolean codes = key > 0 && key < key(1, 0) && others.get(key) < OTHER;
      ArrayReader.require(leads || codes, "the code of a character");
    }
    BitSet level = new BitSet();
    level.set(NgramRows.ABSENT);
    level.set(root(rows.weights + 1));
    for (int n = 1; n <= max; n++) {
      BitSet next = new BitSet();
      next.set(NgramRows.ABSENT);
      for (long key : keys) {
        if (key >= key(1, 0) && level.get((int) (key >>> CHARACTER_BITS))) {
          next.set(others.get(key));
        }
      }
      addChildren(
          level,
          n == max ? NgramRows.length(rows.weights + 1) : stride(rows.weights + 1),
          rows,
          next);
      next.stream().forEach(rows::check);
      level = next;
    }
  }

  /** Adds the children by common characters. */
  private static void addChildren(BitSet level, int step, NgramRows rows, BitSet next) {
    for (int node = level.nextSetBit(0); node >= 0; node = level.nextSetBit(node + 1)) {
      long count = Long.bitCount(rows.longs[node] & ~Long.MIN_VALUE);
      int first = (int) rows.longs[node + 1];
      ArrayReader.require(first >= 0, "a node's children are nowhere");
      for (int child = 0; child < count; child++) {
        next.set(Math.addExact(first, child * step));
      }
    }
  }

  /** Returns the root, which follows row 0. */
  static int root(int labels) {
    return stride(labels);
  }

  /** Returns the number of longs of a node with children. */
  static int stride(int labels) {
    return NgramRows.HEAD + NgramRows.length(labels);
  }

  /** Returns the array that holds the rows. */
  public long[] nodes() {
    return nodes;
  }

  /** Returns the key of a node's child; for node 0, the key of a character's code. */
  static long key(int node, int character) {
    return ((long) node << CHARACTER_BITS) | character;
  }

  /** Returns the code of a character. */
  byte code(int character) {
    return character < ASCII ? asciiCodes[character] : (byte) found(character);
  }

  private int found(int character) {
    int code = others.get(key(0, character));
    return code == KeyedNumbers.ABSENT ? OTHER : code;
  }

  /**
   * Descends from the root by one character or by two; to node 0 if there is no such n-gram.
   *
   * @param at Receives the nodes.
   * @param count The number of nodes.
   * @param codes The codes of a text's characters.
   * @param characters The characters.
   * @param n The number of characters to descend by.
   */
  void enter(int[] at, int count, byte[] codes, int[] characters, int n) {
    for (int i = 0; i < count; i++) {
      int node = n == 1 ? -1 : pairs[codes[i] << CODE_BITS | codes[i + 1]];
      if (node < 0) {
        node = child(root, codes[i], characters[i], 1);
        node = n == 1 ? node : child(node, codes[i + 1], characters[i + 1], 2);
      }
      at[i] = node;
    }
  }

  /**
   * Descends by one character from each of several nodes; to node 0 if there is no child.
   *
   * @param at The nodes; receives the children.
   * @param count The number of nodes.
   * @param codes The codes of a text's characters.
   * @param characters The characters.
   * @param n The length of the children's n-grams.
   */
  void descend(int[] at, int count, byte[] codes, int[] characters, int n) {
    for (int i = 0; i < count; i++) {
      at[i] = child(at[i], codes[i + n - 1], characters[i + n - 1], n);
    }
  }

  private int child(int node, int code, int character, int n) {
    return code == OTHER ? other(node, character) : child(node, code, n);
  }

  private int child(int node, int code, int n) {
    long bits = nodes[node];
    int step = n == max ? lastStride : stride;
    int child = (int) nodes[node + 1] + step * Long.bitCount(bits & ((1L << code) - 1));
    return child & -(int) ((bits >>> code) & 1);
  }

  private int other(int node, int character) {
    int child = node == NgramRows.ABSENT ? KeyedNumbers.ABSENT : others.get(key(node, character));
    return child == KeyedNumbers.ABSENT ? NgramRows.ABSENT : child;
  }
}
