package io.stanchion.app;

import io.stanchion.dataset.Paragraph;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows as CSV (RFC 4180, but with LF). */
final class CsvSink implements RowSink {
  private final List<String> labels;
  private final CSVPrinter csv;

  CsvSink(Writer writer, List<String> labels) throws IOException {
    this.labels = labels;
    this.csv = new CSVPrinter(writer, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get());
    List<String> header = new ArrayList<>(List.of("id", "article", "paragraph", "kind", "label"));
    header.add("confidence");
    labels.forEach(label -> header.add("p_" + label));
    header.addAll(List.of("status", "text"));
    csv.printRecord(header);
  }

  @Override
  public void accept(Row row) throws IOException {
    Paragraph unit = row.paragraph();
    List<Object> fields = new ArrayList<>();
    fields.addAll(List.of(unit.id(), unit.article(), unit.number(), unit.kind()));
    row.prediction()
        .ifPresentOrElse(
            prediction -> {
              fields.add(prediction.label());
              fields.add(Row.digits(prediction.confidence()));
              prediction.probabilities().forEach(p -> fields.add(Row.digits(p)));
            },
            () -> fields.addAll(Collections.nCopies(2 + labels.size(), "")));
    fields.addAll(List.of(row.status(), unit.text()));
    csv.printRecord(fields);
  }

  @Override
  public void close() throws IOException {
    csv.flush();
  }
}
