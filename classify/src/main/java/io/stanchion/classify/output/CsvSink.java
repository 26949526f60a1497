package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.writer.CsvField;
import io.stanchion.dataset.writer.FormulaGuard;
import io.stanchion.model.Prediction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Rows as CSV (RFC 4180, but with LF). What a spreadsheet would compute is guarded against that.
 */
final class CsvSink implements RowSink {
  private final OutputStream out;
  private final int labels;
  private final boolean sets;
  private final Utf8Buffer line = new Utf8Buffer();

  CsvSink(OutputStream out, List<String> labels, boolean sets) {
    this.out = out;
    this.labels = labels.size();
    this.sets = sets;
  }

  static void writeHeader(OutputStream out, List<String> labels, boolean sets) throws IOException {
    CsvSink sink = new CsvSink(out, labels, sets);
    sink.line.append("id,article,paragraph,kind,label,confidence");
    for (String label : labels) {
      sink.field("p_" + label);
    }
    sink.line.append(sets ? ",prediction_set,status,text\n" : ",status,text\n");
    sink.close();
  }

  @Override
  public void accept(Row row) throws IOException {
    Paragraph unit = row.paragraph();
    quoted(FormulaGuard.guarded(unit.id()), true);
    field(FormulaGuard.guarded(unit.article()));
    field(Long.toString(unit.number()));
    field(unit.kind().toString());
    if (row.prediction().isPresent()) {
      Prediction prediction = row.prediction().get();
      field(FormulaGuard.guarded(row.label()));
      field(Probability.digits(prediction.confidence()));
      for (int label = 0; label < labels; label++) {
        field(Probability.digits(prediction.probabilities().get(label)));
      }
    } else {
      for (int i = 0; i < 2 + labels; i++) {
        line.append(',');
      }
    }
    if (sets) {
      field(FormulaGuard.guarded(String.join("|", row.set())));
    }
    field(row.status());
    field(FormulaGuard.guarded(unit.text()));
    line.append('\n');
    line.writeTo(out);
  }

  private void field(String value) {
    line.append(',');
    quoted(value, false);
  }

  private void quoted(String value, boolean first) {
    if (!CsvField.needsQuotes(value, first)) {
      line.append(value);
      return;
    }
    line.append('"');
    line.append(CsvField.inQuotes(value));
    line.append('"');
  }

  @Override
  public void close() throws IOException {
    line.writeTo(out);
    out.flush();
  }
}
