package io.stanchion.spark;

import io.stanchion.classify.ExitCode;
import io.stanchion.classify.Failure;
import io.stanchion.classify.HelpText;
import io.stanchion.classify.run.RunCounts;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.model.ProgramVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.ParseException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The job that classifies articles, rows and tables on Spark, for {@code spark-submit}. */
public final class ClassifyJob {
  private final SparkSession spark;
  private final JobOptions options;
  private final PrintWriter err;

  private ClassifyJob(SparkSession spark, JobOptions options, PrintWriter err) {
    this.spark = spark;
    this.options = options;
    this.err = err;
  }

  /**
   * Runs the job in a session of its own and ends the process with the exit code.
   *
   * @param arguments The command line.
   */
  public static void main(String[] arguments) {
    boolean asks =
        Arrays.stream(arguments).anyMatch(List.of("--help", "-h", "--version", "-V")::contains);
    SparkSession.Builder builder = SparkSession.builder().appName("stanchion");
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    SparkSession session = (asks ? builder.master("local[1]") : builder).getOrCreate();
    int exitCode;
    try {
      exitCode =
          run(
              session,
              new PrintWriter(System.out, true, StandardCharsets.UTF_8),
              err,
              List.of(arguments));
    } finally {
      session.stop();
    }
    if (exitCode != ExitCode.DONE) {
      System.exit(exitCode);
    }
  }

  /**
   * Runs the job in a session that is there.
   *
   * @param session The session, which is left open.
   * @param out Takes help.
   * @param err Takes messages.
   * @param arguments The command line.
   * @return The exit code.
   */
  public static int run(
      SparkSession session, PrintWriter out, PrintWriter err, List<String> arguments) {
    try {
      JobArguments given = JobArguments.parse(arguments);
      if (given.has(JobOption.HELP) || given.has(JobOption.VERSION)) {
        boolean help = given.has(JobOption.HELP);
        out.print(help ? JobHelp.text(HelpText.width()) : ProgramVersion.text() + "\n");
        out.flush();
        return ExitCode.DONE;
      }
      return new ClassifyJob(session, JobOptions.of(given), err).run();
    } catch (ParseException e) {
      err.println("stanchion: " + Plain.line(String.valueOf(e.getMessage())));
      err.println("Try 'stanchion-spark --help'.");
      return ExitCode.UNUSABLE;
    } catch (IOException | RuntimeException e) {
      return Failure.report(e, err);
    }
  }

  private int run() throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    JobOutput output = options.output();
    ShippedModels shipped = options.models(hadoop);
    Scoring scoring = Scoring.of(spark.sparkContext(), shipped, options.settings());
    JobFolder out = new JobFolder(output.out(), hadoop);
    JobFolder rejects = new JobFolder(output.rejects(), hadoop);
    JobInput input = new JobInput(spark, options);
    input.files().forEach(out::requireApartFrom);
    Classified classified = input.classified(scoring);
    classified.notes().stream().map(Plain::line).forEach(err::println);
    out.prepare(output.overwrite());
    rejects.prepare(output.overwrite());
    RunCounts counts = write(classified, scoring.columns());
    if (counts.rejected() > 0) {
      writeRejects(classified, counts);
      rejects.markComplete();
    }
    out.markComplete();
    if (output.summary().isPresent()) {
      JobSummary summary = new JobSummary(spark, options, shipped, counts);
      summary.add("rows", out);
      if (counts.rejected() > 0) {
        summary.add("rejects", rejects);
      }
      JobFolder.write(output.summary().get(), summary.text(), hadoop);
    }
    return report(counts, classified);
  }

  private RunCounts write(Classified classified, AddedColumns added) {
    Observation observation = new Observation();
    try {
      options
          .output()
          .write(Classified.rows(CountedRecords.counted(classified.records(), observation)), added);
    } catch (DataException e) {
      throw e;
    } catch (Exception e) {
      throw JobFailure.of(e);
    }
    return CountedRecords.of(observation);
  }

  /** Reads once more, which costs less than to keep all rows, and scores nothing. */
  private void writeRejects(Classified classified, RunCounts counts) {
    Observation observation = new Observation();
    try {
      options.output().writeRejects(CountedRecords.all(classified.rejects(), observation));
    } catch (Exception e) {
      throw JobFailure.of(e);
    }
    long written = CountedRecords.all(observation);
    if (written != counts.rejected()) {
      throw new DataException(
          "the inputs have changed while they were read: first "
              + counts.rejected()
              + " records were rejected, then "
              + written
              + "; run it again");
    }
  }

  private int report(RunCounts counts, Classified classified) {
    if (counts.rejected() > 0) {
      classified.first().ifPresent(one -> err.println(Plain.line(message(one))));
    }
    err.println(counts.line(options.settings().mayAbstain()));
    if (counts.rejected() > 0) {
      err.println("rejected records are in " + Plain.line(options.output().rejects()));
    }
    RunCounts.Verdict verdict = counts.verdict(options.output().maxRejects());
    verdict.failure().ifPresent(err::println);
    return verdict.exitCode();
  }

  private static String message(Row reject) {
    Object line = reject.get(1);
    boolean placed = line instanceof Long number && number > 0;
    return reject.getString(0) + (placed ? ":" + line : "") + ": " + reject.getString(3);
  }
}
