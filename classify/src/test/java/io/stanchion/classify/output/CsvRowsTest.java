package io.stanchion.classify.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.classify.Row;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.writer.FormulaGuard;
import io.stanchion.model.Prediction;
import io.stanchion.model.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;

final class CsvRowsTest {
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

  private static final List<String> LABELS = List.of("a,b", "plain");

  @Test
  void writesTheBytesThatCommonsCsvWrites() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Paragraph unit =
          new Paragraph(text(random) + "x", text(random), i + 1L, Kind.BULLET, "", text(random));
      Prediction prediction =
          new Prediction(LABELS.get(i % 2), List.of(i / 20_000.0, 1 - i / 20_000.0), Status.OK);
      rows.add(
          i % 3 == 0
              ? Row.skipped(unit)
              : new Row(unit, Optional.of(prediction), false, List.of()));
    }
    ByteArrayOutputStream ours = new ByteArrayOutputStream();
    RowOutputs outputs = new RowOutputs(LABELS, false, new TextStyle(80, false));
    outputs.add(RowFormat.CSV, ours, false);
    outputs.write(outputs.prepare(rows));
    outputs.finish();
    assertThat(ours.toByteArray()).isEqualTo(theirs(rows));
  }

  private static String text(SplittableRandom random) {
    return random
        .ints(random.nextInt(4), 0, PARTS.size())
        .mapToObj(PARTS::get)
        .collect(Collectors.joining());
  }

  private static byte[] theirs(List<Row> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(writer, format)) {
      csv.printRecord(
          "id",
          "article",
          "paragraph",
          "kind",
          "label",
          "confidence",
          "p_a,b",
          "p_plain",
          "status",
          "text");
      for (Row row : rows) {
        Paragraph unit = row.paragraph();
        List<Object> fields =
            new ArrayList<>(
                List.of(
                    FormulaGuard.guarded(unit.id()),
                    FormulaGuard.guarded(unit.article()),
                    unit.number(),
                    unit.kind()));
        if (row.prediction().isPresent()) {
          Prediction prediction = row.prediction().get();
          fields.add(prediction.label());
          fields.add(Probability.digits(prediction.confidence()));
          prediction.probabilities().forEach(p -> fields.add(Probability.digits(p)));
        } else {
          fields.addAll(Collections.nCopies(4, ""));
        }
        fields.addAll(List.of(row.status(), FormulaGuard.guarded(unit.text())));
        csv.printRecord(fields);
      }
    }
    return bytes.toByteArray();
  }
}
