package io.stanchion.spark;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.ReadOptions;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * The input of the job, and the reader that suits it.
 *
 * @param spark The session.
 * @param options The command line.
 */
record JobInput(SparkSession spark, JobOptions options) {
  private static final String TABLE = "table:";

  /** Lists the inputs that are files. */
  List<String> files() {
    return options.inputs().stream().filter(input -> !isTable(input)).toList();
  }

  /**
   * Classifies the input lazily, as transformations do.
   *
   * @throws DataException If it cannot be read.
   */
  Classified classified(Scoring scoring) {
    ReadOptions reading = options.reading();
    StanceOptions stance =
        new StanceOptions(
            options.model(),
            options.speed(),
            options.settings(),
            reading.columns().text(),
            reading.columns().target().orElse("target"),
            reading.limits().paragraphBytes());
    TableSource tables = new TableSource(spark, new StanceTransformer(spark, stance, scoring));
    String delimiter = reading.delimiter().map(String::valueOf).orElse(",");
    if (options.inputs().stream().anyMatch(JobInput::isTable)) {
      return tables.classified(TableSource.Kind.TABLE, List.of(table()), delimiter);
    }
    ArticleFiles found =
        ArticleFiles.find(options.inputs(), spark.sparkContext().hadoopConfiguration());
    if (holdsParquet(found)) {
      return tables.classified(TableSource.Kind.PARQUET, options.inputs(), delimiter);
    }
    if (options.split()) {
      return tables.classified(splittable(found, reading), options.inputs(), delimiter);
    }
    return new ArticleSource(spark, scoring, Reading.of(reading), options.kept()).classified(found);
  }

  private static boolean isTable(String input) {
    return input.startsWith(TABLE);
  }

  private String table() {
    List<String> inputs = options.inputs();
    if (inputs.size() > 1) {
      throw new DataException(
          "a table is classified alone; expected one INPUT, got " + inputs.size());
    }
    return inputs.get(0).substring(TABLE.length());
  }

  private static boolean holdsParquet(ArticleFiles found) {
    List<String> files =
        found.files().stream().map(ArticleFile::name).filter(JobInput::isParquet).toList();
    int others = found.files().size() - files.size();
    boolean parquet = !files.isEmpty() || found.passedOver().stream().anyMatch(JobInput::isParquet);
    if (parquet && others > 0) {
      throw new DataException(
          "the inputs hold both Parquet and other files; classify them in two runs");
    }
    return parquet;
  }

  private static boolean isParquet(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  private static TableSource.Kind splittable(ArticleFiles found, ReadOptions reading) {
    List<Format> formats =
        found.files().stream()
            .map(file -> reading.format().or(() -> Format.find(file.name())).orElse(Format.TEXT))
            .distinct()
            .toList();
    if (formats.size() != 1) {
      throw new DataException("--split needs files of one format, got " + formats);
    }
    return switch (formats.get(0)) {
      case CSV -> TableSource.Kind.CSV;
      case JSONL -> TableSource.Kind.JSONL;
      case TEXT -> TableSource.Kind.TEXT;
      case MARKDOWN, HTML, SEMEVAL ->
          throw new DataException(
              "--split takes csv, jsonl and text, got "
                  + formats.get(0).name().toLowerCase(Locale.ROOT));
    };
  }
}
