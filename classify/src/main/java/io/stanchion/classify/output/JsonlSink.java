package io.stanchion.classify.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.stanchion.classify.Row;
import io.stanchion.dataset.Paragraph;
import io.stanchion.model.Prediction;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Rows as JSON Lines; what boilerplate lacks is null. */
final class JsonlSink implements RowSink {
  private final List<String> labels;
  private final boolean sets;
  private final Writer writer;
  private final JsonGenerator json;

  JsonlSink(Writer writer, List<String> labels, boolean sets) throws IOException {
    this.labels = labels;
    this.sets = sets;
    this.writer = writer;
    this.json = new JsonFactory().createGenerator(writer);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void accept(Row row) throws IOException {
    Paragraph unit = row.paragraph();
    json.writeStartObject();
    json.writeStringField("id", unit.id());
    json.writeStringField("article", unit.article());
    json.writeNumberField("paragraph", unit.number());
    json.writeStringField("kind", unit.kind().toString());
    if (row.prediction().isPresent()) {
      write(row, row.prediction().get());
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
    json.writeStringField("text", unit.text());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(Row row, Prediction prediction) throws IOException {
    if (row.abstained()) {
      json.writeNullField("label");
    } else {
      json.writeStringField("label", prediction.label());
    }
    writeDigits("confidence", prediction.confidence());
    for (int label = 0; label < labels.size(); label++) {
      writeDigits("p_" + labels.get(label), prediction.probabilities().get(label));
    }
  }

  private void writeDigits(String field, double probability) throws IOException {
    json.writeFieldName(field);
    json.writeNumber(Probability.digits(probability));
  }

  @Override
  public void close() throws IOException {
    json.flush();
    writer.flush();
  }
}
