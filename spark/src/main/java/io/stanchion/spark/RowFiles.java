package io.stanchion.spark;

import java.io.OutputStream;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.util.CompressionCodecs;
import org.apache.spark.sql.execution.datasources.CodecStreams;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;

/**
 * The command line's CSV and JSON Lines as a format of Spark's, for writing only; each file of CSV
 * has the header. Spark's own writers quote by other rules, guard no formulas and drop zeros. That
 * Spark writes by it means that its commit protocol is the one for Parquet too.
 *
 * <p>Public because Spark makes it by its name; for the job alone.
 */
public final class RowFiles implements FileFormat {
  /** The option that says which of the two: a name of {@code OutputFormat}. */
  static final String FORM = "form";

  /** The option with a codec by its short name, such as {@code gzip}. */
  static final String COMPRESSION = "compression";

  /** Makes the format; Spark calls this. */
  public RowFiles() {}

  @Override
  public Option<StructType> inferSchema(
      SparkSession spark,
      scala.collection.immutable.Map<String, String> options,
      Seq<FileStatus> files) {
    return Option.empty();
  }

  @Override
  public OutputWriterFactory prepareWrite(
      SparkSession spark,
      Job job,
      scala.collection.immutable.Map<String, String> options,
      StructType columns) {
    Map<String, String> asked = scala.jdk.javaapi.CollectionConverters.asJava(options);
    String codec = asked.getOrDefault(COMPRESSION, "none");
    CompressionCodecs.setCodecConfiguration(
        job.getConfiguration(), CompressionCodecs.getCodecClassName(codec));
    return new Writers(OutputFormat.valueOf(asked.getOrDefault(FORM, "CSV")));
  }

  /** Makes writers on executors. */
  private static final class Writers extends OutputWriterFactory {
    private static final long serialVersionUID = 1L;

    private final OutputFormat form;

    Writers(OutputFormat form) {
      this.form = form;
    }

    @Override
    public String getFileExtension(TaskAttemptContext task) {
      return form.ending() + CodecStreams.getCompressionExtension(task);
    }

    @Override
    public OutputWriter newInstance(String path, StructType columns, TaskAttemptContext task) {
      OutputStream stream = CodecStreams.createOutputStream(task, new Path(path));
      return new RowFile(path, new RowPrinter(columns, form, stream));
    }
  }
}
