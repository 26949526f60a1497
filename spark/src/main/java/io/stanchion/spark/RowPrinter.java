package io.stanchion.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.stanchion.dataset.writer.CsvField;
import io.stanchion.classify.output.Probability;
import io.stanchion.dataset.writer.FormulaGuard;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Prints rows as the command line does: columns of text, of probabilities and of labels' sets. */
final class RowPrinter {
  private final StructField[] fields;
  private final OutputFormat form;

  RowPrinter(StructType columns, OutputFormat form) {
    this.fields = columns.fields();
    this.form = form;
  }

  /** Prints what stands before all rows. */
  void begin(Writer out) throws IOException {
    if (form == OutputFormat.CSV) {
      for (int i = 0; i < fields.length; i++) {
        csv(fields[i].name(), i, out);
      }
      out.write('\n');
    }
  }

  void print(InternalRow row, Writer out) throws IOException {
    if (form == OutputFormat.CSV) {
      for (int i = 0; i < fields.length; i++) {
        csv(row.isNullAt(i) ? "" : text(row, i), i, out);
      }
    } else {
      json(row, out);
    }
    out.write('\n');
  }

  private static void csv(String value, int column, Writer out) throws IOException {
    if (column > 0) {
      out.write(',');
    }
    out.write(CsvField.quoted(FormulaGuard.guarded(value), column == 0));
  }

  private String text(InternalRow row, int i) {
    if (fields[i].dataType().equals(DataTypes.DoubleType)) {
      return Probability.digits(row.getDouble(i));
    }
    return fields[i].dataType() instanceof ArrayType
        ? String.join("|", labels(row.getArray(i)))
        : row.getUTF8String(i).toString();
  }

  private static List<String> labels(ArrayData set) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < set.numElements(); i++) {
      labels.add(set.getUTF8String(i).toString());
    }
    return labels;
  }

  private void json(InternalRow row, Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      json.setPrettyPrinter(new MinimalPrettyPrinter(""));
      json.writeStartObject();
      for (int i = 0; i < fields.length; i++) {
        json.writeFieldName(fields[i].name());
        if (row.isNullAt(i)) {
          json.writeNull();
        } else {
          value(json, row, i);
        }
      }
      json.writeEndObject();
    }
  }

  private void value(JsonGenerator json, InternalRow row, int i) throws IOException {
    if (fields[i].dataType() instanceof ArrayType) {
      json.writeStartArray();
      for (String label : labels(row.getArray(i))) {
        json.writeString(label);
      }
      json.writeEndArray();
      return;
    }
    String text = text(row, i);
    boolean number = fields[i].dataType().equals(DataTypes.DoubleType);
    if (number || (Printable.isRaw(fields[i]) && isJson(text))) {
      json.writeRawValue(text);
    } else {
      json.writeString(text);
    }
  }

  /** JSON has no words for these numbers. */
  private static boolean isJson(String raw) {
    return !raw.equals("NaN") && !raw.endsWith("Infinity");
  }
}
