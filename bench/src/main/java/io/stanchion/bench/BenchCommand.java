package io.stanchion.bench;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.Paragraph;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the benchmarks. */
@Command(
    name = "stanchion bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures how fast paragraphs are classified, from raw text to label.",
    footer = {
      "",
      "Compare allocated bytes between runs, and time only within one run: shared machines are",
      "noisy. Full run: three forks of each benchmark, about 12 minutes.",
      "",
      "Examples:",
      "  stanchion bench --quick",
      "  stanchion bench --out results.json"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final double MEGA = 1e6;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "A rough figure in under a minute.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where JMH's JSON goes. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("stanchion-bench.json");

  BenchCommand() {}

  /**
   * Runs the command and ends the process with its exit code: 0 done, 1 a benchmark failed, 2 bad
   * usage.
   *
   * @param arguments The command line.
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(
        new CommandLine(new BenchCommand())
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .execute(arguments));
  }

  @Override
  public Integer call() throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(BenchCommand.class.getPackageName() + "\\..*Benchmark\\.")
            .addProfiler(GCProfiler.class)
            .threads(1)
            .shouldFailOnError(true)
            .verbosity(quick ? VerboseMode.SILENT : VerboseMode.NORMAL)
            .resultFormat(ResultFormatType.JSON)
            .result(out.toString());
    if (quick) {
      options
          .forks(1)
          .warmupIterations(2)
          .warmupTime(TimeValue.milliseconds(500))
          .measurementIterations(3)
          .measurementTime(TimeValue.milliseconds(500));
      spec.commandLine().getErr().println("measuring, which takes the better part of a minute …");
    }
    print(new Runner(options.build()).run());
    return 0;
  }

  private void print(Collection<RunResult> results) {
    PrintWriter table = spec.commandLine().getOut();
    table.println(
        String.format(
            Locale.ROOT,
            "%-24s %-8s %-6s %14s %8s %18s",
            "benchmark",
            "text",
            "feat.",
            "paragraphs/s",
            "MB/s",
            "bytes/paragraph"));
    for (RunResult result : results) {
      table.println(row(result));
    }
    table.println();
    table.println("one thread; bytes allocated per paragraph; JMH's JSON is in " + out);
  }

  private static String row(RunResult result) {
    String name = result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)", "$1");
    BenchmarkText text = BenchmarkText.valueOf(result.getParams().getParam("text"));
    String features = result.getParams().getParam("features");
    List<Paragraph> paragraphs = text.paragraphs();
    int perOperation = name.endsWith("batch") ? paragraphs.size() : 1;
    double perSecond = result.getPrimaryResult().getScore() * perOperation;
    double bytes = (double) BenchmarkText.bytes(paragraphs) / paragraphs.size();
    Result<?> allocated =
        requireNonNull(
            result.getSecondaryResults().get("gc.alloc.rate.norm"), "the GC profiler was on");
    return String.format(
        Locale.ROOT,
        "%-24s %-8s %-6s %,14.0f %8.2f %,18.0f",
        name.replace("Benchmark", ""),
        text.name().toLowerCase(Locale.ROOT),
        features == null ? "words" : features.toLowerCase(Locale.ROOT),
        perSecond,
        perSecond * bytes / MEGA,
        allocated.getScore() / perOperation);
  }
}
