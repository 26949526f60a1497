package io.stanchion.spark;

import static org.apache.spark.sql.functions.base64;
import static org.apache.spark.sql.functions.to_json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Brings columns into the forms that CSV and JSON Lines have: text, or text that JSON takes as it
 * is. The probabilities that classification adds stay numbers, for the digits of the command line.
 */
final class Printable {
  /** Marks a column whose text is JSON: a number, a truth value, or something nested. */
  static final String RAW = "stanchion.raw";

  private static final Metadata IS_RAW = new MetadataBuilder().putBoolean(RAW, true).build();

  private Printable() {}

  /**
   * Turns all columns into text but those of added numbers and sets.
   *
   * @param untouched The names of columns that are left alone.
   */
  static Dataset<Row> of(Dataset<Row> rows, List<String> untouched) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      Column column = StanceTransformer.named(rows, field.name());
      columns.add(
          untouched.contains(field.name())
              ? column
              : printed(column, field.dataType()).as(field.name(), metadata(field.dataType())));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column printed(Column column, DataType type) {
    if (isNested(type)) {
      return to_json(column);
    }
    return type instanceof BinaryType ? base64(column) : column.cast(DataTypes.StringType);
  }

  private static Metadata metadata(DataType type) {
    boolean raw = isNested(type) || type instanceof NumericType || type instanceof BooleanType;
    return raw ? IS_RAW : Metadata.empty();
  }

  private static boolean isNested(DataType type) {
    return type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
  }

  /**
   * Sorts columns in the order of the command line: its own first, then others of the input, the
   * model's digest last.
   */
  static Dataset<Row> ordered(Dataset<Row> rows, AddedColumns added) {
    List<String> here = Arrays.asList(rows.columns());
    List<String> order = new ArrayList<>(List.of("id", "article", "paragraph", "kind"));
    order.addAll(added.names());
    order.remove(AddedColumns.MODEL_HASH);
    order.add("text");
    order.retainAll(here);
    here.stream().filter(name -> !order.contains(name)).forEach(order::add);
    order.remove(AddedColumns.MODEL_HASH);
    order.add(AddedColumns.MODEL_HASH);
    return rows.select(
        order.stream().map(name -> StanceTransformer.named(rows, name)).toArray(Column[]::new));
  }

  /** Returns whether a column's text is JSON as it stands. */
  static boolean isRaw(StructField field) {
    return field.dataType() instanceof StringType && field.metadata().contains(RAW);
  }
}
