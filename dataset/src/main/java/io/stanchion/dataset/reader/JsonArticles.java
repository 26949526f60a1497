package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.kinds.Kinds;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** A JSON Lines file with a paragraph an object. */
final class JsonArticles {
  private final Columns columns;
  private final Limits limits;
  private final Kinds kinds = new Kinds();

  JsonArticles(ReadOptions options) {
    this.columns = options.columns();
    this.limits = options.limits();
  }

  void read(InputStream in, Input input, FieldSink sink) throws IOException {
    JsonLines lines = new JsonLines(in, limits);
    long number = 0;
    for (Optional<JsonLines.Parsed> one = lines.next(); one.isPresent(); one = lines.next()) {
      number++;
      JsonLines.Parsed object = one.get();
      Entry entry = entry(input, object, number);
      sink.accept(entry, () -> entry instanceof Entry.Read ? object.fields() : Map.of());
    }
  }

  private Entry entry(Input input, JsonLines.Parsed object, long number) {
    Optional<String> problem = object.problem().filter(reason -> !object.object().isObject());
    if (problem.isPresent()) {
      return rejected(input, object, problem.get());
    }
    if (!object.object().isObject()) {
      return rejected(
          input, object, "expected a JSON object with a field '" + columns.text() + "'");
    }
    Optional<String> unusable = object.noText(columns.text()).or(object::problem);
    if (unusable.isPresent()) {
      return rejected(input, object, unusable.get());
    }
    String kindName = object.get("kind");
    Optional<Kind> kind = kinds.of(kindName);
    if (kind.isEmpty()) {
      return rejected(input, object, Kinds.mistyped(kindName));
    }
    UnitFields fields =
        new UnitFields(
            object.get(columns.idOrUsual()),
            object.get("article"),
            object.get("paragraph"),
            object.get(columns.targetOrUsual()));
    String text = object.get(columns.text());
    return new Entry.Read(fields.paragraph(kind.get(), text, input.article(), number));
  }

  private static Entry rejected(Input input, JsonLines.Parsed object, String reason) {
    Line line = object.line();
    return new Entry.Rejected(input.name(), line.number(), line.offset(), reason, line.text());
  }
}
