package io.stanchion.bench;

import io.stanchion.classify.ExitCode;
import io.stanchion.classify.Failure;
import io.stanchion.dataset.Range;
import io.stanchion.dataset.writer.Plain;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that runs the benchmarks. */
@Command(
    name = "stanchion bench",
    versionProvider = Usage.Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures how fast paragraphs are classified, from raw text to label, and how fast models"
            + " are made.")
public final class BenchCommand implements Callable<Integer> {
  private static final double MEGA = 1e6;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Rough figures for one text in a minute or two.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file of JMH's JSON. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("stanchion-bench.json");

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "The benchmarks to run, such as Stage.*score. Default: all.")
  private String only = "Benchmark";

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "NAME.measures.json of an earlier run. Exit code 1 if bytes allocated differ by more than"
              + " 5 %%, or any result.")
  private Optional<Path> baseline = Optional.empty();

  @Option(
      names = "--against",
      paramLabel = "JAR",
      description =
          "bench/target/stanchion-bench-….jar of another build. Both run in turns, and the ratio of"
              + " their times is printed with a 95 %% interval. If an interval is above 1.10, both"
              + " run once more, and a second such interval gives a warning; never fails.")
  private Optional<Path> against = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "The number of times that both builds run. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  BenchCommand() {}

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param arguments The command line.
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            List.of(arguments)));
  }

  /** Runs the command inside another program. */
  static int run(PrintWriter out, PrintWriter err, List<String> arguments) {
    return Usage.configured(new CommandLine(new BenchCommand()))
        .setExecutionExceptionHandler(BenchCommand::failed)
        .setOut(out)
        .setErr(err)
        .execute(arguments.toArray(String[]::new));
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof RunnerException) {
      command.getErr().println("stanchion: a benchmark failed: " + Plain.line(e.toString()));
      return ExitCode.REJECTED;
    }
    return Failure.report(e, command.getErr());
  }

  @Override
  public Integer call() throws RunnerException, IOException {
    Range.from("--rounds", 2, rounds);
    List<Measure> before = baseline.map(ResultFiles::read).orElse(List.of());
    spec.commandLine().getErr().println("measuring, quick: a minute or two; in full: an hour …");
    Collection<RunResult> results = new Runner(options()).run();
    List<Measure> measures = new ArrayList<>();
    Map<String, String> checksums = new TreeMap<>();
    for (RunResult result : results) {
      BenchmarkParams with = result.getParams();
      String checksum =
          checksums.computeIfAbsent(
              value(with, "text") + value(with, "features") + value(with, "lexicon"),
              key -> workload(with).checksum());
      measures.add(Measure.of(result, checksum));
    }
    print(results, measures);
    Map<String, Interleaving.Ratio> ratios = against.isPresent() ? ratios() : Map.of();
    ResultFiles.write(out, measures, ratios)
        .forEach(file -> spec.commandLine().getOut().println(file));
    return baseline.isPresent() ? judge(before, measures) : ExitCode.DONE;
  }

  private Map<String, Interleaving.Ratio> ratios() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--only", only));
    if (quick) {
      arguments.add("--quick");
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println("running both builds in turns …");
    Interleaving both = new Interleaving(against.orElseThrow(), arguments);
    Map<String, Interleaving.Ratio> ratios = both.run(rounds);
    PrintWriter table = spec.commandLine().getOut();
    table.println();
    table.println("time against the other build, with a 95 % interval:");
    ratios.forEach((name, ratio) -> table.printf(Locale.ROOT, "%-62s %s%n", name, ratio));
    if (ratios.values().stream().anyMatch(Interleaving.Ratio::isSlower)) {
      err.println("some are slower; once more, to be sure …");
      Map<String, Interleaving.Ratio> again = both.run(rounds);
      ratios.forEach(
          (name, ratio) -> {
            Interleaving.Ratio second = again.getOrDefault(name, ratio);
            if (ratio.isSlower()) {
              String verdict = second.isSlower() ? "warning: slower, twice" : "not slower again";
              err.println(verdict + ": " + name + " " + ratio + ", then " + second);
            }
          });
    }
    return ratios;
  }

  private Options options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(BenchCommand.class.getPackageName() + "\\..*" + only + ".*")
            .addProfiler(GCProfiler.class)
            .threads(1)
            .shouldFailOnError(true)
            .verbosity(quick ? VerboseMode.SILENT : VerboseMode.NORMAL)
            .resultFormat(ResultFormatType.JSON)
            .result(out.toString());
    if (quick) {
      options
          .forks(1)
          .param("text", BenchmarkText.ARTICLE.name())
          .param("paragraphs", "2000")
          .param("lexicon", Lexicon.SHIPPED.name(), Lexicon.LARGE.name())
          .warmupIterations(2)
          .warmupTime(TimeValue.milliseconds(500))
          .measurementIterations(3)
          .measurementTime(TimeValue.milliseconds(500));
    }
    return options.build();
  }

  private int judge(List<Measure> before, List<Measure> measures) {
    Gate.Verdict verdict = Gate.compare(before, measures);
    PrintWriter err = spec.commandLine().getErr();
    verdict.warnings().forEach(one -> err.println("warning: " + one));
    verdict.failures().forEach(one -> err.println("FAILED: " + one));
    return verdict.failures().isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }

  /** A benchmark without a parameter stands for its first value. */
  private static Workload workload(BenchmarkParams with) {
    return Workload.of(
        BenchmarkText.valueOf(value(with, "text")),
        Features.valueOf(value(with, "features")),
        Lexicon.valueOf(value(with, "lexicon")));
  }

  private static String value(BenchmarkParams with, String name) {
    String value = with.getParam(name);
    if (value != null) {
      return value;
    }
    return switch (name) {
      case "text" -> BenchmarkText.ARTICLE.name();
      case "features" -> Features.WORDS.name();
      default -> Lexicon.SHIPPED.name();
    };
  }

  private void print(Collection<RunResult> results, List<Measure> measures) {
    PrintWriter table = spec.commandLine().getOut();
    table.println(
        String.format(
            Locale.ROOT, "%-62s %12s %8s %14s", "benchmark", "per second", "MB/s", "bytes each"));
    Iterator<Measure> each = measures.iterator();
    for (RunResult result : results) {
      Measure one = each.next();
      table.println(
          String.format(
              Locale.ROOT,
              "%-62s %,12.1f %8s %,14.0f",
              one.name(),
              one.perSecond(),
              rate(result.getParams(), one),
              one.bytes()));
    }
    table.println();
    table.println(
        "an operation is all paragraphs of the text; results are the reference's; files:");
    table.println(out);
  }

  /** Text a second, for benchmarks that go through the text of a parameter. */
  private static String rate(BenchmarkParams with, Measure one) {
    if (with.getParam("text") == null) {
      return "";
    }
    BenchmarkText text = BenchmarkText.valueOf(value(with, "text"));
    long bytes = BenchmarkText.bytes(text.paragraphs(Lexicon.valueOf(value(with, "lexicon"))));
    return String.format(Locale.ROOT, "%.1f", one.perSecond() * bytes / MEGA);
  }
}
