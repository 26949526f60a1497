package io.stanchion.dataset.reader;

import com.fasterxml.jackson.databind.JsonNode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.names.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of a JSON Lines file of labels, whole in memory: which fields there are shows at the
 * end only. A label is a string, or the only one of a list, as doccano writes it; Prodigy's {@code
 * accept} and {@code answer} are understood.
 */
final class JsonRows implements LabelRows {
  private static final int MOST_SHOWN = 20;

  /** Where a label may be if no field is named. */
  private static final List<String> LABELS = List.of("label", "labels", "accept");

  private final String labelField;
  private final Deque<Row> rows = new ArrayDeque<>();
  private final Set<String> names = new LinkedHashSet<>();

  /** A row. */
  private record Row(long line, Optional<String> problem, Map<String, String> fields)
      implements LabelRows.Row {
    @Override
    public String get(String column) {
      return fields.getOrDefault(column, "");
    }
  }

  private JsonRows(String labelField) {
    this.labelField = labelField;
  }

  /**
   * Refuses JSON that is not an object a line.
   *
   * @param file What to call it.
   * @param start The characters that it begins with.
   * @throws DataException If its first line is no object.
   */
  static void requireLines(String file, String start) {
    String first = start.strip().lines().findFirst().orElse("").strip();
    if (first.equals("{") || first.startsWith("[")) {
      throw new DataException(
          file
              + ": is JSON, but not an object a line; expected JSON Lines, as jq -c "
              + (first.startsWith("[") ? "'.[]'" : ".")
              + " makes of it");
    }
  }

  /** Reads all objects. */
  static JsonRows read(InputStream in, ReadOptions options) throws IOException {
    JsonLines lines = new JsonLines(in, options.limits());
    JsonRows rows = new JsonRows(options.columns().label());
    for (Optional<JsonLines.Parsed> one = lines.next(); one.isPresent(); one = lines.next()) {
      rows.add(one.get(), options.columns().text());
    }
    return rows;
  }

  private void add(JsonLines.Parsed parsed, String textField) {
    JsonNode object = parsed.object();
    if (!object.isObject()) {
      String problem = parsed.problem().orElse("expected a JSON object with a text and a label");
      rows.add(new Row(parsed.line().number(), Optional.of(problem), Map.of()));
      return;
    }
    Map<String, String> fields = parsed.fields();
    names.addAll(fields.keySet());
    String answer = parsed.get("answer");
    if (answer.equals("ignore") && !labelField.equals("answer")) {
      return;
    }
    JsonNode label = label(object);
    Optional<String> problem =
        parsed.problem().or(() -> noText(parsed, textField)).or(() -> noLabel(label, answer));
    if (!label.isMissingNode() && problem.isEmpty()) {
      names.add(labelField);
      fields.put(labelField, label.isArray() ? label.path(0).asText("") : label.asText(""));
    }
    rows.add(new Row(parsed.line().number(), problem, fields));
  }

  /** The usual field may have other names, a named one not. */
  private JsonNode label(JsonNode object) {
    String field =
        labelField.equals("label")
            ? LABELS.stream().filter(object::hasNonNull).findFirst().orElse(labelField)
            : labelField;
    return object.path(field);
  }

  private static Optional<String> noText(JsonLines.Parsed parsed, String textField) {
    boolean missing = parsed.object().path(textField).isMissingNode();
    return missing ? Optional.empty() : parsed.noText(textField);
  }

  private Optional<String> noLabel(JsonNode label, String answer) {
    if (answer.equals("reject") && !labelField.equals("answer")) {
      return Optional.of(
          "field 'answer' is 'reject', so the label does not hold; give the right one, or take the"
              + " line out");
    }
    if (label.isArray() && label.size() > 1) {
      return Optional.of(
          "field '"
              + labelField
              + "' has "
              + label.size()
              + " labels, "
              + label
              + "; expected one");
    }
    boolean single = label.isArray() ? label.isEmpty() || label.get(0).isValueNode() : true;
    return single && !label.isObject()
        ? Optional.empty()
        : Optional.of(
            "field '" + labelField + "' is " + label + "; expected a string, or a list of one");
  }

  @Override
  public boolean has(String column) {
    return names.contains(column);
  }

  @Override
  public Columns names(Columns asked) {
    return asked;
  }

  @Override
  public String title(String column) {
    return "field '" + column + "'";
  }

  @Override
  public Set<String> labels() {
    return Set.of();
  }

  @Override
  public void require(String file, String column, String option) {
    // Without a single object, there is nothing to say about their fields.
    if (has(column) || names.isEmpty()) {
      return;
    }
    List<String> shown = new ArrayList<>(names.stream().limit(MOST_SHOWN).toList());
    if (shown.size() < names.size()) {
      shown.add("…");
    }
    throw new DataException(
        file
            + ": no object has a field '"
            + column
            + "'; the fields are "
            + shown
            + Suggestion.of(column, names).map(near -> " (did you mean '" + near + "'?)")
            + "; name the right one with "
            + option);
  }

  @Override
  public Optional<Row> next() {
    return Optional.ofNullable(rows.poll());
  }
}
