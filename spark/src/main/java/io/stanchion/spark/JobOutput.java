package io.stanchion.spark;

import io.stanchion.classify.run.RejectsAllowed;
import io.stanchion.dataset.DataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Option;

/** Where rows and rejects go, and in which form. */
final class JobOutput {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "Where to: a directory, which has a file _SUCCESS when it is complete. It must not be"
              + " there yet.")
  private String out = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, jsonl or parquet. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.CSV;

  @Option(
      names = "--partition-by",
      paramLabel = "NAME",
      split = ",",
      description = "Write a directory for each value of these columns, such as label.")
  private List<String> partitions = List.of();

  @Option(
      names = "--compression",
      paramLabel = "CODEC",
      description = "none, gzip, snappy, zstd … Default: none; of Parquet, Spark's.")
  private Optional<String> compression = Optional.empty();

  @Option(names = "--overwrite", description = "Delete what is at --out and --rejects first.")
  private boolean overwrite;

  @Option(
      names = "--rejects",
      paramLabel = "DIR",
      description =
          "Where records go that cannot be read, with the reason, as CSV; made if there are any."
              + " Default: OUT.rejects.")
  private Optional<String> rejects = Optional.empty();

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%",
      description =
          "Let so many records be rejected; more give exit code 1. Default: any reject does. A row"
              + " without a model always does.")
  private Optional<String> maxRejects = Optional.empty();

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write counts, settings, digests of models and names of files as JSON.")
  private Optional<String> summary = Optional.empty();

  String out() {
    return out;
  }

  String rejects() {
    String folder = out.endsWith("/") ? out.substring(0, out.length() - 1) : out;
    return rejects.orElse(folder + ".rejects");
  }

  boolean overwrite() {
    return overwrite;
  }

  Optional<String> summary() {
    return summary;
  }

  Optional<RejectsAllowed> rejectsAllowed() {
    return maxRejects.map(RejectsAllowed::new);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("--format", format.name());
    settings.put("--partition-by", String.join(",", partitions));
    settings.put("--compression", compression.orElse(""));
    settings.put("--max-rejects", maxRejects.orElse(""));
    return settings;
  }

  /** Writes rows, without saying yet that all is there. */
  void write(Dataset<Row> rows, AddedColumns added) {
    requireColumns(rows);
    Dataset<Row> ordered = Printable.ordered(rows, added);
    DataFrameWriter<Row> writer =
        format == OutputFormat.PARQUET
            ? ordered.write().format("parquet")
            : printed(ordered, numbers(added), format);
    if (!partitions.isEmpty()) {
      writer = writer.partitionBy(partitions.toArray(String[]::new));
    }
    if (compression.isPresent()) {
      writer = writer.option(RowFiles.COMPRESSION, compression.get());
    }
    save(writer, out);
  }

  void writeRejects(Dataset<Row> some) {
    save(printed(some, List.of(), OutputFormat.CSV), rejects());
  }

  private static DataFrameWriter<Row> printed(
      Dataset<Row> rows, List<String> numbers, OutputFormat form) {
    return Printable.of(rows, numbers)
        .write()
        .format(RowFiles.class.getName())
        .option(RowFiles.FORM, form.name());
  }

  /** Those that are printed by their own rules. */
  private static List<String> numbers(AddedColumns added) {
    return added.names().stream()
        .filter(name -> !name.equals(AddedColumns.LABEL))
        .filter(name -> !name.equals(AddedColumns.STATUS))
        .filter(name -> !name.equals(AddedColumns.MODEL_HASH))
        .toList();
  }

  private static void save(DataFrameWriter<Row> writer, String folder) {
    writer
        // Files of a task come into sight when the job is committed, and not before.
        .option("mapreduce.fileoutputcommitter.algorithm.version", "1")
        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
        .save(folder);
  }

  private void requireColumns(Dataset<Row> rows) {
    for (String name : partitions) {
      if (!List.of(rows.columns()).contains(name)) {
        throw new DataException(
            "--partition-by "
                + name
                + ": there is no such column; expected one of "
                + List.of(rows.columns()));
      }
    }
  }
}
