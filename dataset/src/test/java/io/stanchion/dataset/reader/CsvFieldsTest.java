package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is split here has to be what commons-csv makes of it. */
final class CsvFieldsTest {
  private static final String[] PIECES = {
    "a", "ban", ",", ",", "\"", "\"", "\"\"", " ", "\n", "\r\n", "\r", "é", "😀", ";", "\t", "'"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b",
        ",",
        "a,",
        ",\"\"",
        "\"a, b\",c",
        "\"a \"\"far cry\"\" b\",c",
        "\"\"\"a\"\"\"",
        "\"\"\"\"",
        "5\" pipe,a\"b",
        " \"a\",b",
        "\"two\nlines\",\"three\r\n\r\nlines\"",
        "\"\n\",\n"
      })
  void splitsWellFormedRecordsAsCommonsCsvDoes(String record) throws IOException {
    CsvFields fields = split(record);
    assertThat(fields.isBroken()).isFalse();
    assertThat(fields.fields()).isEqualTo(byLibrary(record));
    assertThat(fields.count()).isEqualTo(fields.fields().size());
  }

  @Test
  void splitsRandomRecordsAsCommonsCsvDoes() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    int compared = 0;
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(1, 14); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String record = text.toString();
      CsvFields fields = split(record);
      if (!fields.isOpen() && !fields.isBroken() && !endsEarly(record)) {
        assertThat(fields.fields()).as(record).isEqualTo(byLibrary(record));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"b,c", "\"a\" ,c", "a,\"b\"\"\"c"})
  void hasNoFieldsWhereSomethingFollowsAClosingQuote(String record) throws IOException {
    CsvFields fields = split(record);
    assertThat(fields.isBroken()).isTrue();
    assertThat(fields.isOpen()).isFalse();
  }

  @Test
  void countsFieldsBeyondThoseItKeeps() throws IOException {
    CsvFields fields = new CsvFields(',', 2);
    fields.accept(new LineReader(stream("a,b,c,\"d\"")).next().orElseThrow());
    assertThat(fields.fields()).containsExactly("a", "b");
    assertThat(fields.count()).isEqualTo(4);
  }

  private static CsvFields split(String record) throws IOException {
    LineReader lines = new LineReader(stream(record));
    CsvFields fields = new CsvFields(',', 100);
    Optional<Line> line = lines.next();
    while (line.isPresent()) {
      fields.accept(line.get());
      line = fields.isOpen() ? lines.next() : Optional.empty();
    }
    return fields;
  }

  /** Tells whether the record is over before its text is. */
  private static boolean endsEarly(String record) throws IOException {
    try (CSVParser parser = CSVParser.parse(record, CSVFormat.RFC4180)) {
      LineReader lines = new LineReader(stream(record));
      CsvFields fields = new CsvFields(',', 100);
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        fields.accept(line.get());
        if (!fields.isOpen()) {
          return lines.next().isPresent() || record.isEmpty() || parser.getRecords().size() != 1;
        }
      }
      return true;
    }
  }

  private static List<String> byLibrary(String record) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    try (CSVParser parser = CSVParser.parse(record, format)) {
      return List.of(parser.getRecords().get(0).values());
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
