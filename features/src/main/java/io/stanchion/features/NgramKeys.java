package io.stanchion.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * From text to its n-grams as 64-bit keys, without a string: as UTF-8 or UTF-16, the text is folded
 * a character at a time into the same form that {@link TextNormaliser} gives, split at the same
 * places, and hashed. Text with characters whose form depends on their neighbours (combining marks,
 * Hangul jamo), unpaired surrogates and malformed UTF-8 take the slow way; the keys are the same.
 *
 * <p>Two n-grams of a block have the same key by chance of 2<sup>-64</sup>. With another seed, keys
 * are others.
 *
 * <p>Holds buffers for reuse, so one thread may use it at a time. Memory is bounded by the longest
 * run of characters without a space.
 */
public final class NgramKeys {
  /** Takes the keys of one text's n-grams. */
  public interface Sink {
    /** A text begins; what was taken of it so far, if anything, is to be forgotten. */
    void begin();

    /**
     * Takes some of the text's n-grams, in no particular order, with repeats.
     *
     * @param block The block they belong to, by its place in the specification.
     * @param keys Holds their keys; not to be kept or changed.
     * @param from The first.
     * @param to The one after the last.
     */
    void accept(int block, long[] keys, int from, int to);
  }

  private static final int SEGMENT = 1 << 11;

  private static final byte[] ASCII = new byte[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = (byte) TextNormaliser.folded(c);
    }
  }

  private final GramHash hash;
  private final Sink sink;
  private final RollingGrams[] words;
  private final RollingGrams[] characters;
  private final FoldedCharacters folded = new FoldedCharacters();
  private int[] segment = new int[4 * SEGMENT];
  private int size;
  private boolean started;
  private boolean space;

  /**
   * Prepares buffers.
   *
   * @param spec Whose blocks' n-grams to find.
   * @param seed Draws the keys.
   * @param sink Takes them.
   */
  public NgramKeys(FeatureSpec spec, long seed, Sink sink) {
    this.hash = new GramHash(seed);
    this.sink = sink;
    List<Block> blocks = spec.blocks();
    RollingGrams[] ofWords = new RollingGrams[blocks.size()];
    RollingGrams[] ofCharacters = new RollingGrams[blocks.size()];
    int wordBlocks = 0;
    int characterBlocks = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      RollingGrams grams = new RollingGrams(i, block.min(), block.max(), sink);
      if (block instanceof Block.WordNgrams) {
        ofWords[wordBlocks++] = grams;
      } else {
        ofCharacters[characterBlocks++] = grams;
      }
    }
    this.words = Arrays.copyOf(ofWords, wordBlocks);
    this.characters = Arrays.copyOf(ofCharacters, characterBlocks);
  }

  /**
   * Finds the n-grams of a text.
   *
   * @param text The text.
   */
  public void find(String text) {
    begin();
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i);
      if (c < 128) {
        push(ASCII[c]);
        continue;
      }
      int whole = text.codePointAt(i);
      i += Character.charCount(whole) - 1;
      if (!fold(whole)) {
        findSlowly(text);
        return;
      }
    }
    end();
  }

  /**
   * Finds the n-grams of a text in UTF-8; malformed bytes count as {@link String} decodes them.
   *
   * @param utf8 Holds the text.
   * @param from Its first byte.
   * @param to The byte after its last.
   */
  public void find(byte[] utf8, int from, int to) {
    begin();
    int i = from;
    while (i < to) {
      if (utf8[i] >= 0) {
        i = pushAscii(utf8, i, Math.min(to, i + SEGMENT));
        continue;
      }
      int c = Utf8.decode(utf8, i, to);
      if (c < 0 || !fold(c)) {
        findSlowly(new String(utf8, from, to - from, StandardCharsets.UTF_8));
        return;
      }
      i += Utf8.length(c);
    }
    end();
  }

  private void findSlowly(String text) {
    begin();
    TextNormaliser.normalise(text).codePoints().forEach(this::push);
    end();
  }

  private void begin() {
    size = 0;
    started = false;
    space = false;
    sink.begin();
    for (RollingGrams grams : words) {
      grams.begin();
    }
    for (RollingGrams grams : characters) {
      grams.begin();
      grams.add(hash.character(' '));
    }
  }

  private boolean fold(int c) {
    int one = folded.of(c);
    if (one >= 0) {
      push(one);
    } else if (one <= FoldedCharacters.SEVERAL) {
      for (int part : folded.several(one)) {
        push(part);
      }
    }
    return one != FoldedCharacters.DEPENDS;
  }

  /** Adds ASCII as {@link #push} would, and tells where it ends. */
  private int pushAscii(byte[] utf8, int from, int to) {
    makeRoom(to - from);
    int[] into = segment;
    int at = size;
    boolean blank = space;
    int i = from;
    for (; i < to && utf8[i] >= 0; i++) {
      int c = ASCII[utf8[i]];
      if (c == ' ') {
        blank = true;
        continue;
      }
      if (blank) {
        blank = false;
        if (started || at > 0) {
          into[at++] = ' ';
          if (at >= SEGMENT) {
            size = at;
            pass();
            at = 0;
            started = true;
          }
        }
      }
      into[at++] = c;
    }
    started |= at > 0;
    space = blank && started;
    size = at;
    return i;
  }

  /** Makes room for so many characters and a blank. */
  private void makeRoom(int more) {
    if (size + more + 2 > segment.length) {
      segment = Arrays.copyOf(segment, 2 * (size + more));
    }
  }

  /** Adds a folded character; blanks at the ends and after one another do not count. */
  private void push(int c) {
    if (c == ' ') {
      space = started;
      return;
    }
    makeRoom(1);
    if (space) {
      segment[size++] = ' ';
      space = false;
      if (size >= SEGMENT) {
        pass();
      }
    }
    segment[size++] = c;
    started = true;
  }

  private void end() {
    if (!started) {
      return;
    }
    pass();
    for (RollingGrams grams : words) {
      grams.end();
    }
    for (RollingGrams grams : characters) {
      grams.add(hash.character(' '));
      grams.end();
    }
    if (segment.length > 1 << 16) {
      segment = new int[4 * SEGMENT];
    }
  }

  /** Passes the segment on; it ends with a space or with the text, so that no word is cut. */
  private void pass() {
    for (RollingGrams grams : characters) {
      for (int i = 0; i < size; i++) {
        grams.add(hash.character(segment[i]));
      }
    }
    if (words.length > 0) {
      passWords();
    }
    size = 0;
  }

  private void passWords() {
    int i = 0;
    while (i < size) {
      int c = segment[i];
      int role = Words.role(c);
      if (role == Words.PART) {
        i = passRun(i, hash.inWord(0, c));
      } else if (role == Words.TAG && isPartAt(i + 1)) {
        i = passRun(i, hash.inWord(0, c));
      } else {
        if (role == Words.WORD) {
          passWord(hash.inWord(0, c));
        }
        i++;
      }
    }
  }

  /** Passes on the word whose first character is given, and tells where it ends. */
  private int passRun(int start, long first) {
    long polynomial = first;
    int i = start + 1;
    while (i < size) {
      int c = segment[i];
      if (Words.role(c) != Words.PART && !(c == '\'' && isPartAt(i + 1))) {
        break;
      }
      polynomial = hash.inWord(polynomial, c);
      i++;
    }
    passWord(polynomial);
    return i;
  }

  private void passWord(long polynomial) {
    long symbol = hash.word(polynomial);
    for (RollingGrams grams : words) {
      grams.add(symbol);
    }
  }

  private boolean isPartAt(int index) {
    return index < size && Words.role(segment[index]) == Words.PART;
  }
}
