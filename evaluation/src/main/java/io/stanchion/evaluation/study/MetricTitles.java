package io.stanchion.evaluation.study;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.stanchion.evaluation.metric.Metric;
import java.io.IOException;
import java.util.Arrays;

/** Metrics in JSON: each is a string, its title. */
final class MetricTitles {
  private MetricTitles() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(Metric.class, new Writer())
        .addDeserializer(Metric.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Metric> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Metric.class);
    }

    @Override
    public void serialize(Metric metric, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(metric.title());
    }
  }

  private static final class Reader extends StdDeserializer<Metric> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(Metric.class);
    }

    @Override
    public Metric deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String title = json.getText();
      return Arrays.stream(Metric.values())
          .filter(metric -> metric.title().equals(title))
          .findFirst()
          .orElseThrow(
              () -> context.weirdStringException(title, Metric.class, "no metric has this name"));
    }
  }
}
