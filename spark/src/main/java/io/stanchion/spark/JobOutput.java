package io.stanchion.spark;

import io.stanchion.classify.option.OptionValue;
import io.stanchion.classify.run.RejectsAllowed;
import io.stanchion.dataset.DataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.cli.ParseException;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The output of a job.
 *
 * @param out The directory of rows.
 * @param format The format of the rows.
 * @param partitions The columns for each of whose values there is a directory.
 * @param compression The codec; empty for the usual one.
 * @param overwrite Whether files that are there may be deleted.
 * @param rejects The directory of rejects.
 * @param maxRejects The number of records that may be rejected; empty for none.
 * @param summary The file of the summary, if there is to be one.
 */
record JobOutput(
    String out,
    OutputFormat format,
    List<String> partitions,
    Optional<String> compression,
    boolean overwrite,
    String rejects,
    Optional<RejectsAllowed> maxRejects,
    Optional<String> summary) {
  /**
   * Takes the values of options.
   *
   * @throws ParseException If one is no value.
   * @throws DataException If one is out of range.
   */
  static JobOutput of(JobArguments given) throws ParseException {
    String out = given.text(JobOption.OUT).orElseThrow();
    String folder = out.endsWith("/") ? out.substring(0, out.length() - 1) : out;
    return new JobOutput(
        out,
        given
            .value(JobOption.FORMAT, text -> OptionValue.name(OutputFormat.class, text))
            .orElse(OutputFormat.CSV),
        given.texts(JobOption.PARTITION_BY),
        given.text(JobOption.COMPRESSION),
        given.has(JobOption.OVERWRITE),
        given.text(JobOption.REJECTS).orElse(folder + ".rejects"),
        given.text(JobOption.MAX_REJECTS).map(RejectsAllowed::new),
        given.text(JobOption.SUMMARY));
  }

  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("--format", format.name());
    settings.put("--partition-by", String.join(",", partitions));
    settings.put("--compression", compression.orElse(""));
    settings.put("--max-rejects", maxRejects.map(RejectsAllowed::text).orElse(""));
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
    save(printed(some, List.of(), OutputFormat.CSV), rejects);
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
