package io.stanchion.spark;

import io.stanchion.dataset.DataException;
import io.stanchion.model.Prediction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The columns that classification adds, in their order.
 *
 * @param labels The labels, in the order of their probabilities.
 * @param sets Whether there are prediction sets.
 */
record AddedColumns(List<String> labels, boolean sets) implements Serializable {
  static final String LABEL = "label";
  static final String CONFIDENCE = "confidence";
  static final String SET = "prediction_set";
  static final String STATUS = "status";
  static final String MODEL_HASH = "model_hash";

  static AddedColumns of(List<String> labels, boolean sets) {
    // The lists of List.copyOf and the like travel too, but as proxies of some size.
    return new AddedColumns(new ArrayList<>(labels), sets);
  }

  List<String> names() {
    return List.of(type().fieldNames());
  }

  StructType type() {
    List<StructField> fields = new ArrayList<>();
    fields.add(DataTypes.createStructField(LABEL, DataTypes.StringType, true));
    fields.add(DataTypes.createStructField(CONFIDENCE, DataTypes.DoubleType, true));
    for (String label : labels) {
      fields.add(DataTypes.createStructField("p_" + label, DataTypes.DoubleType, true));
    }
    if (sets) {
      fields.add(
          DataTypes.createStructField(
              SET, DataTypes.createArrayType(DataTypes.StringType, false), true));
    }
    fields.add(DataTypes.createStructField(STATUS, DataTypes.StringType, true));
    fields.add(DataTypes.createStructField(MODEL_HASH, DataTypes.StringType, true));
    return DataTypes.createStructType(fields);
  }

  /** Returns the values for a unit, in the order of the columns. */
  @Nullable Object[] values(io.stanchion.classify.Row row, Optional<String> digest) {
    @Nullable Object[] values = new @Nullable Object[labels.size() + (sets ? 5 : 4)];
    String label = row.label();
    values[0] = label.isEmpty() ? null : label;
    if (row.prediction().isPresent()) {
      Prediction prediction = row.prediction().get();
      values[1] = prediction.confidence();
      for (int i = 0; i < labels.size(); i++) {
        values[2 + i] = prediction.probabilities().get(i);
      }
    }
    if (sets) {
      values[values.length - 3] = row.set().toArray(String[]::new);
    }
    values[values.length - 2] = row.status();
    values[values.length - 1] = digest.orElse(null);
    return values;
  }

  /**
   * Finds names for the columns of an input that are neither those of added columns nor each
   * other's, upper and lower case being the same to Spark.
   *
   * @param names The names in the input.
   * @param reserved Other names that have a meaning of their own.
   * @return For each the same, or the same behind {@code input_}.
   * @throws DataException If that is taken too.
   */
  List<String> renamed(List<String> names, Collection<String> reserved) {
    List<String> taken = new ArrayList<>(names().stream().map(AddedColumns::folded).toList());
    reserved.forEach(name -> taken.add(folded(name)));
    List<String> all = names.stream().map(AddedColumns::folded).toList();
    List<String> found = new ArrayList<>();
    for (String name : names) {
      boolean clashes = taken.contains(folded(name));
      String free = clashes ? "input_" + name : name;
      if (clashes && (taken.contains(folded(free)) || all.contains(folded(free)))) {
        throw new DataException(
            "column '"
                + name
                + "' has the name of a column of the result, and '"
                + free
                + "' is taken too; rename one of them in the input");
      }
      taken.add(folded(free));
      found.add(free);
    }
    return found;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
