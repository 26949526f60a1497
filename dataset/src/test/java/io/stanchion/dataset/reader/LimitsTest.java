package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too much is rejected with its size and the limit, and the rest is read. */
final class LimitsTest {
  private static final Limits SMALL = new Limits(100, 1000, 5, 20, 20L << 20, 50);

  @Test
  void rejectsALineThatIsTooLong() {
    assertThat(shown("a.txt", "one\n" + "x".repeat(101) + "\ntwo\n"))
        .containsExactly(
            "paragraph: one",
            "! a.txt:2: the line has 101 bytes, more than the 100 allowed; split it, or raise"
                + " --max-paragraph-bytes",
            "paragraph: two");
  }

  @Test
  void rejectsABlockOfLinesThatIsTooLongWhole() {
    ReadOptions blocks = Reading.paragraphBreak(ParagraphBreak.BLANK_LINE).withLimits(SMALL);
    String text = "one\n\n" + "a line of it\n".repeat(20) + "\ntwo\n";
    assertThat(shown(Reading.input("a.txt", text), blocks))
        .containsExactly(
            "paragraph: one",
            "! a.txt:3: the paragraph has 240 bytes, more than the 100 allowed; split it, or raise"
                + " --max-paragraph-bytes",
            "paragraph: two");
  }

  @Test
  void countsBytesOfABlockRatherThanCharacters() {
    ReadOptions blocks = Reading.paragraphBreak(ParagraphBreak.BLANK_LINE).withLimits(SMALL);
    String text = ("ж".repeat(30) + "\n").repeat(2) + "\ntwo\n";
    assertThat(Reading.shown(Reading.entries(Reading.input("a.txt", text), blocks)))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("! a.txt:1: the paragraph has 120 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<p>%s<p>two", "%s\n\ntwo"})
  void rejectsAParagraphOfADocumentThatIsTooLong(String document) {
    String name = document.startsWith("<") ? "a.html" : "a.md";
    String long100 = "word ".repeat(21).strip();
    assertThat(shown(name, document.formatted(long100)))
        .containsExactly(
            "! "
                + name
                + ":1: the paragraph has 104 bytes, more than the 100 allowed; split it, or raise"
                + " --max-paragraph-bytes",
            "paragraph: two");
  }

  @Test
  void rejectsARowWithTooManyColumnsBeforeItIsTakenApart() {
    assertThat(shown("a.csv", "text,b\none,1\n1,2,3,4,5,6\ntwo,2\n"))
        .containsExactly(
            "paragraph: one",
            "! a.csv:3: the row has 6 columns, more than the 5 allowed; raise --max-columns, or"
                + " name the separator with --delimiter",
            "paragraph: two");
    assertThat(shown("a.csv", "text,b\n\"a,b,c,d,e,f,g\",1\n"))
        .containsExactly("paragraph: a,b,c,d,e,f,g");
  }

  @Test
  void rejectsWhatIsTooMuchInTheFormatOfSemEvalToo() {
    String header = "ID\tTarget\tTweet\tStance\n";
    String rows = "1\tX\tone\tNONE\n1\t2\t3\t4\t5\t6\n2\tX\t" + "x".repeat(101) + "\tNONE\n";
    assertThat(shown("a.tsv", header + rows + "3\tX\ttwo\tNONE\n"))
        .containsExactly(
            "paragraph: one",
            "! a.tsv:3: the row has 6 columns, more than the 5 allowed; raise --max-columns",
            "! a.tsv:4: the line has 110 bytes, more than the 100 allowed; split it, or raise"
                + " --max-paragraph-bytes",
            "paragraph: two");
  }

  @Test
  void rejectsAHeaderOfTenMillionColumns() {
    String header = "a,".repeat(5_000_000) + "text";
    assertThat(Reading.shown("a.csv", header + "\n1\n"))
        .containsExactly(
            "! a.csv: the header cannot be read: the row has 5000001 columns, more than the 16384"
                + " allowed; raise --max-columns, or name the separator with --delimiter");
    assertThat(Reading.shown("a.csv", ",".repeat(20_000_000) + "\n1\n"))
        .singleElement()
        .asString()
        .contains("the header cannot be read: the line has 20000000 bytes");
  }

  @Test
  void rejectsJsonThatIsNestedTooDeeply() {
    String deep = "[".repeat(20) + "]".repeat(20);
    assertThat(shown("a.jsonl", "{\"text\":\"one\",\"x\":" + deep + "}\n{\"text\":\"two\"}\n"))
        .hasSize(2)
        .contains("paragraph: two")
        .first()
        .asString()
        .contains("! a.jsonl:1: not valid JSON: ", "depth (21) exceeds the maximum allowed (20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", "- ", "* "})
  void losesNoTextOfDeeplyNestedMarkdown(String marker) {
    String deep = marker.repeat(20_000) + "at the bottom\n\nand after\n";
    assertThat(String.join("|", Reading.shown("a.md", deep)))
        .contains("at the bottom", "and after");
  }

  @Test
  void losesNoTextOfDeeplyNestedHtml() {
    String deep = "<div>".repeat(50_000) + "at the bottom" + "</div>".repeat(50_000) + "and after";
    assertThat(String.join("|", Reading.shown("a.html", deep)))
        .contains("at the bottom", "and after");
  }

  @Test
  void stopsUnpackingAtTheSizeAllowed() throws IOException {
    List<Entry> entries =
        Reading.entries(
            Reading.input("a.txt.gz", bomb(21 << 20)),
            ReadOptions.DEFAULT.withLimits(new Limits(100, 1000, 5, 20, 1000, 5000)));
    assertThat(Reading.shown(entries))
        .last()
        .isEqualTo(
            "! a.txt.gz: the file unpacks to more than the 1000 bytes allowed; if that is no"
                + " accident, raise --max-unpacked-bytes");
  }

  @Test
  void stopsUnpackingAtTheRatioAllowed() throws IOException {
    List<Entry> entries =
        Reading.entries(Reading.input("a.txt.gz", bomb(17 << 20)), ReadOptions.DEFAULT);
    assertThat(Reading.shown(entries))
        .last()
        .isEqualTo(
            "! a.txt.gz: the file unpacks to more than 200 times its size; if that is no accident,"
                + " raise --max-unpacked-ratio");
  }

  @Test
  void unpacksAShortFileHoweverRepetitive() throws IOException {
    List<Entry> entries =
        Reading.entries(Reading.input("a.txt.gz", bomb(15 << 20)), ReadOptions.DEFAULT);
    assertThat(Reading.rejections(entries)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 18, 26, 27, 100, 70_000})
  void reportsAnythingBehindTheEndOfTheCompressedData(int length) {
    byte[] garbage = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
    byte[] packed = Reading.gzip(Reading.utf8("One.\nTwo.\n"));
    assertThat(
            Reading.shown(
                Reading.entries(
                    Reading.input("a.txt.gz", Reading.bytes(packed, garbage)),
                    ReadOptions.DEFAULT)))
        .containsExactly(
            "paragraph: One.",
            "paragraph: Two.",
            "! a.txt.gz: the compressed data is damaged (something follows its end that is not"
                + " gzip); copy the file again");
  }

  /** 2 GiB that are never in memory at once. */
  @Test
  void readsPastALineOfTwoGigabytes() {
    Input input = new Input("a.txt", "a", () -> new Endless((2L << 30) + 5, "\nafter it\n"));
    assertThat(shown(input, Reading.paragraphBreak(ParagraphBreak.LINE)))
        .containsExactly(
            "! a.txt:1: the line has 2147483653 bytes, more than the 16777216 allowed; split it, or"
                + " raise --max-paragraph-bytes",
            "paragraph: after it");
  }

  @Test
  void refusesLimitsBelowOne() {
    assertThatThrownBy(() -> new Limits(0, 1, 1, 1, 1, 1))
        .isInstanceOf(DataException.class)
        .hasMessage("--max-paragraph-bytes must be at least 1, got 0");
    assertThatThrownBy(() -> new Limits(1, 1, 1, 1, -1, 1))
        .hasMessage("--max-unpacked-bytes must be at least 1, got -1");
  }

  private static List<String> shown(String name, String content) {
    return shown(Reading.input(name, content), ReadOptions.DEFAULT.withLimits(SMALL));
  }

  /** Whatever the kind, which is not what this is about. */
  private static List<String> shown(Input input, ReadOptions options) {
    return Reading.shown(Reading.entries(input, options)).stream()
        .map(line -> line.replaceFirst("^(headline|bullet): ", "paragraph: "))
        .toList();
  }

  private static byte[] bomb(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] line = Reading.utf8("x".repeat(63) + "\n");
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < size; i += line.length) {
        out.write(line);
      }
    }
    return bytes.toByteArray();
  }

  /** Many times the letter x, then an end. */
  private static final class Endless extends InputStream {
    private long left;
    private final InputStream end;

    Endless(long left, String end) {
      this.left = left;
      this.end = new ByteArrayInputStream(Reading.utf8(end));
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? 'x' : end.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        return end.read(bytes, offset, length);
      }
      int count = (int) Math.min(length, left);
      Arrays.fill(bytes, offset, offset + count, (byte) 'x');
      left -= count;
      return count;
    }
  }
}
