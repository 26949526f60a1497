package io.stanchion.spark;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The stance of one text as a struct of the added columns. */
final class StanceFunction {
  /** A table's rows have no ids that mean anything here. */
  private static final String ANY = "row";

  private StanceFunction() {}

  /** Classifies a text; a null is a row without anything but a status. */
  static Row row(
      Scoring scoring, Optional<String> text, Optional<String> target, Optional<String> kind) {
    if (text.isEmpty()) {
      @Nullable Object[] nothing = new @Nullable Object[scoring.columns().names().size()];
      nothing[nothing.length - 2] = StanceTransformer.NO_TEXT;
      return RowFactory.create(nothing);
    }
    Kind known = kind.flatMap(Kind::find).orElse(Kind.PARAGRAPH);
    Paragraph unit = new Paragraph(ANY, ANY, 1, known, target.orElse(""), text.get());
    return RowFactory.create(scoring.values(unit));
  }
}
