package io.stanchion.dataset.reader;

import io.stanchion.dataset.encoding.EncodingGuess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Splits a stream of UTF-8 into lines, by LF, CRLF or CR, in memory bounded by the longest line
 * allowed. A line that is too long or malformed is a line with a problem, not an exception.
 */
final class LineReader {
  /** Longest line that is kept whole unless another limit is given, in bytes. */
  static final int MAX_LINE_BYTES = Limits.DEFAULT.paragraphBytes();

  private static final int SHOWN_OF_TOO_LONG = 200;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGHEST = 0x8080808080808080L;
  private static final long LF = '\n' * EACH;
  private static final long CR = '\r' * EACH;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long number;
  private Optional<Charset> otherwise = Optional.empty();
  private boolean refusesOtherEncodings;
  private boolean hasMultibyte;

  /** Bytes read before those in the buffer. */
  private long before;

  private long start;

  LineReader(InputStream in) {
    this(in, MAX_LINE_BYTES);
  }

  /** Reads lines of at most so many bytes; longer ones have a problem. */
  LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Has lines to come that are not UTF-8 taken for text of another encoding. */
  void orElseIn(Charset encoding) {
    otherwise = Optional.of(encoding);
  }

  /** Ends reading at text that looks like another encoding, rather than reject line after line. */
  void refuseOtherEncodings() {
    refusesOtherEncodings = true;
  }

  Optional<Line> next() throws IOException {
    if (peek() < 0) {
      return Optional.empty();
    }
    start = before + position;
    int whole = endOfText();
    if (whole < limit && whole - position <= longest) {
      Optional<String> text = decoded(position, whole);
      if (text.isPresent()) {
        hasMultibyte |= text.get().length() < whole - position;
        position = whole;
        number++;
        return Optional.of(new Line(number, text.get(), readEnding(), start, nul(text.get())));
      }
    }
    return Optional.of(pieced());
  }

  /** Decodes what is certainly well-formed: U+FFFD may be text, or stand for what is not. */
  private Optional<String> decoded(int from, int to) {
    String text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? Optional.of(text) : Optional.empty();
  }

  /** Returns where the line's text ends in the buffer, or the end of the buffer. */
  private int endOfText() {
    int end = position;
    while (end + Long.BYTES <= limit && !hasLineBreak((long) EIGHT_BYTES.get(buffer, end))) {
      end += Long.BYTES;
    }
    while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
      end++;
    }
    return end;
  }

  private static boolean hasLineBreak(long eight) {
    return (zeros(eight ^ LF) | zeros(eight ^ CR)) != 0;
  }

  /** Not 0 if one of the bytes is 0 (Mycroft, 1987). */
  private static long zeros(long eight) {
    return (eight - EACH) & ~eight & HIGHEST;
  }

  /** Takes a line that is not as most are: in pieces, too long, or not UTF-8. */
  private Line pieced() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    long size = 0;
    String ending = "";
    while (ending.isEmpty() && peek() >= 0) {
      int end = endOfText();
      size += end - position;
      int room = longest - bytes.size();
      bytes.write(buffer, position, Math.min(room, end - position));
      position = end;
      if (end < limit) {
        ending = readEnding();
      }
    }
    number++;
    return size > longest ? tooLong(bytes, size, ending) : decoded(bytes, ending);
  }

  private String readEnding() throws IOException {
    if (buffer[position++] == '\n') {
      return "\n";
    }
    if (peek() == '\n') {
      position++;
      return "\r\n";
    }
    return "\r";
  }

  private int peek() throws IOException {
    if (position == limit) {
      before += limit;
      position = 0;
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return position == limit ? -1 : buffer[position] & 0xff;
  }

  private Line tooLong(ByteArrayOutputStream bytes, long size, String ending) {
    int shown = Math.min(SHOWN_OF_TOO_LONG, bytes.size());
    String beginning = new String(bytes.toByteArray(), 0, shown, StandardCharsets.UTF_8);
    String problem =
        String.format(
            Locale.ROOT,
            "the line has %d bytes, more than the %d allowed; split it, or raise"
                + " --max-paragraph-bytes",
            size,
            longest);
    return new Line(number, beginning, ending, start, Optional.of(problem));
  }

  private Line decoded(ByteArrayOutputStream bytes, String ending) throws IOException {
    ByteBuffer wrapped = ByteBuffer.wrap(bytes.toByteArray());
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(wrapped)
              .toString();
      return new Line(number, text, ending, start, nul(text));
    } catch (CharacterCodingException e) {
      Optional<String> text = otherwise.flatMap(encoding -> decoded(bytes.toByteArray(), encoding));
      if (text.isPresent()) {
        return new Line(number, text.get(), ending, start, nul(text.get()));
      }
      requireUtf8(bytes, wrapped.position());
      String problem = malformed(bytes.toByteArray(), wrapped.position());
      return new Line(
          number, bytes.toString(StandardCharsets.UTF_8), ending, start, Optional.of(problem));
    }
  }

  private void requireUtf8(ByteArrayOutputStream line, int malformed) throws IOException {
    if (!refusesOtherEncodings
        || hasMultibyte
        || Utf8Stream.isMalformed(line.toByteArray(), malformed)) {
      return;
    }
    // Once is enough: what looks like damage at first is not looked at again.
    refusesOtherEncodings = false;
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    sample.writeBytes(line.toByteArray());
    sample.write('\n');
    sample.write(buffer, position, limit - position);
    Optional<String> guess = EncodingGuess.find(sample.toByteArray());
    if (guess.isPresent()) {
      throw new IOException(EncodingGuess.otherEncoding("file", guess.get()));
    }
  }

  private static String malformed(byte[] bytes, int at) {
    if (Utf8Stream.isMalformed(bytes, at)) {
      return "the line holds what is no character of the file's encoding; repair it, or name the"
          + " encoding with --encoding";
    }
    return String.format(
        Locale.ROOT,
        "byte 0x%02X at byte %d of the line is not UTF-8; convert the file, or name its encoding"
            + " with --encoding",
        bytes[at],
        at + 1);
  }

  private static Optional<String> decoded(byte[] bytes, Charset encoding) {
    try {
      return Optional.of(encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> nul(String text) {
    int at = text.indexOf('\0');
    return at < 0
        ? Optional.empty()
        : Optional.of(
            "character "
                + (at + 1)
                + " of the line is NUL; is this a text file? For UTF-16 pass --encoding UTF-16LE"
                + " or UTF-16BE");
  }
}
