package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CsvRoundTripTest {
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"",
          ",",
          ";",
          "\t",
          "\n",
          "\r\n",
          "\r",
          " ",
          "a",
          "ß",
          "😀",
          "\u00a0",
          "a\u2028",
          "=1+1",
          "#",
          "\\",
          "Huawei should be banned",
          "'",
          "“",
          "\u0085",
          "\ufeff");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsBackWhatWasWritten(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    char delimiter = ",;\t".charAt(random.nextInt(3));
    int columns = 1 + random.nextInt(4);
    List<String> header = IntStream.range(0, columns).mapToObj(i -> "c" + i).toList();
    List<List<String>> rows = new ArrayList<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      rows.add(header.stream().map(name -> field(random)).toList());
    }

    String csv =
        written(header, rows, delimiter, List.of("\n", "\r\n", "\r").get(random.nextInt(3)));

    assertThat(read(csv, delimiter)).isEqualTo(rows);
  }

  private static String field(SplittableRandom random) {
    StringBuilder field = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      field.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return field.toString();
  }

  private static String written(
      List<String> header, List<List<String>> rows, char delimiter, String ending)
      throws IOException {
    StringBuilder csv = new StringBuilder();
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setRecordSeparator(ending).get();
    try (CSVPrinter printer = new CSVPrinter(csv, format)) {
      printer.printRecord(header);
      printer.printRecords(rows);
    }
    return csv.toString();
  }

  private static List<List<String>> read(String csv, char delimiter) throws IOException {
    ReadOptions options =
        new ReadOptions(
            Optional.empty(),
            StandardCharsets.UTF_8,
            ParagraphBreak.AUTO,
            Optional.of(delimiter),
            Columns.DEFAULT);
    LineReader lines = new LineReader(new ByteArrayInputStream(Reading.utf8(csv)));
    Rows rows = Rows.open("a.csv", lines, options);
    List<List<String>> read = new ArrayList<>();
    for (Optional<Rows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      assertThat(row.get().problem()).isEmpty();
      read.add(List.copyOf(row.get().fields().values()));
    }
    return read;
  }
}
