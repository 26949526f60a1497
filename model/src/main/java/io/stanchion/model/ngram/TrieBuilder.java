package io.stanchion.model.ngram;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A builder of a {@link CharacterTrie}. Nodes are numbered level by level, and within a level by
 * the frequency of their parents, so that frequent nodes are close together.
 */
public final class TrieBuilder {
  /** The mark of nodes that only lead to n-grams; larger than any frequency. */
  private static final float NONE = Float.MAX_VALUE;

  private final int max;
  private final int labels;
  private final int[] path;

  /**
   * The nodes in the order of insertion, the root first: character, length, first child and next
   * sibling.
   */
  private int[] characters = new int[1 << 10];

  private int[] lengths = new int[1 << 10];
  private int[] children = new int[1 << 10];
  private int[] siblings = new int[1 << 10];
  private float[] idfs = new float[1 << 10];
  private int size = 1;
  private int[] numbers = new int[0];
  private long[] nodes = new long[0];

  /**
   * Creates an empty builder.
   *
   * @param max The largest number of characters of an n-gram.
   * @param labels The number of labels.
   */
  public TrieBuilder(int max, int labels) {
    this.max = max;
    this.labels = labels;
    this.path = new int[max + 1];
    idfs[0] = NONE;
  }

  /** Adds an n-gram, in ascending order, and returns its place. */
  public int add(String gram, float idf) {
    int length = 0;
    for (int i = 0; i < gram.length(); ) {
      int c = gram.codePointAt(i);
      i += Character.charCount(c);
      length++;
      int last = path[length];
      if (last == 0 || characters[last] != c) {
        path[length] = child(path[length - 1], c, length);
        Arrays.fill(path, length + 1, path.length, 0);
      }
    }
    Arrays.fill(path, length + 1, path.length, 0);
    idfs[path[length]] = idf;
    return path[length];
  }

  private int child(int parent, int c, int length) {
    if (size == characters.length) {
      characters = Arrays.copyOf(characters, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
      children = Arrays.copyOf(children, 2 * size);
      siblings = Arrays.copyOf(siblings, 2 * size);
      idfs = Arrays.copyOf(idfs, 2 * size);
    }
    characters[size] = c;
    lengths[size] = length;
    idfs[size] = NONE;
    siblings[size] = children[parent];
    children[parent] = size;
    return size++;
  }

  /** Returns the node of an n-gram by its place, after the trie is built. */
  public int node(int place) {
    return numbers[place];
  }

  /** Builds the trie. */
  public CharacterTrie build() {
    Map<Integer, Integer> codes = codes();
    KeyedNumbers others = new KeyedNumbers(codes.size() + othersCount(codes));
    codes.forEach((c, code) -> others.put(CharacterTrie.key(0, c), code));
    int stride = CharacterTrie.stride(labels);
    long length = (long) CharacterTrie.root(labels) + stride;
    for (int i = 1; i < size; i++) {
      length += lengths[i] < max ? stride : NgramRows.length(labels);
    }
    nodes = new long[Math.toIntExact(length)];
    numbers = new int[size];
    numbers[0] = CharacterTrie.root(labels);
    int[] order = byIdf();
    int next = numbers[0] + stride;
    for (int level = 0; level < max; level++) {
      for (int parent : order) {
        if (lengths[parent] == level) {
          next = number(parent, next, codes, others);
        }
      }
    }
    return new CharacterTrie(nodes, labels, max, others);
  }

  /** Lists nodes by ascending inverse document frequency. */
  private int[] byIdf() {
    long[] sorted = new long[size];
    Arrays.setAll(sorted, i -> ((long) Float.floatToIntBits(idfs[i]) << 32) | i);
    Arrays.sort(sorted);
    int[] places = new int[size];
    Arrays.setAll(places, i -> (int) sorted[i]);
    return places;
  }

  /** Numbers a node's children from a place on, and returns the next place. */
  private int number(int parent, int first, Map<Integer, Integer> codes, KeyedNumbers others) {
    int[] byCode = new int[CharacterTrie.OTHER];
    // A row is named by the place of its links to children, even if it has none.
    boolean last = lengths[parent] + 1 == max;
    int step = last ? NgramRows.length(labels) : CharacterTrie.stride(labels);
    int node = numbers[parent];
    int next = last ? first - NgramRows.HEAD : first;
    for (int child = children[parent]; child != 0; child = siblings[child]) {
      int code = codes.getOrDefault(characters[child], CharacterTrie.OTHER);
      if (code != CharacterTrie.OTHER) {
        nodes[node] |= 1L << code;
        byCode[code] = child;
      }
    }
    nodes[node + 1] = next;
    for (long rest = nodes[node]; rest != 0; rest &= rest - 1) {
      numbers[byCode[Long.numberOfTrailingZeros(rest)]] = next;
      next += step;
    }
    for (int child = children[parent]; child != 0; child = siblings[child]) {
      if (!codes.containsKey(characters[child])) {
        others.put(CharacterTrie.key(node, characters[child]), next);
        numbers[child] = next;
        next += step;
      }
    }
    return last ? next + NgramRows.HEAD : next;
  }

  /** Assigns codes to the characters that the most nodes stand for. */
  private Map<Integer, Integer> codes() {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 1; i < size; i++) {
      counts.merge(characters[i], 1, Integer::sum);
    }
    List<Integer> common =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(CharacterTrie.OTHER)
            .map(Map.Entry::getKey)
            .toList();
    Map<Integer, Integer> codes = new HashMap<>();
    common.forEach(c -> codes.put(c, codes.size()));
    return codes;
  }

  private int othersCount(Map<Integer, Integer> codes) {
    int count = 0;
    for (int i = 1; i < size; i++) {
      count += codes.containsKey(characters[i]) ? 0 : 1;
    }
    return count;
  }
}
