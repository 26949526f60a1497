package io.stanchion.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares two results files value by value. */
final class ResultDifferences {
  /** Paths and names may change between runs; contents may not. */
  private static final Set<String> NAMES =
      Set.of(".run.arguments", ".run.versions", ".data.name", ".sha256");

  private final double tolerance;
  private final Map<String, String> renamed;
  private final List<String> found = new ArrayList<>();
  private final List<String> versions = new ArrayList<>();
  private long compared;

  /**
   * Prepares a comparison.
   *
   * @param tolerance The greatest difference of numbers that counts as equal.
   * @param renamed The current names of inputs, by their recorded names.
   */
  ResultDifferences(double tolerance, Map<String, String> renamed) {
    this.tolerance = tolerance;
    this.renamed = renamed;
  }

  void compare(JsonNode recorded, JsonNode again) {
    JsonNode before = recorded.path("run").path("versions");
    JsonNode after = again.path("run").path("versions");
    for (String library : fields(before, after)) {
      if (!before.path(library).equals(after.path(library))) {
        versions.add(
            library
                + " was "
                + before.path(library).asText("–")
                + ", is "
                + after.path(library).asText("–"));
      }
    }
    compare("", recorded, again);
  }

  private void compare(String path, JsonNode recorded, JsonNode again) {
    if (NAMES.contains(path) || path.matches("\\.run\\.inputs\\[\\d+]\\.name")) {
      return;
    }
    if (recorded.isObject() && again.isObject()) {
      fields(recorded, again)
          .forEach(name -> compare(path + "." + name, recorded.path(name), again.path(name)));
    } else if (recorded.isArray() && again.isArray() && recorded.size() == again.size()) {
      for (int i = 0; i < recorded.size(); i++) {
        compare(path + "[" + i + "]", recorded.path(i), again.path(i));
      }
    } else {
      compared++;
      if (!equal(recorded, again)) {
        found.add(path.substring(1) + ": was " + shown(recorded) + ", is " + shown(again));
      }
    }
  }

  private boolean equal(JsonNode recorded, JsonNode again) {
    if (recorded.isNumber() && again.isNumber()) {
      return recorded.decimalValue().compareTo(again.decimalValue()) == 0
          || Math.abs(recorded.doubleValue() - again.doubleValue()) <= tolerance;
    }
    if (recorded.isTextual() && again.isTextual()) {
      String expected = recorded.asText();
      for (Map.Entry<String, String> name : renamed.entrySet()) {
        expected = expected.replace(name.getKey(), name.getValue());
      }
      return expected.equals(again.asText());
    }
    return recorded.equals(again);
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode()
        ? "not there"
        : node.isArray() ? node.size() + " values" : node.toString();
  }

  private static Set<String> fields(JsonNode first, JsonNode second) {
    Set<String> names = new TreeSet<>();
    for (Iterator<String> own = first.fieldNames(); own.hasNext(); ) {
      names.add(own.next());
    }
    for (Iterator<String> own = second.fieldNames(); own.hasNext(); ) {
      names.add(own.next());
    }
    return names;
  }

  List<String> found() {
    return List.copyOf(found);
  }

  /** Lists the libraries whose versions have changed. */
  List<String> versions() {
    return List.copyOf(versions);
  }

  long compared() {
    return compared;
  }
}
