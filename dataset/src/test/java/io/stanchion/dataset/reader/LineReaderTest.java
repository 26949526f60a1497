package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {
  private static final int BUFFER = 1 << 16;

  @Test
  void splitsAtLfCrlfAndCrAndKeepsWhichItWas() throws IOException {
    assertThat(lines(Reading.utf8("one\ntwo\r\nthree\r\rfive\n\r\nseven")))
        .containsExactly(
            new Line(1, "one", "\n", 0, Optional.empty()),
            new Line(2, "two", "\r\n", 4, Optional.empty()),
            new Line(3, "three", "\r", 9, Optional.empty()),
            new Line(4, "", "\r", 15, Optional.empty()),
            new Line(5, "five", "\n", 16, Optional.empty()),
            new Line(6, "", "\r\n", 21, Optional.empty()),
            new Line(7, "seven", "", 23, Optional.empty()));
  }

  @Test
  void findsNoLineAfterAFinalNewline() throws IOException {
    assertThat(lines(Reading.utf8("one\n"))).hasSize(1);
    assertThat(lines(Reading.utf8("one\r"))).hasSize(1);
    assertThat(lines(Reading.utf8("\n"))).hasSize(1);
    assertThat(lines(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {BUFFER - 2, BUFFER - 1, BUFFER, BUFFER + 1})
  void seesOneCrlfAcrossTheEdgeOfItsBuffer(int length) throws IOException {
    String first = "x".repeat(length);

    assertThat(lines(Reading.utf8(first + "\r\nnext")))
        .containsExactly(
            new Line(1, first, "\r\n", 0, Optional.empty()),
            new Line(2, "next", "", length + 2, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(ints = {BUFFER - 3, BUFFER - 2, BUFFER - 1, BUFFER})
  void keepsCharactersOfSeveralBytesWholeAcrossTheEdgeOfItsBuffer(int length) throws IOException {
    String text = "x".repeat(length) + "😀é";

    assertThat(lines(Reading.utf8(text))).extracting(Line::text).containsExactly(text);
  }

  static List<byte[]> malformed() {
    return List.of(
        Reading.bytes(0xff),
        Reading.bytes(0x80),
        Reading.bytes(0xc3),
        Reading.bytes(0xc3, "("),
        Reading.bytes(0xe2, 0x82),
        Reading.bytes(0xc0, 0xaf),
        Reading.bytes(0xed, 0xa0, 0x80),
        Reading.bytes(0xf4, 0x90, 0x80, 0x80));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void namesTheByteThatIsNotUtf8AndGoesOn(byte[] malformed) throws IOException {
    List<Line> lines = lines(Reading.bytes("good\nzu ", malformed, "\nbetter"));

    assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L);
    assertThat(lines).extracting(Line::text).startsWith("good").endsWith("better");
    assertThat(lines.get(0).problem()).isEmpty();
    assertThat(lines.get(1).problem())
        .contains(
            "byte 0x%02X at byte 4 of the line is not UTF-8; convert the file, or name its encoding with --encoding"
                .formatted(malformed[0]));
    assertThat(lines.get(1).text()).startsWith("zu \ufffd");
    assertThat(lines.get(2).problem()).isEmpty();
  }

  @Test
  void countsBytesNotCharactersUpToTheMalformedOne() throws IOException {
    assertThat(lines(Reading.bytes("äöü", 0xe4)).get(0).problem().orElseThrow())
        .startsWith("byte 0xE4 at byte 7 of the line is not UTF-8");
  }

  @Test
  void refusesNul() throws IOException {
    List<Line> lines = lines(Reading.bytes("a\nbc\0d\ne"));

    assertThat(lines.get(1).problem())
        .contains(
            "character 3 of the line is NUL; is this a text file? For UTF-16 pass --encoding"
                + " UTF-16LE or UTF-16BE");
    assertThat(lines.get(0).problem()).isEmpty();
    assertThat(lines.get(2)).isEqualTo(new Line(3, "e", "", 7, Optional.empty()));
  }

  @Test
  void keepsALineOfTheGreatestLengthAllowed() throws IOException {
    byte[] content = new byte[LineReader.MAX_LINE_BYTES + 1];
    Arrays.fill(content, (byte) 'x');
    content[LineReader.MAX_LINE_BYTES] = '\n';

    List<Line> lines = lines(content);

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).problem()).isEmpty();
    assertThat(lines.get(0).text()).hasSize(LineReader.MAX_LINE_BYTES);
  }

  @Test
  void refusesALongerLineWithItsSizeAndReadsTheNext() throws IOException {
    byte[] content = new byte[LineReader.MAX_LINE_BYTES + 7];
    Arrays.fill(content, (byte) 'x');
    content[LineReader.MAX_LINE_BYTES + 1] = '\n';

    List<Line> lines = lines(content);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).problem())
        .contains(
            "the line has 16777217 bytes, more than the 16777216 allowed; split it, or raise"
                + " --max-paragraph-bytes");
    assertThat(lines.get(0).text()).isEqualTo("x".repeat(200));
    assertThat(lines.get(1))
        .isEqualTo(new Line(2, "xxxxx", "", LineReader.MAX_LINE_BYTES + 2, Optional.empty()));
  }

  private static List<Line> lines(byte[] content) throws IOException {
    LineReader reader = new LineReader(new ByteArrayInputStream(content));
    List<Line> lines = new ArrayList<>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get());
    }
    return lines;
  }
}
