package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.encoding.Utf16Reader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EncodingTest {
  private static final String TEXT = "Müller zögert.\nЗапрет не нужен.\r\n他们说“不”。\n👩‍💻 agrees.";
  private static final List<String> LINES =
      List.of("Müller zögert.", "Запрет не нужен.", "他们说“不”。", "👩‍💻 agrees.");
  private static final String MARK = "\ufeff";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void goesByTheByteOrderMark(String charset) {
    byte[] content = (MARK + TEXT).getBytes(Charset.forName(charset));

    assertThat(texts(content, ReadOptions.DEFAULT)).isEqualTo(LINES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void prefersTheByteOrderMarkToTheEncodingNamed(String charset) {
    byte[] content = (MARK + TEXT).getBytes(Charset.forName(charset));

    assertThat(texts(content, Reading.encoding(StandardCharsets.ISO_8859_1))).isEqualTo(LINES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "GB18030"})
  void goesByTheEncodingNamedWhereThereIsNoMark(String charset) {
    byte[] content = TEXT.getBytes(Charset.forName(charset));

    assertThat(texts(content, Reading.encoding(Charset.forName(charset)))).isEqualTo(LINES);
  }

  @Test
  void readsLatin1() {
    byte[] content =
        "Müller sagt: „nein“ – vielleicht.\n".getBytes(Charset.forName("windows-1252"));

    assertThat(texts(content, Reading.encoding(Charset.forName("windows-1252"))))
        .containsExactly("Müller sagt: „nein“ – vielleicht.");
    assertThat(
            texts(
                "Der Zoll beträgt 5 £.".getBytes(StandardCharsets.ISO_8859_1),
                Reading.encoding(StandardCharsets.ISO_8859_1)))
        .containsExactly("Der Zoll beträgt 5 £.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.csv", "a.jsonl"})
  void rejectsLatin1TakenForUtf8OnceWithTheLikelyEncoding(String name) {
    String start =
        switch (name) {
          case "a.csv" -> "text\nOne is fine.\n";
          case "a.jsonl" -> "{\"text\": \"One is fine.\"}\n";
          default -> "One is fine.\n";
        };
    byte[] content =
        Reading.bytes(start, "M", 0xfc, "ller is not.\nK", 0xf6, "hler is not.\nFour is fine.");

    assertThat(Reading.shown(Reading.entries(Reading.input(name, content), ReadOptions.DEFAULT)))
        .containsExactly(
            "paragraph: One is fine.",
            "! "
                + name
                + ": the file is not UTF-8; it looks like windows-1252: name its encoding with"
                + " --encoding windows-1252, or convert it");
  }

  @Test
  void rejectsDamagedLinesOfUtf8OneByOne() {
    byte[] content = Reading.bytes("Café one.\nM", 0xfc, "ller.\nCafé three.");

    assertThat(Reading.shown(Reading.entries(Reading.input("a.txt", content), ReadOptions.DEFAULT)))
        .containsExactly(
            "paragraph: Café one.",
            "! a.txt:2: byte 0xFC at byte 2 of the line is not UTF-8; convert the file, or name its"
                + " encoding with --encoding",
            "paragraph: Café three.");
  }

  @Test
  void readsLatin1AsBrowsersDo() {
    byte[] content = Reading.bytes("It costs 5 ", 0x80, ", he said.");

    assertThat(texts(content, Reading.encoding(StandardCharsets.ISO_8859_1)))
        .containsExactly("It costs 5 €, he said.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.csv", "a.html", "a.md"})
  void rejectsUtf16WithoutAMarkOnceWithTheWayOut(String name) {
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Input input = Reading.input(name, "<p>One is fine.</p>\n<p>Two.</p>".getBytes(utf16));
      assertThat(Reading.shown(Reading.entries(input, ReadOptions.DEFAULT)))
          .containsExactly(
              "! "
                  + name
                  + ": the file is not UTF-8; it looks like "
                  + utf16
                  + ": name its encoding with --encoding "
                  + utf16
                  + ", or convert it");
    }
  }

  static IntStream lengthsAroundTheTranscodersBuffer() {
    return IntStream.rangeClosed((1 << 13) - 3, (1 << 13) + 2);
  }

  @ParameterizedTest
  @MethodSource("lengthsAroundTheTranscodersBuffer")
  void keepsSurrogatePairsWhole(int length) {
    String text = "x".repeat(length) + "😀".repeat(10_000) + ".";

    assertThat(texts((MARK + text).getBytes(StandardCharsets.UTF_16LE), ReadOptions.DEFAULT))
        .containsExactly(text);
  }

  @Test
  void readsCsvAndJsonLinesInUtf16Too() {
    byte[] csv = (MARK + "id;text\r\n1;Müller\r\n").getBytes(StandardCharsets.UTF_16LE);
    byte[] json = (MARK + "{\"text\": \"Müller\"}\n").getBytes(StandardCharsets.UTF_16BE);

    assertThat(Reading.shown(Reading.entries(Reading.input("a.csv", csv), ReadOptions.DEFAULT)))
        .containsExactly("paragraph: Müller");
    assertThat(Reading.shown(Reading.entries(Reading.input("a.jsonl", json), ReadOptions.DEFAULT)))
        .containsExactly("paragraph: Müller");
  }

  private static List<String> texts(byte[] content, ReadOptions options) {
    List<Entry> entries = Reading.entries(Reading.input("a.txt", content), options);
    assertThat(Reading.rejections(entries)).isEmpty();
    return Reading.paragraphs(entries).stream().map(Paragraph::text).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void rejectsTheLineWithHalfAPairOfSurrogates(String charset) {
    byte[] content =
        joined(
            (MARK + "one 👩\ntw").getBytes(Charset.forName(charset)),
            half(charset),
            "o\nthree".getBytes(Charset.forName(charset)));

    assertThat(Reading.shown(entries(content, ReadOptions.DEFAULT)))
        .containsExactly(
            "headline: one 👩",
            "! a.txt:2: the line holds what is no character of the file's encoding; repair it, or"
                + " name the encoding with --encoding",
            "headline: three");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void readsTheLineAfterOneThatEndsInHalfAPairOfSurrogates(String charset) {
    byte[] content =
        joined(
            (MARK + "one\ntwo").getBytes(Charset.forName(charset)),
            half(charset),
            "\nthree".getBytes(Charset.forName(charset)));

    assertThat(Reading.shown(entries(content, ReadOptions.DEFAULT)))
        .hasSize(3)
        .startsWith("headline: one")
        .endsWith("headline: three");
  }

  /** Half a pair cannot be had by encoding a string. */
  private static byte[] half(String charset) {
    byte[] half = "\u0001".getBytes(Charset.forName(charset));
    half[half[0] == 0 ? 0 : 1] = (byte) 0xd8;
    return half;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void readsUtf16InPiecesOfAnySize(int piece) throws IOException {
    String text = "a😀é😀😀\u4e2d".repeat(50);
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    InputStream slow =
        new ByteArrayInputStream(utf16) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(piece, length));
          }
        };
    StringBuilder read = new StringBuilder();
    char[] chars = new char[7];
    try (Utf16Reader reader = new Utf16Reader(slow, true)) {
      for (int count = reader.read(chars); count >= 0; count = reader.read(chars)) {
        assertThat(Character.isHighSurrogate(chars[count - 1])).isFalse();
        read.append(chars, 0, count);
      }
    }
    assertThat(read).hasToString(text);
  }

  @Test
  void rejectsTheLineThatEndsInTheMiddleOfACharacter() {
    byte[] content = joined((MARK + "one\ntwo").getBytes(StandardCharsets.UTF_16LE), new byte[1]);

    assertThat(Reading.rejections(entries(content, ReadOptions.DEFAULT)))
        .extracting(Entry.Rejected::line)
        .containsExactly(2L);
  }

  @Test
  void rejectsTheLineThatIsNotInTheEncodingNamed() {
    byte[] content =
        joined("one\ntw".getBytes(StandardCharsets.US_ASCII), new byte[] {(byte) 0x81});

    assertThat(Reading.shown(entries(content, Reading.encoding(Charset.forName("windows-1252")))))
        .element(1)
        .asString()
        .startsWith("! a.txt:2: the line holds what is no character of the file's encoding");
  }

  private static List<Entry> entries(byte[] content, ReadOptions options) {
    return Reading.entries(Reading.input("a.txt", content), options);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
