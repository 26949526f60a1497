package io.stanchion.classify.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.writer.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first few targets that no model is about, and how many rows name each. */
final class TargetsWithoutModel {
  private static final int SHOWN = 5;

  private final Map<String, Long> shown = new LinkedHashMap<>();

  void add(String target, long rows) {
    if (shown.size() < SHOWN || shown.containsKey(target)) {
      shown.merge(target, rows, Long::sum);
    }
  }

  void addAll(TargetsWithoutModel others) {
    others.shown.forEach(this::add);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    shown.forEach(json::put);
    return json;
  }

  static TargetsWithoutModel fromJson(JsonNode targets) {
    TargetsWithoutModel read = new TargetsWithoutModel();
    targets.properties().forEach(one -> read.shown.put(one.getKey(), one.getValue().asLong()));
    return read;
  }

  /**
   * Describes them for a person.
   *
   * @param rows How many rows have no model, those of other targets included.
   */
  List<String> lines(long rows) {
    List<String> lines = new ArrayList<>();
    shown.forEach(
        (target, count) ->
            lines.add(
                target.isEmpty()
                    ? "no model for rows that name no target (" + count + "); --target names one"
                    : "no model for the target '"
                        + Plain.cut(target, 100)
                        + "' ("
                        + count
                        + " rows)"));
    long others = rows - shown.values().stream().mapToLong(count -> count).sum();
    if (others > 0) {
      lines.add("no model for other targets (" + others + " rows)");
    }
    return lines;
  }
}
