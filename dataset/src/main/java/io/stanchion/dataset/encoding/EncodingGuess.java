package io.stanchion.dataset.encoding;

import java.util.Locale;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/** A guess at the encoding of text that is not UTF-8. */
public final class EncodingGuess {
  private static final int ASCII = 0x80;

  private EncodingGuess() {}

  /**
   * Guesses the encoding of text.
   *
   * @param sample A part of the text that is not UTF-8, as bytes.
   * @return The name of an encoding. Empty if the text is rather UTF-8 in which a few bytes are
   *     damaged: if most characters are in UTF-8, or no damaged byte stands in or beside a word.
   */
  public static Optional<String> find(byte[] sample) {
    if (isMostlyUtf8(sample) || !hasForeignWord(sample)) {
      return Optional.empty();
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(sample);
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset())
        .flatMap(EncodingGuess::named)
        .or(() -> Optional.of("windows-1252"));
  }

  /** Names the encoding as the standard does: what is found can be a part of it only. */
  private static Optional<String> named(String found) {
    boolean utf8 = found.equals("UTF-8") || found.startsWith("US-ASCII");
    boolean utf16 = found.startsWith("UTF-16") || found.startsWith("UTF-32");
    return utf8 || utf16 || Encodings.find(found).isEmpty()
        ? Optional.empty()
        : Optional.of(found.toLowerCase(Locale.ROOT));
  }

  /**
   * Guesses whether bytes are UTF-16 without a byte order mark, by its NUL bytes.
   *
   * @param start The first bytes of a file.
   * @return {@code UTF-16LE} or {@code UTF-16BE}; empty if fewer than half of the pairs have a NUL
   *     on the same side.
   */
  public static Optional<String> findUtf16(byte[] start) {
    int first = 0;
    int second = 0;
    for (int i = 0; i + 1 < start.length; i += 2) {
      first += start[i] == 0 && start[i + 1] != 0 ? 1 : 0;
      second += start[i + 1] == 0 && start[i] != 0 ? 1 : 0;
    }
    int pairs = start.length / 2;
    if (pairs == 0 || Math.max(first, second) * 2 <= pairs) {
      return Optional.empty();
    }
    return Optional.of(first > second ? "UTF-16BE" : "UTF-16LE");
  }

  /** Whether more of the characters that are not ASCII are in UTF-8 than not. */
  private static boolean isMostlyUtf8(byte[] sample) {
    int good = 0;
    int bad = 0;
    for (int i = 0; i < sample.length; i++) {
      if ((sample[i] & ASCII) == 0) {
        continue;
      }
      int following = following(sample[i] & 0xff);
      int found = 0;
      while (found < following
          && i + found + 1 < sample.length
          && (sample[i + found + 1] & 0xc0) == 0x80) {
        found++;
      }
      boolean whole = following > 0 && found == following;
      good += whole ? 1 : 0;
      bad += whole ? 0 : 1;
      i += whole ? found : 0;
    }
    return good > 0 && good >= bad;
  }

  /** Returns how many bytes follow a first byte of UTF-8; 0 if it is not the first of several. */
  private static int following(int first) {
    if (first < 0xc2 || first > 0xf4) {
      return 0;
    }
    return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  }

  private static boolean hasForeignWord(byte[] sample) {
    for (int i = 0; i < sample.length; i++) {
      if ((sample[i] & ASCII) != 0 && (isOfWord(sample, i - 1) || isOfWord(sample, i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfWord(byte[] sample, int at) {
    return at >= 0
        && at < sample.length
        && ((sample[at] & ASCII) != 0 || Character.isLetterOrDigit(sample[at]));
  }

  /**
   * Says that something is not UTF-8, and what to do.
   *
   * @param what What it is, such as {@code file}.
   * @param guess The name of the encoding that it probably has.
   * @return The message.
   */
  public static String otherEncoding(String what, String guess) {
    return "the "
        + what
        + " is not UTF-8; it looks like "
        + guess
        + ": name its encoding with --encoding "
        + guess
        + ", or convert it";
  }
}
