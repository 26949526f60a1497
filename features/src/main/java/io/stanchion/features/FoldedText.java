package io.stanchion.features;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A folder of text into the form of {@link TextNormaliser}, as UTF-8 and a segment at a time: ASCII
 * eight bytes at once, other characters one by one. Characters whose form depends on their
 * neighbours (combining marks, Hangul jamo), unpaired surrogates and malformed UTF-8 take a slower
 * way to the same result.
 *
 * <p>It reuses buffers, so only one thread may use it at a time. Memory is bounded by the longest
 * run of characters without a space.
 */
final class FoldedText {
  /** The number of bytes that can be read after the last of a segment; the first of them are 0. */
  static final int PADDING = 16;

  private static final int SEGMENT = 1 << 11;
  private static final int LARGE = 1 << 16;
  private static final int EIGHT = 8;
  private static final byte[] ASCII = new byte[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = (byte) TextNormaliser.folded(c);
    }
  }

  /** A receiver of the segments of one text after the other. */
  interface Sink {
    /** Begins a text; anything received of it so far is void. */
    void begin();

    /** Receives the next segment. It ends with a space or with the text, so that no word is cut. */
    void accept(byte[] utf8, int size);

    /** Ends a text that had a segment. */
    void end();
  }

  private final Sink sink;
  private final FoldedCharacters folded = new FoldedCharacters();
  private byte[] segment = new byte[4 * SEGMENT];
  private int size;
  private boolean started;
  private boolean space;

  FoldedText(Sink sink) {
    this.sink = sink;
  }

  /**
   * Folds a text. Text without surrogates is faster as UTF-8; in other text, UTF-8 would lose
   * unpaired ones.
   */
  void fold(String text) {
    if (hasSurrogates(text)) {
      foldCharacters(text);
    } else {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      fold(utf8, 0, utf8.length);
    }
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private void foldCharacters(String text) {
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
        foldSlowly(text);
        return;
      }
    }
    end();
  }

  /** Folds a text in UTF-8; malformed bytes count as {@link String} decodes them. */
  void fold(byte[] utf8, int from, int to) {
    begin();
    int i = from;
    while (i < to) {
      if (utf8[i] >= 0) {
        i = pushAscii(utf8, i, to);
        continue;
      }
      int c = Utf8.decode(utf8, i, to);
      if (c < 0 || !fold(c)) {
        foldSlowly(new String(utf8, from, to - from, StandardCharsets.UTF_8));
        return;
      }
      i += Utf8.length(c);
    }
    end();
  }

  private void foldSlowly(String text) {
    begin();
    TextNormaliser.normalise(text).codePoints().forEach(this::push);
    end();
  }

  private void begin() {
    size = 0;
    started = false;
    space = false;
    sink.begin();
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

  /** Adds ASCII as {@link #push} would, and returns where it ends. */
  private int pushAscii(byte[] utf8, int from, int to) {
    int i = from;
    while (i < to && utf8[i] >= 0) {
      if (i + EIGHT <= to && size < SEGMENT && pushPlain(Ascii.eightAt(utf8, i))) {
        i += EIGHT;
        continue;
      }
      for (int end = Math.min(i + EIGHT, to); i < end && utf8[i] >= 0; i++) {
        push(ASCII[utf8[i]]);
      }
    }
    return i;
  }

  /** Adds eight characters at once, unless one of them needs more than lowering. */
  private boolean pushPlain(long eight) {
    long blanks = Ascii.blanks(eight);
    long before = space || !started ? 0x80 : 0;
    if (!Ascii.isPlain(eight) || (blanks & (blanks << 8 | before)) != 0) {
      return false;
    }
    makeRoom(EIGHT);
    if (space) {
      segment[size++] = ' ';
    }
    Ascii.putEight(segment, size, Ascii.lower(eight));
    started = true;
    space = blanks < 0;
    size += space ? EIGHT - 1 : EIGHT;
    return true;
  }

  /** Makes room for that many more bytes and a blank. */
  private void makeRoom(int more) {
    if (size + more + 1 + PADDING > segment.length) {
      segment = Arrays.copyOf(segment, 2 * (size + more + PADDING));
    }
  }

  /** Adds a folded character; drops a blank at either end or after another blank. */
  private void push(int c) {
    if (c == ' ') {
      space = started;
      return;
    }
    makeRoom(4);
    if (space) {
      segment[size++] = ' ';
      space = false;
      if (size >= SEGMENT) {
        pass();
      }
    }
    size = Utf8.encode(c, segment, size);
    started = true;
  }

  private void end() {
    if (!started) {
      return;
    }
    pass();
    sink.end();
    if (segment.length > LARGE) {
      segment = new byte[4 * SEGMENT];
    }
  }

  private void pass() {
    Ascii.putEight(segment, size, 0);
    sink.accept(segment, size);
    size = 0;
  }
}
