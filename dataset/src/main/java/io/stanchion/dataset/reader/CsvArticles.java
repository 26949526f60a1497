package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.kinds.Kinds;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file of rows, a paragraph each. */
final class CsvArticles {
  private final ReadOptions options;
  private final Kinds kinds = new Kinds();

  CsvArticles(ReadOptions options) {
    this.options = options;
  }

  void read(InputStream in, Input input, FieldSink sink) throws IOException {
    Rows rows =
        Rows.open(input.name(), new LineReader(in, options.limits().paragraphBytes()), options);
    Columns columns = rows.names(options.columns());
    rows.require(input.name(), columns.text(), "--text-column");
    columns.id().ifPresent(name -> rows.require(input.name(), name, "--id-column"));
    columns.target().ifPresent(name -> rows.require(input.name(), name, "--target-column"));
    long number = 0;
    for (Optional<Rows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      number++;
      sink.accept(entry(input, row.get(), columns, number), row.get()::fields);
    }
  }

  private Entry entry(Input input, Rows.Row row, Columns columns, long number) {
    if (row.problem().isPresent()) {
      return rejected(input, row, row.problem().get());
    }
    String kindName = row.get("kind");
    Optional<Kind> kind = kinds.of(kindName);
    if (kind.isEmpty()) {
      return rejected(input, row, Kinds.mistyped(kindName));
    }
    UnitFields fields =
        new UnitFields(
            row.get(columns.idOrUsual()),
            row.get("article"),
            row.get("paragraph"),
            row.get(columns.targetOrUsual()));
    return new Entry.Read(
        fields.paragraph(kind.get(), row.get(columns.text()), input.article(), number));
  }

  private static Entry rejected(Input input, Rows.Row row, String reason) {
    return new Entry.Rejected(input.name(), row.line(), row.offset(), reason, row.original());
  }
}
