package io.stanchion.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files that measures are kept in. Trackers of benchmarks read JMH's own JSON for the smaller
 * the better, or without its secondary metrics, so that each gets a form of its own.
 */
final class ResultFiles {
  private static final String FORMAT = "stanchion-bench-1";

  private ResultFiles() {}

  /**
   * Writes measures in all forms, beside JMH's own JSON.
   *
   * @param jmh The file that JMH wrote, {@code NAME.json}.
   * @param ratios Of time, against another build.
   * @return The files written: {@code NAME.measures.json} for {@code --baseline}, {@code
   *     NAME.bigger.json} and {@code NAME.smaller.json} for github-action-benchmark, {@code
   *     NAME.bmf.json} for Bencher, {@code NAME.csv}, and {@code NAME.html} to read.
   * @throws IOException If writing fails.
   */
  static List<Path> write(Path jmh, List<Measure> measures, Map<String, Interleaving.Ratio> ratios)
      throws IOException {
    String stem = jmh.getFileName().toString().replaceFirst("\\.json$", "");
    List<Path> written = new ArrayList<>();
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode own = json.objectNode().put("format", FORMAT);
    ArrayNode all = own.putArray("measures");
    ArrayNode bigger = json.arrayNode();
    ArrayNode smaller = json.arrayNode();
    ObjectNode bmf = json.objectNode();
    StringBuilder csv = new StringBuilder("name,per_second,error,bytes_per_operation,checksum\n");
    for (Measure one : measures) {
      all.add(toJson(one));
      bigger.addObject().put("name", one.name()).put("unit", "ops/s").put("value", one.perSecond());
      smaller.addObject().put("name", one.name()).put("unit", "B/op").put("value", one.bytes());
      ObjectNode metrics = bmf.putObject(one.name());
      metrics.putObject("throughput").put("value", one.perSecond());
      metrics.putObject("allocated-bytes").put("value", one.bytes());
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%.6g,%.6g,%.3f,%s%n",
              one.name(),
              one.perSecond(),
              one.error(),
              one.bytes(),
              one.checksum()));
    }
    written.add(write(jmh, stem + ".measures.json", own.toPrettyString()));
    written.add(write(jmh, stem + ".bigger.json", bigger.toPrettyString()));
    written.add(write(jmh, stem + ".smaller.json", smaller.toPrettyString()));
    written.add(write(jmh, stem + ".bmf.json", bmf.toPrettyString()));
    written.add(write(jmh, stem + ".csv", csv.toString().replace("\r\n", "\n")));
    written.add(write(jmh, stem + ".html", Page.of(measures, ratios)));
    return written;
  }

  private static Path write(Path beside, String name, String contents) {
    Path file = beside.resolveSibling(name);
    AtomicOutput.write(file, contents);
    return file;
  }

  private static ObjectNode toJson(Measure one) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", one.name())
        .put("perSecond", one.perSecond())
        .put("error", Double.isNaN(one.error()) ? 0 : one.error())
        .put("bytes", one.bytes())
        .put("checksum", one.checksum());
  }

  /**
   * Reads {@code NAME.measures.json}.
   *
   * @return The measures, in the file's order.
   * @throws DataException If it is not such a file.
   */
  static List<Measure> read(Path file) {
    JsonNode json;
    try {
      json = JsonMapper.builder().build().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw DataException.at(file, "is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
    if (!json.path("format").asText().equals(FORMAT)) {
      throw DataException.at(file, "expected a file NAME.measures.json of 'stanchion bench'");
    }
    List<Measure> measures = new ArrayList<>();
    for (JsonNode one : json.path("measures")) {
      measures.add(
          new Measure(
              one.path("name").asText(),
              one.path("perSecond").asDouble(),
              one.path("error").asDouble(),
              one.path("bytes").asDouble(),
              one.path("checksum").asText()));
    }
    return measures;
  }
}
