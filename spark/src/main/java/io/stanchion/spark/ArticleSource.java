package io.stanchion.spark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads files with the readers of the command line, each from its beginning to its end by one task:
 * a record can only be recognised after those before it.
 */
final class ArticleSource {
  private final SparkSession spark;
  private final Scoring scoring;
  private final Reading reading;

  /** The fields to keep; empty to keep all. */
  private final Optional<List<String>> kept;

  ArticleSource(SparkSession spark, Scoring scoring, Reading reading, Optional<List<String>> kept) {
    this.spark = spark;
    this.scoring = scoring;
    this.reading = reading;
    this.kept = kept;
  }

  Classified classified(ArticleFiles found) {
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    List<List<ArticleFile>> tasks = found.tasks(context.defaultParallelism());
    JavaRDD<List<ArticleFile>> files = context.parallelize(tasks, Math.max(1, tasks.size()));
    ArticleRows names = rows(context, List.of());
    List<String> fields = kept.orElseGet(() -> fieldNames(files, names));
    ArticleRows rows = rows(context, fields);
    Scoring its = scoring;
    Dataset<Row> records =
        spark.createDataFrame(
            files.mapPartitions(tasksOf -> rows.classified(tasksOf, its)), schema(fields));
    Dataset<Row> rejects =
        spark.createDataFrame(files.mapPartitions(rows::rejects), Classified.rejectType());
    List<String> notes = found.passedOver().stream().map(file -> "passed over " + file).toList();
    return new Classified(records, rejects, notes);
  }

  private ArticleRows rows(JavaSparkContext context, List<String> fields) {
    return new ArticleRows(
        reading,
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())),
        new ArrayList<>(fields),
        attempts(context));
  }

  /** In one process, Spark tries each task once, unless the master's name says how often. */
  private static int attempts(JavaSparkContext context) {
    boolean once = context.master().matches("local(\\[[^,]*])?");
    return once ? 1 : context.getConf().getInt("spark.task.maxFailures", 4);
  }

  private List<String> fieldNames(JavaRDD<List<ArticleFile>> files, ArticleRows rows) {
    Set<String> names = new LinkedHashSet<>();
    files.mapPartitions(rows::fieldNames).collect().forEach(names::addAll);
    names.removeAll(List.of("id", "article", "paragraph", "kind", reading.columns().text()));
    names.removeIf(String::isBlank);
    return new ArrayList<>(names);
  }

  private StructType schema(List<String> fields) {
    List<StructField> columns = new ArrayList<>();
    for (String name : ArticleRows.COLUMNS) {
      boolean number = name.equals("paragraph");
      columns.add(
          DataTypes.createStructField(
              name, number ? DataTypes.LongType : DataTypes.StringType, true));
    }
    for (String name : scoring.columns().renamed(fields, ArticleRows.COLUMNS)) {
      columns.add(DataTypes.createStructField(name, DataTypes.StringType, true));
    }
    columns.addAll(List.of(scoring.columns().type().fields()));
    columns.add(DataTypes.createStructField(Classified.REJECT, Classified.rejectType(), true));
    return DataTypes.createStructType(columns);
  }
}
