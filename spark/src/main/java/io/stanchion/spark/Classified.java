package io.stanchion.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The records of an input, classified when they are written.
 *
 * @param records A row for each, with a struct {@link #REJECT} that is null but for rejects.
 * @param rejects The structs of rejects alone, which takes reading but no scoring.
 * @param notes What a person should know of what was found.
 */
record Classified(Dataset<Row> records, Dataset<Row> rejects, List<String> notes) {
  static final String REJECT = "_stanchion_reject";

  static StructType rejectType() {
    return DataTypes.createStructType(
        List.of(
            field("file", DataTypes.StringType),
            field("line", DataTypes.LongType),
            field("offset", DataTypes.LongType),
            field("reason", DataTypes.StringType),
            field("original", DataTypes.StringType)));
  }

  private static StructField field(String name, org.apache.spark.sql.types.DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  /** Returns the rows to be written, without rejects. */
  static Dataset<Row> rows(Dataset<Row> records) {
    Column isRow = records.col(REJECT).isNull();
    return records.filter(isRow).drop(REJECT);
  }

  /** Returns the first reject, if there is any. */
  Optional<Row> first() {
    return rejects.takeAsList(1).stream().findFirst();
  }
}
