package io.stanchion.bench;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The measurement of one benchmark.
 *
 * @param name The benchmark with its parameters, such as {@code Stage.score features=WORDS}.
 * @param perSecond Operations a second.
 * @param error Half the width of JMH's 99.9 % interval of it; NaN for a single iteration.
 * @param bytes Bytes allocated per operation.
 * @param checksum Identifies the labels and scores of the model it worked with.
 */
record Measure(String name, double perSecond, double error, double bytes, String checksum) {
  static Measure of(RunResult result, String checksum) {
    Result<?> allocated =
        requireNonNull(
            result.getSecondaryResults().get("gc.alloc.rate.norm"), "the GC profiler was on");
    Result<?> speed = result.getPrimaryResult();
    return new Measure(
        name(result.getParams()),
        speed.getScore(),
        speed.getScoreError(),
        allocated.getScore(),
        checksum);
  }

  private static String name(BenchmarkParams params) {
    StringBuilder name =
        new StringBuilder(
            params.getBenchmark().replaceAll(".*\\.(\\w+)Benchmark\\.(\\w+)", "$1.$2"));
    TreeMap<String, String> values = new TreeMap<>();
    params.getParamsKeys().forEach(key -> values.put(key, params.getParam(key)));
    values.forEach(
        (key, value) ->
            name.append(' ').append(key).append('=').append(value.toLowerCase(Locale.ROOT)));
    return name.toString();
  }
}
