package io.stanchion.features;

import java.util.Arrays;
import java.util.List;

/**
 * A finder of a text's n-grams as 64-bit keys, without a string: text is folded into the form of
 * {@link TextNormaliser}, split at the same places, and hashed.
 *
 * <p>Two n-grams of a block share a key with a chance of 2<sup>-64</sup>. Another seed gives other
 * keys.
 *
 * <p>It reuses buffers, so only one thread may use it at a time. Memory is bounded by the longest
 * run of characters without a space.
 */
public final class NgramKeys {
  /** A receiver of the keys of a text's n-grams. */
  public interface Sink {
    /** Begins a text; anything received of it so far is void. */
    void begin();

    /**
     * Receives some of the text's n-grams, in no particular order, with repeats.
     *
     * @param block The block they belong to, by its place in the specification.
     * @param keys The array that holds their keys; must be neither kept nor changed.
     * @param from The first one's place.
     * @param to The place after the last one's.
     */
    void accept(int block, long[] keys, int from, int to);
  }

  /** A receiver of the characters that a text's character n-grams consist of. */
  public interface CharacterSink {
    /**
     * Receives the next characters of the text, in the pipeline's normal form, with a space before
     * the first and one after the last.
     *
     * @param utf8 The array that holds them, in whole characters; must be neither kept nor changed.
     * @param size The number of bytes, from the first.
     */
    void accept(byte[] utf8, int size);
  }

  private static final byte[] SPACE = {' '};

  private final GramHash hash;
  private final Sink sink;
  private final CharacterSink characterSink;
  private final RollingGrams[] words;
  private final RollingGrams[] characters;
  private final FoldedText text = new FoldedText(new Segments());

  /**
   * Creates a finder.
   *
   * @param spec The specification whose n-grams to find.
   * @param seed The seed of the keys.
   * @param sink Receives the keys.
   */
  public NgramKeys(FeatureSpec spec, long seed, Sink sink) {
    this.hash = new GramHash(seed);
    this.sink = sink;
    this.words = grams(spec.blocks(), Block.WordNgrams.class);
    this.characters = grams(spec.blocks(), Block.CharNgrams.class);
    this.characterSink = this::hashCharacters;
  }

  /**
   * Creates a finder of the keys of word n-grams only.
   *
   * @param blocks The blocks whose n-grams to find.
   * @param seed The seed of the keys.
   * @param sink Receives the keys of word n-grams.
   * @param characterSink Receives the characters, instead of keys of character n-grams.
   */
  public NgramKeys(List<Block> blocks, long seed, Sink sink, CharacterSink characterSink) {
    this.hash = new GramHash(seed);
    this.sink = sink;
    this.words = grams(blocks, Block.WordNgrams.class);
    this.characters = new RollingGrams[0];
    this.characterSink = characterSink;
  }

  private RollingGrams[] grams(List<Block> blocks, Class<? extends Block> wanted) {
    RollingGrams[] grams = new RollingGrams[blocks.size()];
    int count = 0;
    for (int i = 0; i < grams.length; i++) {
      Block block = blocks.get(i);
      if (wanted.isInstance(block)) {
        grams[count++] = new RollingGrams(i, block.min(), block.max(), sink);
      }
    }
    return Arrays.copyOf(grams, count);
  }

  /**
   * Finds the n-grams of a text.
   *
   * @param whole The text.
   */
  public void find(String whole) {
    text.fold(whole);
  }

  /**
   * Finds the n-grams of a text in UTF-8; malformed bytes count as {@link String} decodes them.
   *
   * @param utf8 The array that holds the text.
   * @param from Its first byte.
   * @param to The byte after its last.
   */
  public void find(byte[] utf8, int from, int to) {
    text.fold(utf8, from, to);
  }

  private void hashCharacters(byte[] utf8, int size) {
    for (RollingGrams grams : characters) {
      for (int i = 0; i < size; ) {
        int c = Utf8.folded(utf8, i);
        grams.add(hash.character(c));
        i += Utf8.length(c);
      }
    }
  }

  private void hashWords(byte[] utf8, int size) {
    int i = 0;
    while (i < size) {
      int c = Utf8.folded(utf8, i);
      int next = i + Utf8.length(c);
      int role = Words.role(c);
      if (role == Words.PART || (role == Words.TAG && isPartAt(utf8, next))) {
        int end = endOfRun(utf8, next);
        passWord(hash.word(utf8, i, end));
        i = end;
      } else {
        if (role == Words.WORD) {
          passWord(hash.word(utf8, i, next));
        }
        i = next;
      }
    }
  }

  /** Finds the end of the word whose first character ends here; the bytes after the text end it. */
  private static int endOfRun(byte[] utf8, int from) {
    int i = from;
    while (true) {
      long ends = Ascii.endsWord(Ascii.eightAt(utf8, i));
      i += Long.numberOfTrailingZeros(ends) >> 3;
      if (ends == 0) {
        continue;
      }
      int next = i + 1;
      if (utf8[i] < 0) {
        int c = Utf8.folded(utf8, i);
        if (Words.role(c) != Words.PART) {
          return i;
        }
        next = i + Utf8.length(c);
      } else if (utf8[i] != '\'' || !isPartAt(utf8, next)) {
        return i;
      }
      i = next;
    }
  }

  private static boolean isPartAt(byte[] utf8, int at) {
    return Words.role(Utf8.folded(utf8, at)) == Words.PART;
  }

  private void passWord(long symbol) {
    for (RollingGrams grams : words) {
      grams.add(symbol);
    }
  }

  /** Splits the folded text into words and characters. */
  private final class Segments implements FoldedText.Sink {
    private boolean first;

    @Override
    public void begin() {
      first = true;
      sink.begin();
      for (RollingGrams grams : words) {
        grams.begin();
      }
      for (RollingGrams grams : characters) {
        grams.begin();
      }
    }

    @Override
    public void accept(byte[] utf8, int size) {
      if (first) {
        characterSink.accept(SPACE, 1);
        first = false;
      }
      characterSink.accept(utf8, size);
      if (words.length > 0) {
        hashWords(utf8, size);
      }
    }

    @Override
    public void end() {
      characterSink.accept(SPACE, 1);
      for (RollingGrams grams : words) {
        grams.end();
      }
      for (RollingGrams grams : characters) {
        grams.end();
      }
    }
  }
}
