package io.stanchion.spark;

import io.stanchion.model.ProgramVersion;

import io.stanchion.classify.ExitCode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.app.option.ArticleOptions;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.app.Stanchion;
import io.stanchion.app.option.Treatment;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.model.Speed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Classifies articles, rows and tables on Spark, for {@code spark-submit}. */
@Command(
    name = "stanchion-spark",
    version = Stanchion.VERSION,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Classifies every paragraph of articles, rows or tables on Spark.",
    footer = {
      "",
      "Reads what 'stanchion classify' reads, with the same readers and the same answers: a file",
      "is read by one task. Parquet and tables are read by Spark, and so are CSV, JSON Lines and",
      "text with --split, which takes a line for a record.",
      "",
      "Every record of the input is a row of the output or of the rejects. All columns of the",
      "input are kept; one with the name of an added column becomes input_NAME.",
      "",
      "Exit codes: 0 done; 1 done, with rejected records or rows without a model; 2 bad usage,",
      "unreadable or invalid input, bad model; 70 a fault in stanchion itself.",
      "",
      "Examples, each behind 'spark-submit stanchion-spark-job.jar':",
      "  news/ --out stances",
      "  hdfs:///news/*.jsonl.gz --out hdfs:///stances --format parquet --partition-by label",
      "  news.parquet --text-column body --model my.stance --out stances --summary run.json",
      "  table:news --out stances --abstain-below 0.6"
    })
public final class ClassifyJob implements Callable<Integer> {
  private final SparkSession spark;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Files, directories, Hadoop's patterns, or table:NAME.")
  private List<String> inputs = List.of();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "The model, or a directory of models, one for each target, where Hadoop finds it."
              + " Default: the bundled one.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--speed",
      paramLabel = "HOW",
      description =
          "Of a model with an encoder: best, balanced or fast. Default: best; fast for the bundled"
              + " model.")
  private Optional<Speed> speed = Optional.empty();

  @Mixin private JobOutput output = new JobOutput();

  @Mixin private Treatment treatment = new Treatment();

  @Mixin private ArticleOptions articles = new ArticleOptions();

  @Option(
      names = "--keep-columns",
      paramLabel = "NAME,…",
      description =
          "Of rows and JSON objects, keep these columns besides; none for none. Default: all, which"
              + " takes a look at each file first, and of JSON Lines at each object.")
  private Optional<String> kept = Optional.empty();

  @Option(
      names = "--split",
      description =
          "Have CSV, JSON Lines and text split among tasks and read by Spark, a record a line.")
  private boolean split;

  private ClassifyJob(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Runs the job in a session of its own and ends the process with the exit code.
   *
   * @param arguments The command line.
   */
  public static void main(String[] arguments) {
    boolean asks =
        Arrays.stream(arguments).anyMatch(List.of("--help", "-h", "--version")::contains);
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
   * @param err Takes what there is to say.
   * @param arguments The command line.
   * @return The exit code.
   */
  public static int run(
      SparkSession session, PrintWriter out, PrintWriter err, List<String> arguments) {
    return Stanchion.configured(new CommandLine(new ClassifyJob(session)))
        .setOut(out)
        .setErr(err)
        .execute(arguments.toArray(String[]::new));
  }

  @Override
  public Integer call() throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    output.rejectsAllowed();
    ReadOptions reading = articles.reading();
    ShippedModels shipped = ShippedModels.read(model, speed, hadoop);
    Scoring scoring = Scoring.of(spark.sparkContext(), shipped, treatment.settings());
    JobFolder out = new JobFolder(output.out(), hadoop);
    JobFolder rejects = new JobFolder(output.rejects(), hadoop);
    inputs.stream().filter(input -> !isTable(input)).forEach(out::requireApartFrom);
    Classified classified = classified(scoring, reading, hadoop);
    classified.notes().stream().map(Plain::line).forEach(spec.commandLine().getErr()::println);
    out.prepare(output.overwrite());
    rejects.prepare(output.overwrite());
    Counts counts = write(classified, scoring.columns());
    if (counts.rejected() > 0) {
      writeRejects(classified, counts);
      rejects.markComplete();
    }
    out.markComplete();
    writeSummary(counts, shipped, out, rejects, hadoop);
    return report(counts, classified);
  }

  private Classified classified(Scoring scoring, ReadOptions reading, Configuration hadoop) {
    StanceOptions options =
        new StanceOptions(
            model,
            speed,
            treatment.settings(),
            reading.columns().text(),
            reading.columns().target().orElse("target"),
            reading.limits().paragraphBytes());
    TableSource tables = new TableSource(spark, new StanceTransformer(spark, options, scoring));
    String delimiter = reading.delimiter().map(String::valueOf).orElse(",");
    if (inputs.stream().anyMatch(ClassifyJob::isTable)) {
      return tables.classified(TableSource.Kind.TABLE, List.of(table()), delimiter);
    }
    ArticleFiles found = ArticleFiles.find(inputs, hadoop);
    if (holdsParquet(found)) {
      return tables.classified(TableSource.Kind.PARQUET, inputs, delimiter);
    }
    if (split) {
      return tables.classified(splittable(found, reading), inputs, delimiter);
    }
    return new ArticleSource(spark, scoring, Reading.of(reading), kept()).classified(found);
  }

  private Optional<List<String>> kept() {
    return kept.map(names -> names.equals("none") ? List.of() : List.of(names.split(",", -1)));
  }

  private static boolean isTable(String input) {
    return input.startsWith("table:");
  }

  private String table() {
    if (inputs.size() > 1) {
      throw new DataException(
          "a table is classified alone; expected one INPUT, got " + inputs.size());
    }
    return inputs.get(0).substring("table:".length());
  }

  private static boolean holdsParquet(ArticleFiles found) {
    List<String> files =
        found.files().stream().map(ArticleFile::name).filter(ClassifyJob::isParquet).toList();
    int others = found.files().size() - files.size();
    boolean parquet =
        !files.isEmpty() || found.passedOver().stream().anyMatch(ClassifyJob::isParquet);
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

  private Counts write(Classified classified, AddedColumns added) {
    Observation observation = new Observation();
    Dataset<Row> counted = Counts.counted(classified.records(), observation);
    try {
      output.write(Classified.rows(counted), added);
    } catch (DataException e) {
      throw e;
    } catch (Exception e) {
      throw JobFailure.of(e);
    }
    return Counts.of(observation);
  }

  /** Reads once more, which costs less than to keep all rows, and scores nothing. */
  private void writeRejects(Classified classified, Counts counts) {
    Observation observation = new Observation();
    try {
      output.writeRejects(
          classified.rejects().observe(observation, functions.count(functions.lit(1)).as("all")));
    } catch (Exception e) {
      throw JobFailure.of(e);
    }
    long written = Counts.all(observation);
    if (written != counts.rejected()) {
      throw new DataException(
          "the inputs have changed while they were read: first "
              + counts.rejected()
              + " records were rejected, then "
              + written
              + "; run it again");
    }
  }

  private int report(Counts counts, Classified classified) {
    PrintWriter err = spec.commandLine().getErr();
    if (counts.rejected() > 0) {
      classified.first().ifPresent(one -> err.println(Plain.line(message(one))));
    }
    err.println(counts.line(treatment.settings().abstainBelow() > 0));
    if (counts.rejected() > 0) {
      err.println("rejected records are in " + Plain.line(output.rejects()));
    }
    Optional<String> failure =
        output.rejectsAllowed().flatMap(allowed -> allowed.failure(counts.rejected(), counts.in()));
    failure.ifPresent(err::println);
    if (counts.isNothingReadable()) {
      return ExitCode.UNUSABLE;
    }
    boolean tooMany =
        output.rejectsAllowed().isPresent() ? failure.isPresent() : counts.rejected() > 0;
    return tooMany || counts.withoutModel() > 0 ? ExitCode.REJECTED : ExitCode.DONE;
  }

  private static String message(Row reject) {
    Object line = reject.get(1);
    boolean placed = line instanceof Long number && number > 0;
    return reject.getString(0) + (placed ? ":" + line : "") + ": " + reject.getString(3);
  }

  private void writeSummary(
      Counts counts, ShippedModels shipped, JobFolder out, JobFolder rejects, Configuration hadoop)
      throws IOException {
    if (output.summary().isEmpty()) {
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", "stanchion-spark-summary").put("version", 1);
    json.put("program", ProgramVersion.text()).put("spark", spark.version());
    json.put("application", spark.sparkContext().applicationId());
    settings(shipped).forEach(json.putObject("settings")::put);
    shipped.digests().forEach(json.putObject("models")::put);
    json.put("finished", true).set("records", counts.toJson());
    ArrayNode outputs = json.putArray("outputs");
    add(outputs, "rows", out);
    if (counts.rejected() > 0) {
      add(outputs, "rejects", rejects);
    }
    JobFolder.write(output.summary().get(), json.toPrettyString() + "\n", hadoop);
  }

  private static void add(ArrayNode outputs, String role, JobFolder folder) throws IOException {
    ObjectNode one = outputs.addObject().put("role", role).put("folder", folder.name());
    ArrayNode files = one.putArray("files");
    for (FileStatus file : folder.files()) {
      files.addObject().put("file", folder.relative(file)).put("bytes", file.getLen());
    }
  }

  private Map<String, String> settings(ShippedModels shipped) {
    Map<String, String> settings = new TreeMap<>(output.settings());
    settings.put("inputs", String.join("\n", inputs));
    settings.put("treatment", treatment.toString());
    settings.put("--speed", shipped.speed().name());
    settings.put("--split", String.valueOf(split));
    settings.put("reading", articles.reading().toString());
    return settings;
  }
}
