package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Paragraph;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GzipTest {
  private static final String ENDS_EARLY = "the compressed data ends early; copy the file again";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.txt | `One.\nTwo.`",
        "a.md | `One.\n\nTwo.`",
        "a.html | <p>One.</p><p>Two.</p>",
        "a.csv | `text\nOne.\nTwo.\n`",
        "a.tsv | `id\ttext\n1\tOne.\n2\tTwo.\n`",
        "a.jsonl | `{\"text\":\"One.\"}\n{\"text\":\"Two.\"}`",
        "a.ndjson | `{\"text\":\"One.\"}\n{\"text\":\"Two.\"}`",
      })
  void readsEveryFormatCompressed(String name, String content) {
    byte[] compressed = Reading.gzip(Reading.utf8(content));

    assertThat(
            Reading.paragraphs(
                Reading.entries(Reading.input(name + ".gz", compressed), ReadOptions.DEFAULT)))
        .extracting(Paragraph::text)
        .containsExactly("One.", "Two.");
    // The bytes tell, not the name.
    assertThat(Reading.entries(Reading.input(name, compressed), ReadOptions.DEFAULT))
        .isEqualTo(Reading.entries(name, content));
  }

  @Test
  void looksForAByteOrderMarkInsideTheCompressedText() {
    byte[] compressed = Reading.gzip("\ufeffMüller.".getBytes(StandardCharsets.UTF_16LE));

    assertThat(
            Reading.shown(
                Reading.entries(Reading.input("a.txt.gz", compressed), ReadOptions.DEFAULT)))
        .containsExactly("paragraph: Müller.");
  }

  @Test
  void readsFilesThatWereCompressedOneByOneAndJoined() {
    byte[] joined =
        Reading.bytes(
            Reading.gzip(Reading.utf8("One.\n")),
            Reading.gzip(Reading.utf8("Two.\n")),
            Reading.gzip(Reading.utf8("Three.\n")));

    assertThat(
            Reading.shown(Reading.entries(Reading.input("a.txt.gz", joined), ReadOptions.DEFAULT)))
        .containsExactly("paragraph: One.", "paragraph: Two.", "paragraph: Three.");
  }

  @Test
  void readsJoinedFilesFromAPipeThatIsEmptyBetweenThem() {
    List<byte[]> members =
        List.of(
            Reading.gzip(Reading.utf8("One.\n")),
            Reading.gzip(Reading.utf8("Two.\n")),
            Reading.gzip(Reading.utf8("Three.\n")));
    Input input = new Input("a.txt.gz", "a", () -> new Pipe(members));

    assertThat(Reading.shown(Reading.entries(input, ReadOptions.DEFAULT)))
        .containsExactly("paragraph: One.", "paragraph: Two.", "paragraph: Three.");
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, 3",
    "a.txt, 50",
    "a.txt, 90",
    "a.csv, 3",
    "a.csv, 50",
    "a.csv, 90",
    "a.jsonl, 3",
    "a.jsonl, 50",
    "a.jsonl, 90"
  })
  void keepsTheRecordsBeforeTheCutOfATruncatedFile(String name, int percent) throws IOException {
    byte[] whole = Reading.gzip(Reading.utf8(records(name)));
    byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
    long headers = name.equals("a.csv") ? 1 : 0;

    List<Entry> entries = Reading.entries(Reading.input(name, cut), ReadOptions.DEFAULT);

    assertThat(Reading.paragraphs(entries)).hasSize((int) (wholeLines(cut) - headers));
    assertThat(Reading.rejections(entries))
        .containsExactly(new Entry.Rejected(name, 0, ENDS_EARLY, ""));
    assertThat(entries.get(entries.size() - 1)).isInstanceOf(Entry.Rejected.class);
  }

  @Test
  void keepsALineThatIsHeldBackWhenTheFileEndsEarly() {
    String prose =
        "The government in Berlin has put off its decision on Chinese suppliers, officials said on"
            + " Monday.";
    byte[] whole = Reading.gzip(Reading.utf8(prose + "\nThe Polish View\n"));
    int trailer = 8;

    assertThat(
            Reading.shown(
                Reading.entries(
                    Reading.input("a.txt.gz", Arrays.copyOf(whole, whole.length - trailer)),
                    ReadOptions.DEFAULT)))
        .containsExactly(
            "paragraph: " + prose, "headline: The Polish View", "! a.txt.gz: " + ENDS_EARLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.md", "a.html"})
  void rejectsATruncatedDocument(String name) {
    byte[] whole = Reading.gzip(Reading.utf8(records("a.txt")));

    assertThat(
            Reading.entries(
                Reading.input(name, Arrays.copyOf(whole, whole.length / 2)), ReadOptions.DEFAULT))
        .containsExactly(new Entry.Rejected(name, 0, ENDS_EARLY, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 9, 10})
  void rejectsAFileThatIsCutInItsFirstBytes(int length) {
    byte[] cut = Arrays.copyOf(Reading.gzip(Reading.utf8("One.")), length);

    assertThat(Reading.entries(Reading.input("a.txt.gz", cut), ReadOptions.DEFAULT))
        .containsExactly(new Entry.Rejected("a.txt.gz", 0, ENDS_EARLY, ""));
  }

  @Test
  void rejectsAFileWhoseChecksumDoesNotFit() {
    byte[] damaged = Reading.gzip(Reading.utf8("One.\nTwo.\n"));
    damaged[damaged.length - 6] ^= 1;

    assertThat(
            Reading.shown(Reading.entries(Reading.input("a.txt.gz", damaged), ReadOptions.DEFAULT)))
        .containsExactly(
            "paragraph: One.",
            "paragraph: Two.",
            "! a.txt.gz: the compressed data is damaged (Corrupt GZIP trailer); copy the file"
                + " again");
  }

  @Test
  void rejectsAFileWithADamagedHeader() {
    byte[] damaged = Reading.gzip(Reading.utf8("One."));
    damaged[2] = 7;

    assertThat(
            Reading.shown(Reading.entries(Reading.input("a.txt.gz", damaged), ReadOptions.DEFAULT)))
        .containsExactly(
            "! a.txt.gz: the compressed data is damaged (Unsupported compression method); copy the"
                + " file again");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 500, 5_000, 20_000, 39_000})
  void rejectsAFileWithADamagedByteInTheMiddle(int position) {
    byte[] damaged = Reading.gzip(Reading.utf8(records("a.csv")));
    damaged[position] ^= 0x55;

    List<Entry> entries = Reading.entries(Reading.input("a.csv.gz", damaged), ReadOptions.DEFAULT);

    assertThat(entries.get(entries.size() - 1))
        .isInstanceOfSatisfying(
            Entry.Rejected.class,
            last -> {
              assertThat(last.isWholeInput()).isTrue();
              assertThat(last.reason()).startsWith("the compressed data ");
            });
  }

  @Test
  void refusesATruncatedFileOfLabels() {
    byte[] whole = Reading.gzip(Reading.utf8("text,label\nA,pro\nB,anti\n"));
    Input input = Reading.input("l.csv.gz", Arrays.copyOf(whole, whole.length - 9));

    assertThatThrownBy(() -> new LabelReader(ReadOptions.DEFAULT).check(input))
        .isInstanceOf(DataException.class)
        .hasMessage("l.csv.gz: " + ENDS_EARLY);
  }

  @Test
  void closesAFileThatItCannotUnpack() {
    AtomicBoolean closed = new AtomicBoolean();
    byte[] damaged = Reading.bytes(0x1f, 0x8b, "no gzip file");
    Input input =
        new Input(
            "a.gz",
            "a",
            () ->
                new ByteArrayInputStream(damaged) {
                  @Override
                  public void close() {
                    closed.set(true);
                  }
                });

    assertThat(Reading.rejections(Reading.entries(input, ReadOptions.DEFAULT))).hasSize(1);
    assertThat(closed).isTrue();
  }

  /** Records that compress badly, so that a cut falls into the middle of them. */
  private static String records(String name) {
    SplittableRandom random = new SplittableRandom(1);
    String lines =
        IntStream.range(0, 4_000)
            .mapToObj(i -> Long.toString(random.nextLong(), 36) + " is a sentence.")
            .map(text -> name.equals("a.jsonl") ? "{\"text\":\"" + text + "\"}" : text)
            .collect(Collectors.joining("\n"));
    return (name.equals("a.csv") ? "text\n" : "") + lines + "\n";
  }

  /** Counts the whole lines there are before the cut, reading byte by byte. */
  private static long wholeLines(byte[] cut) throws IOException {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(cut), 1)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        unpacked.write(next);
      }
      throw new AssertionError("not cut");
    } catch (EOFException e) {
      return unpacked.toString(StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
    }
  }

  /** Gives one piece a time, and has nothing at hand before it is asked for more. */
  private static final class Pipe extends InputStream {
    private final List<byte[]> pieces;
    private int piece;
    private int position;

    Pipe(List<byte[]> pieces) {
      this.pieces = pieces;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (piece == pieces.size()) {
        return -1;
      }
      byte[] from = pieces.get(piece);
      int count = Math.min(length, from.length - position);
      System.arraycopy(from, position, target, offset, count);
      position += count;
      if (position == from.length) {
        piece++;
        position = 0;
      }
      return count;
    }
  }
}
