package io.stanchion.dataset.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

final class CsvWriterTest {
  private static final List<String> ODD =
      List.of("", "a\"b", "a,b", "two\nlines", " before", "after ", "#1", "=1+1", "-5", "'=x");

  private static final List<String> PARTS =
      List.of(
          " ",
          "a",
          "é",
          "“",
          "\"",
          ",",
          "\n",
          "\r",
          "#",
          "!",
          "=",
          "-",
          "~",
          "\u007f",
          "\t",
          "0",
          "\ud83d\ude00",
          "\ud83d",
          "\ude00",
          "華",
          "\u0000",
          "'",
          ";",
          "\u00a0");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void quotesWhereItMust() throws IOException {
    CsvWriter csv = CsvWriter.guarded(out);
    csv.row(List.of("id", "text"));
    csv.field(7).field("said \"no\"").end();

    assertThat(written()).isEqualTo("id,text\n7,\"said \"\"no\"\"\"\n");
  }

  @Test
  void guardsWhatASpreadsheetWouldCompute() throws IOException {
    CsvWriter.guarded(out).row(List.of("=1+1", "-5", "-five", "'=x"));

    assertThat(written()).isEqualTo("'=1+1,-5,'-five,''=x\n");
  }

  @Test
  void leavesFieldsAsTheyAreForPrograms() throws IOException {
    CsvWriter.verbatim(out).row(List.of("=1+1", "'=x"));

    assertThat(written()).isEqualTo("=1+1,'=x\n");
  }

  @Test
  void givesBackEveryFieldToAReaderOfCsv() throws IOException {
    CsvWriter.verbatim(out).row(ODD);
    String verbatim = written();
    out.reset();
    CsvWriter.guarded(out).row(ODD);

    assertThat(read(verbatim)).isEqualTo(ODD);
    assertThat(read(written()).stream().map(FormulaGuard::original).toList()).isEqualTo(ODD);
  }

  @Test
  void writesTheBytesThatCommonsCsvWrites() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    try (Writer writer = new OutputStreamWriter(theirs, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, format)) {
      CsvWriter csv = CsvWriter.guarded(out);
      for (int i = 0; i < 20_000; i++) {
        List<String> fields = List.of(text(random), text(random), text(random));
        csv.row(fields);
        printer.printRecord(fields.stream().map(FormulaGuard::guarded).toList());
      }
    }

    assertThat(out.toByteArray()).isEqualTo(theirs.toByteArray());
  }

  private static String text(SplittableRandom random) {
    return random
        .ints(random.nextInt(4), 0, PARTS.size())
        .mapToObj(PARTS::get)
        .collect(Collectors.joining());
  }

  private static List<String> read(String csv) throws IOException {
    CSVRecord record = CSVFormat.RFC4180.parse(new StringReader(csv)).iterator().next();
    return record.toList();
  }
}
