package io.stanchion.classify.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.stanchion.classify.Row;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.writer.Utf8Buffer;
import io.stanchion.model.Prediction;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows as JSON Lines. Fields that a row has no value for are null.
 *
 * @param labels The labels, in the order of their probabilities.
 * @param sets Whether rows have prediction sets.
 * @param kept The names of kept columns, which stand before the text.
 */
record JsonlRows(List<String> labels, boolean sets, List<String> kept) implements RowWriter {
  @Override
  public void write(List<Row> rows, Utf8Buffer to) {
    // Jackson's own UTF-8 refuses unpaired surrogates; a writer replaces them.
    try (JsonGenerator json =
        new JsonFactory().createGenerator(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
      json.setPrettyPrinter(new MinimalPrettyPrinter(""));
      for (Row row : rows) {
        write(row, json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory", e);
    }
  }

  private void write(Row row, JsonGenerator json) throws IOException {
    Paragraph unit = row.paragraph();
    json.writeStartObject();
    json.writeStringField("id", unit.id());
    json.writeStringField("article", unit.article());
    json.writeNumberField("paragraph", unit.number());
    json.writeStringField("kind", unit.kind().toString());
    if (row.prediction().isPresent()) {
      write(row.abstained(), row.prediction().get(), json);
    } else {
      json.writeNullField("label");
      json.writeNullField("confidence");
      for (String label : labels) {
        json.writeNullField("p_" + label);
      }
    }
    if (sets) {
      json.writeArrayFieldStart("prediction_set");
      for (String label : row.set()) {
        json.writeString(label);
      }
      json.writeEndArray();
    }
    json.writeStringField("status", row.status());
    for (int column = 0; column < kept.size(); column++) {
      if (row.kept().get(column).isPresent()) {
        json.writeStringField(kept.get(column), row.kept().get(column).get());
      } else {
        json.writeNullField(kept.get(column));
      }
    }
    json.writeStringField("text", unit.text());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(boolean abstained, Prediction prediction, JsonGenerator json)
      throws IOException {
    if (abstained) {
      json.writeNullField("label");
    } else {
      json.writeStringField("label", prediction.label());
    }
    writeDigits("confidence", prediction.confidence(), json);
    for (int label = 0; label < labels.size(); label++) {
      writeDigits("p_" + labels.get(label), prediction.probabilities().get(label), json);
    }
  }

  private static void writeDigits(String field, double probability, JsonGenerator json)
      throws IOException {
    json.writeFieldName(field);
    json.writeNumber(Probability.digits(probability));
  }
}
