package io.stanchion.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.stanchion.dataset.DataException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads with Spark's own readers, which split files among tasks: Parquet, tables, and lines. */
final class TableSource {
  private static final String CORRUPT = "_stanchion_corrupt";
  private static final String FILE = "_stanchion_file";

  /**
   * A value that no field has: otherwise the readers would take an empty field for a missing one.
   */
  private static final String NEVER = "\0";

  private final SparkSession spark;
  private final StanceTransformer transformer;

  TableSource(SparkSession spark, StanceTransformer transformer) {
    this.spark = spark;
    this.transformer = transformer;
  }

  /** The kinds of input that Spark reads. */
  enum Kind {
    PARQUET,
    TABLE,
    CSV,
    JSONL,
    TEXT
  }

  /**
   * Reads.
   *
   * @param names A table, or files and directories of one kind.
   * @param delimiter What separates the fields of CSV.
   * @throws DataException If nothing can be read there.
   */
  Classified classified(Kind kind, List<String> names, String delimiter) {
    try {
      Dataset<Row> rows = read(kind, names.toArray(String[]::new), delimiter);
      Dataset<Row> placed = rows.withColumn(FILE, file(kind, rows, names));
      return classified(placed);
    } catch (DataException e) {
      throw e;
    } catch (Exception e) {
      // Spark throws checked exceptions that it does not declare.
      throw new DataException(
          String.join(", ", names)
              + ": cannot be read as "
              + kind.name().toLowerCase(Locale.ROOT)
              + " ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static Column file(Kind kind, Dataset<Row> rows, List<String> names) {
    return kind == Kind.TABLE
        ? lit(names.get(0))
        : rows.metadataColumn("_metadata").getField("file_path");
  }

  private Dataset<Row> read(Kind kind, String[] names, String delimiter) {
    return switch (kind) {
      case PARQUET -> parquet(names);
      case TABLE -> spark.table(names[0]);
      case CSV -> csv(names, delimiter);
      case JSONL -> jsonl(names);
      case TEXT -> text(names);
    };
  }

  /** Without checksums, damage in the middle of a file is a text like any other. */
  private Dataset<Row> parquet(String[] files) {
    return spark.read().option("parquet.page.verify-checksum.enabled", true).parquet(files);
  }

  /** Every option is said: what they are without differs between versions. */
  private Dataset<Row> csv(String[] files, String delimiter) {
    DataFrameReader reader =
        spark
            .read()
            .option("header", true)
            .option("sep", delimiter)
            .option("quote", "\"")
            .option("escape", "\"")
            .option("comment", NEVER)
            .option("encoding", "UTF-8")
            .option("multiLine", false)
            .option("inferSchema", false)
            .option("enforceSchema", true)
            .option("ignoreLeadingWhiteSpace", false)
            .option("ignoreTrailingWhiteSpace", false)
            .option("nullValue", NEVER)
            .option("emptyValue", "")
            .option("maxColumns", 16_384)
            .option("maxCharsPerColumn", -1)
            .option("mode", "PERMISSIVE")
            // A row is only looked at whole where no column is left out.
            .option("columnPruning", false)
            .option("columnNameOfCorruptRecord", CORRUPT);
    StructType found = reader.csv(files).schema();
    return reader.schema(found.add(CORRUPT, DataTypes.StringType)).csv(files);
  }

  private Dataset<Row> jsonl(String[] files) {
    DataFrameReader reader =
        spark
            .read()
            .option("multiLine", false)
            .option("encoding", "UTF-8")
            .option("lineSep", "\n")
            .option("primitivesAsString", true)
            .option("mode", "PERMISSIVE")
            .option("columnNameOfCorruptRecord", CORRUPT);
    StructType found = reader.json(files).schema();
    boolean has = Arrays.asList(found.fieldNames()).contains(CORRUPT);
    return reader.schema(has ? found : found.add(CORRUPT, DataTypes.StringType)).json(files);
  }

  private Dataset<Row> text(String[] files) {
    Dataset<Row> lines = spark.read().option("lineSep", "\n").text(files);
    return lines.filter(trim(lines.col("value")).notEqual("")).withColumnRenamed("value", "text");
  }

  private Classified classified(Dataset<Row> rows) {
    boolean mayBeCorrupt = Arrays.asList(rows.columns()).contains(CORRUPT);
    Column corrupt = mayBeCorrupt ? rows.col(CORRUPT) : lit(null).cast(DataTypes.StringType);
    Column reason =
        coalesce(
            when(corrupt.isNotNull(), lit("the record is malformed")),
            why(transformer.problem(rows)));
    Column reject =
        struct(
            rows.col(FILE).as("file"),
            lit(null).cast(DataTypes.LongType).as("line"),
            lit(null).cast(DataTypes.LongType).as("offset"),
            reason.as("reason"),
            coalesce(corrupt, to_json(struct(originals(rows)))).as("original"));
    Dataset<Row> judged = rows.withColumn(Classified.REJECT, when(reason.isNotNull(), reject));
    Dataset<Row> records = transformer.transform(judged.drop(CORRUPT, FILE));
    Column isReject = judged.col(Classified.REJECT).isNotNull();
    Dataset<Row> rejects = judged.filter(isReject).select(Classified.REJECT + ".*");
    return new Classified(records, rejects, List.of());
  }

  private static Column[] originals(Dataset<Row> rows) {
    return Arrays.stream(rows.columns())
        .filter(name -> !name.equals(CORRUPT) && !name.equals(FILE))
        .map(name -> StanceTransformer.named(rows, name))
        .toArray(Column[]::new);
  }

  private static Column why(Column status) {
    return when(status.equalTo(StanceTransformer.NO_TEXT), "the text is missing")
        .when(
            status.equalTo(StanceTransformer.TOO_LONG),
            "the text has more bytes than are allowed; split it, or raise --max-paragraph-bytes")
        .when(
            status.equalTo(StanceTransformer.UNKNOWN_KIND),
            "the kind is none of headline, bullet, caption, paragraph, boilerplate");
  }
}
