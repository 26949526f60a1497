package io.stanchion.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.stanchion.classify.output.Probability;
import io.stanchion.dataset.writer.CsvWriter;
import io.stanchion.dataset.writer.Utf8Buffer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A printer of rows as the command line has them: text, probabilities and sets of labels. */
final class RowPrinter implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final StructField[] fields;
  private final OutputFormat form;
  private final OutputStream out;
  private final CsvWriter csv;
  private final Utf8Buffer line = new Utf8Buffer(1 << 13);
  private final Writer text = new OutputStreamWriter(line, StandardCharsets.UTF_8);

  RowPrinter(StructType columns, OutputFormat form, OutputStream out) {
    this.fields = columns.fields();
    this.form = form;
    this.out = new BufferedOutputStream(out, BUFFER);
    this.csv = CsvWriter.guarded(this.out);
  }

  /** Prints what stands before all rows. */
  void begin() throws IOException {
    if (form == OutputFormat.CSV) {
      csv.row(Arrays.stream(fields).map(StructField::name).toList());
    }
  }

  void print(InternalRow row) throws IOException {
    if (form == OutputFormat.CSV) {
      for (int i = 0; i < fields.length; i++) {
        csv.field(row.isNullAt(i) ? "" : text(row, i));
      }
      csv.end();
    } else {
      json(row);
      line.append('\n').writeTo(out);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
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

  private void json(InternalRow row) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
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
