package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvDamageTest {
  private static final String UNCLOSED =
      "a quote opens in this record and never closes; close or double it";
  private static final String AFTER_QUOTE =
      "text follows a closing quote; double the quotes inside a field";

  @Test
  void losesOneRowToAnUnclosedQuoteInTheMiddle() {
    assertThat(Reading.shown("a.csv", "id,text\n1,A\n2,\"B\n3,C\n4,D\n5,E\n"))
        .containsExactly(
            "paragraph: A",
            "! a.csv:3: " + UNCLOSED,
            "paragraph: C",
            "paragraph: D",
            "paragraph: E");
  }

  @Test
  void losesOneRowToAnUnclosedQuoteThatTheNextQuotedFieldSeemsToClose() {
    assertThat(Reading.shown("a.csv", "id,text\n1,A\n2,\"B\n3,C\n4,\"D, d\"\n5,E\n6,\"F\nf\"\n"))
        .containsExactly(
            "paragraph: A",
            "! a.csv:3: " + AFTER_QUOTE,
            "paragraph: C",
            "paragraph: D, d",
            "paragraph: E",
            "paragraph: F\nf");
  }

  @Test
  void losesOneRowToAnUnclosedQuoteOnTheLastLine() {
    assertThat(Reading.shown("a.csv", "id,text\n1,A\n2,\"B"))
        .containsExactly("paragraph: A", "! a.csv:3: " + UNCLOSED);
    assertThat(Reading.shown("a.csv", "id,text\n1,A\n2,\"B\n"))
        .containsExactly("paragraph: A", "! a.csv:3: " + UNCLOSED);
  }

  @Test
  void losesEachRowWithAnUnclosedQuoteAndNoOther() {
    assertThat(Reading.shown("a.csv", "id,text\n1,\"A\n2,B\n3,\"C\n4,D\n"))
        .containsExactly(
            "! a.csv:2: " + AFTER_QUOTE, "paragraph: B", "! a.csv:4: " + UNCLOSED, "paragraph: D");
  }

  @Test
  void losesOneRowToTextAfterAClosingQuote() {
    assertThat(Reading.shown("a.csv", "id,text\n1,\"A\" b\n2,\"B\"x,C\n3,D\n"))
        .containsExactly("! a.csv:2: " + AFTER_QUOTE, "! a.csv:3: " + AFTER_QUOTE, "paragraph: D");
  }

  @Test
  void takesAQuoteInsideAnUnquotedFieldAsItStands() {
    assertThat(Reading.shown("a.csv", "id,text\n1,5\" pipe\n2,B\"\n3,C\n"))
        .containsExactly("paragraph: 5\" pipe", "paragraph: B\"", "paragraph: C");
  }

  @Test
  void losesOneRowToALineThatIsNotText() {
    byte[] csv = Reading.bytes("id,text\n1,A\n2,", 0xff, "\n3,C\n4,\0\n5,E\n");

    assertThat(Reading.shown(Reading.entries(Reading.input("a.csv", csv), ReadOptions.DEFAULT)))
        .containsExactly(
            "paragraph: A",
            "! a.csv:3: byte 0xFF at byte 3 of the line is not UTF-8; convert the file, or name its"
                + " encoding with --encoding",
            "paragraph: C",
            "! a.csv:5: character 3 of the line is NUL; is this a text file? For UTF-16 pass"
                + " --encoding UTF-16LE or UTF-16BE",
            "paragraph: E");
  }

  @Test
  void saysWhichLineInsideTheQuotesIsNotText() {
    byte[] csv = Reading.bytes("id,text\n1,\"A\na\n", 0xff, "\nb\"\n2,C\n");
    String reason =
        "byte 0xFF at byte 1 of the line is not UTF-8; convert the file, or name its encoding with"
            + " --encoding";

    assertThat(Reading.shown(Reading.entries(Reading.input("a.csv", csv), ReadOptions.DEFAULT)))
        .startsWith("! a.csv:2: line 4, inside the quotes of this record: " + reason)
        .contains("! a.csv:4: " + reason)
        .endsWith("paragraph: C");
  }

  /** Looking ahead from every one of these lines to the end takes hours. */
  @ParameterizedTest
  @ValueSource(strings = {"a\",b,\"c", "\"", "x,\"y", "x,y", "\"\"\"y", "\"a\"b,\"", "1,\"a"})
  void looksAheadOnceOnly(String line) throws IOException {
    String csv = "id,text\n1,\"open\n" + (line + "\n").repeat(50_000) + "\"x";

    assertThat(originals(records(csv))).isEqualTo(csv);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void goesOnBelowABadRecordAsIfTheFileBeganThere(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder csv = new StringBuilder("id");
    for (int i = random.nextInt(120); i > 0; i--) {
      csv.append("\"\",\n a".charAt(random.nextInt(6)));
    }
    csv.append('.');

    List<CsvRecords.Parsed> records = records(csv.toString());

    assertThat(originals(records)).isEqualTo(csv.toString());
    assertThat(records).isEqualTo(recordsOneByOne(csv.toString()));
  }

  @Test
  void goesOnAfterAQuoteThatIsOpenForLongerThanARecordMayBe() throws IOException {
    String filler = "x".repeat(1 << 20);
    StringBuilder csv = new StringBuilder("id,text\n1,\"A\n");
    for (int i = 0; i < 20; i++) {
      csv.append(i).append(',').append(filler).append('\n');
    }
    csv.append("last,Z\"\n");

    List<CsvRecords.Parsed> records = records(csv.toString());

    assertThat(records).hasSize(23);
    assertThat(records.get(1).problem()).contains(UNCLOSED);
    assertThat(records.subList(2, 23)).allMatch(record -> record.problem().isEmpty());
    assertThat(records.get(22).fields()).containsExactly("last", "Z\"");
    assertThat(records.get(22).line()).isEqualTo(23);
  }

  /** Reads each record with a reader of its own, which knows nothing of those before. */
  private static List<CsvRecords.Parsed> recordsOneByOne(String csv) throws IOException {
    List<CsvRecords.Parsed> parsed = new ArrayList<>();
    long line = 1;
    for (int start = 0; start < csv.length(); ) {
      CsvRecords.Parsed one = records(csv.substring(start)).get(0);
      parsed.add(new CsvRecords.Parsed(line, start, one.fields(), one.original(), one.problem()));
      line += one.original().chars().filter(c -> c == '\n').count() + 1;
      start += one.original().length() + 1;
    }
    return parsed;
  }

  private static String originals(List<CsvRecords.Parsed> records) {
    return records.stream().map(CsvRecords.Parsed::original).collect(Collectors.joining("\n"));
  }

  private static List<CsvRecords.Parsed> records(String csv) throws IOException {
    LineReader lines = new LineReader(new ByteArrayInputStream(Reading.utf8(csv)));
    CsvRecords records = new CsvRecords(lines, lines.next().orElseThrow(), ',', Limits.DEFAULT);
    List<CsvRecords.Parsed> parsed = new ArrayList<>();
    for (Optional<CsvRecords.Parsed> one = records.next(); one.isPresent(); one = records.next()) {
      parsed.add(one.get());
    }
    return parsed;
  }
}
