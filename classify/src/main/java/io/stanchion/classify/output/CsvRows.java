package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.writer.CsvWriter;
import io.stanchion.dataset.writer.Utf8Buffer;
import io.stanchion.model.Prediction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Rows as CSV (RFC 4180, but with LF). Fields that a spreadsheet would compute are guarded.
 *
 * @param labels The labels, in the order of their probabilities.
 * @param sets Whether rows have prediction sets.
 * @param kept The names of kept columns, which stand before the text.
 */
record CsvRows(List<String> labels, boolean sets, List<String> kept) implements RowWriter {
  private static final List<String> FIRST =
      List.of("id", "article", "paragraph", "kind", "label", "confidence");

  @Override
  public void begin(Utf8Buffer to) {
    CsvWriter csv = CsvWriter.guarded(to);
    FIRST.forEach(csv::field);
    labels.forEach(label -> csv.field("p_" + label));
    if (sets) {
      csv.field("prediction_set");
    }
    csv.field("status");
    kept.forEach(csv::field);
    end(csv.field("text"));
  }

  @Override
  public void write(List<Row> rows, Utf8Buffer to) {
    CsvWriter csv = CsvWriter.guarded(to);
    for (Row row : rows) {
      write(row, csv);
    }
  }

  private void write(Row row, CsvWriter csv) {
    Paragraph unit = row.paragraph();
    csv.field(unit.id()).field(unit.article()).field(unit.number()).field(unit.kind().toString());
    Optional<Prediction> prediction = row.prediction();
    csv.field(row.label());
    csv.field(prediction.map(one -> Probability.digits(one.confidence())).orElse(""));
    for (int label = 0; label < labels.size(); label++) {
      csv.field(
          prediction.isPresent()
              ? Probability.digits(prediction.get().probabilities().get(label))
              : "");
    }
    if (sets) {
      csv.field(String.join("|", row.set()));
    }
    csv.field(row.status());
    for (Optional<String> value : row.kept()) {
      csv.field(value.orElse(""));
    }
    end(csv.field(unit.text()));
  }

  private static void end(CsvWriter csv) {
    try {
      csv.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory", e);
    }
  }
}
