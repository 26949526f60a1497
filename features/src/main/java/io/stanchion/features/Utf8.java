package io.stanchion.features;

/** Decoding and encoding of UTF-8, a character at a time. */
public final class Utf8 {
  private static final int MALFORMED = -1;

  private Utf8() {}

  /**
   * Decodes the character whose first byte is here.
   *
   * @param bytes The text.
   * @param at The place of its first byte; it must not be an ASCII character.
   * @param end The place after the text's last byte.
   * @return The code point; negative if it is malformed or cut off.
   */
  public static int decode(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xff;
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4 || at + length > end) {
      return MALFORMED;
    }
    int c = first & (0x7f >> length);
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return MALFORMED;
      }
      c = (c << 6) | (bytes[at + i] & 0x3f);
    }
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return length(c) == length && !surrogate && c <= Character.MAX_CODE_POINT ? c : MALFORMED;
  }

  /** Decodes the character whose first byte is here in folded text, which is well-formed. */
  static int folded(byte[] bytes, int at) {
    return bytes[at] >= 0 ? bytes[at] : decode(bytes, at, bytes.length);
  }

  /** Encodes a character, and returns the place of the next. */
  static int encode(int c, byte[] bytes, int at) {
    int length = length(c);
    if (length == 1) {
      bytes[at] = (byte) c;
      return at + 1;
    }
    int rest = c;
    for (int i = at + length - 1; i > at; i--) {
      bytes[i] = (byte) (0x80 | (rest & 0x3f));
      rest >>>= 6;
    }
    bytes[at] = (byte) ((0xF00 >> length) | rest);
    return at + length;
  }

  /**
   * Counts the bytes of a character.
   *
   * @param c The code point.
   * @return 1 to 4.
   */
  public static int length(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
}
