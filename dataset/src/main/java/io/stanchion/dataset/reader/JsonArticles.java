package io.stanchion.dataset.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JSON Lines file with a paragraph an object. */
final class JsonArticles {
  /** Names a place in the line by an option of the parser's. */
  private static final Pattern START_MARKER =
      Pattern.compile(" \\((start marker at .*?]|.*DeserializationFeature.*)\\)");

  private final Columns columns;
  private final Limits limits;
  private final ObjectMapper mapper;

  JsonArticles(ReadOptions options) {
    this.columns = options.columns();
    this.limits = options.limits();
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

  void read(InputStream in, Input input, FieldSink sink) throws IOException {
    LineReader lines = new LineReader(in, limits.paragraphBytes());
    lines.refuseOtherEncodings();
    long number = 0;
    for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (!line.get().isBlank()) {
        number++;
        accept(input, line.get(), number, sink);
      }
    }
  }

  private void accept(Input input, Line line, long number, FieldSink sink) {
    if (line.problem().isPresent()) {
      sink.accept(rejected(input, line, line.problem().get()), Map::of);
      return;
    }
    JsonNode object;
    try {
      object = mapper.readTree(line.text());
    } catch (JsonProcessingException e) {
      String reason = START_MARKER.matcher(e.getOriginalMessage()).replaceAll("");
      sink.accept(rejected(input, line, "not valid JSON: " + reason), Map::of);
      return;
    }
    Entry entry = entry(input, line, object, number);
    sink.accept(entry, () -> entry instanceof Entry.Read ? fields(object) : Map.of());
  }

  private static Map<String, String> fields(JsonNode object) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      if (!value.isNull()) {
        fields.put(field.getKey(), value.isTextual() ? value.textValue() : value.toString());
      }
    }
    return fields;
  }

  private Entry entry(Input input, Line line, JsonNode object, long number) {
    if (!object.isObject()) {
      return rejected(input, line, "expected a JSON object with a field '" + columns.text() + "'");
    }
    JsonNode text = object.path(columns.text());
    if (!text.isTextual()) {
      return rejected(
          input,
          line,
          "field '"
              + columns.text()
              + "' is "
              + (text.isMissingNode() ? "missing" : "not a string")
              + "; name the right one with --text-column");
    }
    Optional<String> torn = torn(line, object);
    if (torn.isPresent()) {
      return rejected(input, line, torn.get());
    }
    String kindName = field(object, "kind");
    Optional<Kind> kind = kindName.isBlank() ? Optional.of(Kind.PARAGRAPH) : Kind.find(kindName);
    if (kind.isEmpty()) {
      return rejected(input, line, Problems.unknownKind(kindName));
    }
    UnitFields fields =
        new UnitFields(
            field(object, "id"),
            field(object, "article"),
            field(object, "paragraph"),
            field(object, columns.target().orElse("target")));
    return new Entry.Read(fields.paragraph(kind.get(), text.textValue(), input.article(), number));
  }

  /** Finds half of a character, which could not be written out again. */
  private Optional<String> torn(Line line, JsonNode object) {
    if (!line.text().contains("\\u")) {
      return Optional.empty();
    }
    String target = columns.target().orElse("target");
    return Stream.of(columns.text(), "id", "article", "paragraph", target)
        .filter(name -> isTorn(field(object, name)))
        .findFirst()
        .map(name -> "field '" + name + "' holds half of a surrogate pair, which is no character");
  }

  private static boolean isTorn(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private static String field(JsonNode object, String name) {
    return object.path(name).asText("");
  }

  private static Entry rejected(Input input, Line line, String reason) {
    return new Entry.Rejected(input.name(), line.number(), line.offset(), reason, line.text());
  }
}
