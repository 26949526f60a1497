package io.stanchion.dataset.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The objects of a JSON Lines file, one after the other. */
final class JsonLines {
  /** Names a place in the line by an option of the parser's. */
  private static final Pattern START_MARKER =
      Pattern.compile(" \\((start marker at .*?]|.*DeserializationFeature.*)\\)");

  /** One line: an object, or why it is none. */
  record Parsed(Line line, JsonNode object, Optional<String> problem) {
    /**
     * Returns the fields by name, values that are no strings as JSON, without those that are null.
     */
    Map<String, String> fields() {
      Map<String, String> fields = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        JsonNode value = field.getValue();
        if (!value.isNull()) {
          fields.put(field.getKey(), value.isTextual() ? value.textValue() : value.toString());
        }
      }
      return fields;
    }

    /** Returns a field as text; empty if it is missing or no single value. */
    String get(String name) {
      return object.path(name).asText("");
    }

    /** Says what is wrong with a field that should hold text. */
    Optional<String> noText(String name) {
      JsonNode text = object.path(name);
      return text.isTextual()
          ? Optional.empty()
          : Optional.of(
              "field '"
                  + name
                  + "' is "
                  + (text.isMissingNode() ? "missing" : "not a string")
                  + "; name the right one with --text-column");
    }

    /** Finds a field with a character that could not be written out again. */
    private Optional<String> unwritable() {
      if (!line.text().contains("\\u")) {
        return Optional.empty();
      }
      for (Map.Entry<String, String> field : fields().entrySet()) {
        Optional<String> reason = unwritable(field.getKey()).or(() -> unwritable(field.getValue()));
        if (reason.isPresent()) {
          String name = field.getKey().replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
          return Optional.of("field '" + name + "' holds " + reason.get());
        }
      }
      return Optional.empty();
    }

    private static Optional<String> unwritable(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == 0) {
          return Optional.of("NUL, which no CSV can; take it out");
        }
        if (Character.isSurrogate(c)) {
          if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
            return Optional.of("half of a surrogate pair, which is no character");
          }
          i++;
        }
      }
      return Optional.empty();
    }
  }

  private final LineReader lines;
  private final ObjectMapper mapper;

  JsonLines(InputStream in, Limits limits) {
    this.lines = new LineReader(in, limits.paragraphBytes());
    lines.refuseOtherEncodings();
    // A string may be as long as its line; what a number or name may have is Jackson's to say.
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.nesting())
            .maxStringLength(Integer.MAX_VALUE)
            .build();
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(constraints)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /** Returns what the next line is that is not blank. */
  Optional<Parsed> next() throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    return line.map(this::parsed);
  }

  private Parsed parsed(Line line) {
    if (line.problem().isPresent()) {
      return failed(line, line.problem().get());
    }
    try {
      JsonNode object = mapper.readTree(line.text());
      return new Parsed(line, object, new Parsed(line, object, Optional.empty()).unwritable());
    } catch (JsonProcessingException e) {
      String reason = START_MARKER.matcher(e.getOriginalMessage()).replaceAll("");
      return failed(line, "not valid JSON: " + reason);
    }
  }

  private static Parsed failed(Line line, String problem) {
    return new Parsed(line, MissingNode.getInstance(), Optional.of(problem));
  }
}
