package io.stanchion.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Adds the stance to the rows of a table: {@code label, confidence, p_<label>…, status,
 * model_hash}. The model goes to each executor once, and is loaded there once, whatever the number
 * of tasks.
 *
 * <p>Every row of the input is one of the result. What cannot be classified has no label and a
 * status that says why: {@code no-text} for a text that is null, {@code too-long}, {@code
 * unknown-kind}; other statuses are those of the command line. A column of the input that has the
 * name of an added one is kept as {@code input_<name>}.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class StanceTransformer {
  /** The statuses of rows that cannot be classified. */
  static final String NO_TEXT = "no-text";

  static final String TOO_LONG = "too-long";
  static final String UNKNOWN_KIND = "unknown-kind";

  private static final String SCORED = "_stanchion_scored";
  private static final String PROBLEM = "_stanchion_problem";

  private final SparkSession spark;
  private final StanceOptions options;
  private final Scoring scoring;

  /**
   * Reads the model and ships it.
   *
   * @param spark The session of the tables to be transformed.
   * @param options How to classify.
   * @throws DataException If the model cannot be used.
   */
  public StanceTransformer(SparkSession spark, StanceOptions options) {
    this(
        spark,
        options,
        Scoring.of(
            spark.sparkContext(),
            ShippedModels.read(
                options.model(), options.speed(), spark.sparkContext().hadoopConfiguration()),
            options.settings()));
  }

  StanceTransformer(SparkSession spark, StanceOptions options, Scoring scoring) {
    this.spark = spark;
    this.options = options;
    this.scoring = scoring;
  }

  /**
   * Adds the columns, lazily, as transformations do.
   *
   * @param rows A table with a column of text; columns {@code kind} and {@code target} of strings
   *     are used where present.
   * @return The columns of the table, then the added ones.
   * @throws DataException If there is no such column, or names clash.
   */
  public Dataset<Row> transform(Dataset<Row> rows) {
    String text = textColumn(rows);
    Column target = optional(rows, options.targetColumn());
    Column kind = optional(rows, "kind");
    // Spark would otherwise take the function apart and call it once for each column of its result.
    UserDefinedFunction score = udf(function3(), scoring.columns().type()).asNondeterministic();
    Dataset<Row> judged = rows.withColumn(PROBLEM, problem(rows));
    Dataset<Row> scored =
        judged.withColumn(
            SCORED,
            when(judged.col(PROBLEM).isNull(), score.apply(named(rows, text), target, kind)));
    return scored.select(result(rows.schema(), scored));
  }

  /** Makes {@code stance(text)} known to the session's SQL. */
  public void register() {
    register("stance");
  }

  /**
   * Makes a function of one text known to the session's SQL. Its result is a struct of the added
   * columns: {@code SELECT stance(text).label FROM news}.
   *
   * @param name What to call it.
   */
  public void register(String name) {
    Scoring its = scoring;
    UDF1<String, Row> function =
        text ->
            StanceFunction.row(its, Optional.ofNullable(text), Optional.empty(), Optional.empty());
    spark.udf().register(name, function, scoring.columns().type());
  }

  private UDF3<String, String, String, Row> function3() {
    Scoring its = scoring;
    return (text, target, kind) ->
        StanceFunction.row(
            its, Optional.ofNullable(text), Optional.ofNullable(target), Optional.ofNullable(kind));
  }

  private String textColumn(Dataset<Row> rows) {
    return requireString(column(rows, options.textColumn()).orElseThrow(() -> noText(rows)));
  }

  /** Returns the status of a row that cannot be classified; null for one that can. */
  Column problem(Dataset<Row> rows) {
    Column text = named(rows, textColumn(rows));
    Column kind = optional(rows, "kind");
    Column unknown =
        kind.isNotNull()
            .and(trim(kind).notEqual(""))
            .and(
                functions.not(
                    upper(trim(kind))
                        .isin(Arrays.stream(Kind.values()).map(Kind::name).toArray())));
    return when(text.isNull(), NO_TEXT)
        .when(octet_length(text).gt(options.maxParagraphBytes()), TOO_LONG)
        .when(unknown, UNKNOWN_KIND);
  }

  private Column[] result(StructType input, Dataset<Row> scored) {
    List<String> names = Arrays.asList(input.fieldNames());
    List<String> renamed = scoring.columns().renamed(names, List.of(SCORED, PROBLEM));
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(named(scored, names.get(i)).as(renamed.get(i)));
    }
    for (String name : scoring.columns().names()) {
      Column added = scored.col(SCORED).getField(name);
      boolean status = name.equals(AddedColumns.STATUS);
      columns.add((status ? coalesce(scored.col(PROBLEM), added) : added).as(name));
    }
    return columns.toArray(Column[]::new);
  }

  private DataException noText(Dataset<Row> rows) {
    return new DataException(
        "no column '"
            + options.textColumn()
            + "' in "
            + List.of(rows.columns())
            + "; name the right one with --text-column");
  }

  /** A column of strings, or nulls where there is none. */
  private static Column optional(Dataset<Row> rows, String name) {
    return column(rows, name)
        .filter(field -> field.dataType().equals(DataTypes.StringType))
        .map(field -> named(rows, field.name()))
        .orElse(lit(null).cast(DataTypes.StringType));
  }

  private static Optional<StructField> column(Dataset<Row> rows, String name) {
    return Arrays.stream(rows.schema().fields())
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static String requireString(StructField field) {
    if (!field.dataType().equals(DataTypes.StringType)) {
      throw new DataException(
          "column '"
              + field.name()
              + "' is of type "
              + field.dataType().simpleString()
              + "; expected string; name another with --text-column, or cast it");
    }
    return field.name();
  }

  /** A name may hold points, which elsewhere lead into structs. */
  static Column named(Dataset<Row> rows, String name) {
    return rows.col('`' + name.replace("`", "``") + '`');
  }
}
