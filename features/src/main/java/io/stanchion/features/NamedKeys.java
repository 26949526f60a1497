package io.stanchion.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The keys of {@link NgramKeys}, from names of n-grams and together with names. */
final class NamedKeys {
  private static final int NONE = -1;

  private final FeatureSpec spec;
  private final GramHash hash;

  /** A receiver of the names of those n-grams that it wants. */
  interface Names {
    /** Checks whether the name of this n-gram is wanted. */
    boolean wants(int block, long key);

    /** Receives the name of the n-gram that was wanted last. */
    void accept(String name);
  }

  NamedKeys(FeatureSpec spec, long seed) {
    this.spec = spec;
    this.hash = new GramHash(seed);
  }

  /** Finds the block that an n-gram of this name belongs to; negative if there is none. */
  int blockOf(String name) {
    for (int i = 0; i < spec.blocks().size(); i++) {
      Block block = spec.blocks().get(i);
      if (name.startsWith(block.prefix())) {
        int n = length(name, block);
        if (n >= block.min() && n <= block.max()) {
          return i;
        }
      }
    }
    return NONE;
  }

  private static int length(String name, Block block) {
    int start = block.prefix().length();
    if (block instanceof Block.CharNgrams) {
      return name.codePointCount(start, name.length());
    }
    int words = 1;
    for (int at = name.indexOf(' ', start); at >= 0; at = name.indexOf(' ', at + 1)) {
      words++;
    }
    return words;
  }

  /** Returns the key of an n-gram of a block. */
  long keyOf(int block, String name) {
    Block its = spec.blocks().get(block);
    int start = its.prefix().length();
    long key = 0;
    if (its instanceof Block.CharNgrams) {
      for (int at = start; at < name.length(); at = name.offsetByCodePoints(at, 1)) {
        key = GramHash.longer(key, hash.character(name.codePointAt(at)));
      }
      return key;
    }
    for (int end = start - 1; end < name.length(); ) {
      int from = end + 1;
      int space = name.indexOf(' ', from);
      end = space < 0 ? name.length() : space;
      key = GramHash.longer(key, wordSymbol(name, from, end));
    }
    return key;
  }

  private long wordSymbol(String text, int from, int to) {
    byte[] utf8 = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
    return hash.word(Arrays.copyOf(utf8, utf8.length + Long.BYTES), 0, utf8.length);
  }

  /** Visits the n-grams of a normalised text and names those that are wanted. */
  void forEach(String normalised, Names sink) {
    for (int i = 0; i < spec.blocks().size() && !normalised.isEmpty(); i++) {
      Block block = spec.blocks().get(i);
      if (block instanceof Block.WordNgrams) {
        List<String> words = Words.of(normalised);
        forEach(
            i,
            wordSymbols(words),
            sink,
            (from, to) -> block.prefix() + String.join(" ", words.subList(from, to)));
      } else {
        int[] characters = (" " + normalised + " ").codePoints().toArray();
        forEach(
            i,
            characterSymbols(characters),
            sink,
            (from, to) -> block.prefix() + new String(characters, from, to - from));
      }
    }
  }

  /** A namer of the n-gram that some of the symbols make up. */
  private interface Naming {
    String name(int from, int to);
  }

  private void forEach(int block, long[] symbols, Names sink, Naming naming) {
    int min = spec.blocks().get(block).min();
    int max = spec.blocks().get(block).max();
    for (int from = 0; from < symbols.length; from++) {
      long key = 0;
      for (int to = from + 1; to <= Math.min(from + max, symbols.length); to++) {
        key = GramHash.longer(key, symbols[to - 1]);
        if (to - from >= min && sink.wants(block, key)) {
          sink.accept(naming.name(from, to));
        }
      }
    }
  }

  private long[] wordSymbols(List<String> words) {
    long[] symbols = new long[words.size()];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = wordSymbol(words.get(i), 0, words.get(i).length());
    }
    return symbols;
  }

  private long[] characterSymbols(int[] characters) {
    long[] symbols = new long[characters.length];
    Arrays.setAll(symbols, i -> hash.character(characters[i]));
    return symbols;
  }
}
