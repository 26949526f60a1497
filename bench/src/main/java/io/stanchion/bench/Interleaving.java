package io.stanchion.bench;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Compares the time of two builds that run in turns, so that what else the machine does falls on
 * both. Only the ratio within a round counts.
 */
final class Interleaving {
  private static final int RESAMPLES = 2_000;
  private static final double TAIL = 0.025;
  private static final long SEED = 1;
  private static final double SLOWER = 1.10;

  /**
   * The ratio of the times of two builds.
   *
   * @param ratio The geometric mean over rounds of this build's time by the other's.
   * @param low The lower end of its 95 % interval, rounds resampled.
   * @param high The upper end.
   */
  record Ratio(double ratio, double low, double high) {
    /** Returns whether this build certainly takes more than 1.10 of the other's time. */
    boolean isSlower() {
      return low > SLOWER;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", ratio, low, high);
    }
  }

  private final Path otherJar;
  private final List<String> arguments;

  /**
   * Prepares.
   *
   * @param otherJar The jar of the other build's benchmarks, with its libraries beside it.
   * @param arguments What both are started with, but for {@code --out}.
   * @throws DataException If there is no such jar.
   */
  Interleaving(Path otherJar, List<String> arguments) {
    if (!Files.isRegularFile(otherJar)) {
      throw DataException.at(
          otherJar, "no such jar; build the other version and name its bench/target/….jar");
    }
    this.otherJar = otherJar;
    this.arguments = List.copyOf(arguments);
  }

  /**
   * Runs both builds in turns; each is first in every other round.
   *
   * @param rounds How often, 2 or more.
   * @return A ratio for each benchmark that both have.
   * @throws IOException If a build cannot be run.
   */
  Map<String, Ratio> run(int rounds) throws IOException {
    Map<String, List<Double>> logs = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      boolean ownFirst = round % 2 == 0;
      Map<String, Double> first = rates(ownFirst);
      Map<String, Double> second = rates(!ownFirst);
      Map<String, Double> own = ownFirst ? first : second;
      Map<String, Double> other = ownFirst ? second : first;
      own.forEach(
          (name, rate) -> {
            if (other.containsKey(name)) {
              double log = Math.log(other.get(name) / rate);
              logs.computeIfAbsent(name, key -> new ArrayList<>()).add(log);
            }
          });
    }
    Map<String, Ratio> ratios = new TreeMap<>();
    logs.forEach((name, all) -> ratios.put(name, ratio(all)));
    return ratios;
  }

  /** Returns the ratio of times from the logarithms of each round's. */
  static Ratio ratio(List<Double> logs) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means =
        DoubleStream.generate(
                () ->
                    random.ints(logs.size(), 0, logs.size()).mapToDouble(logs::get).sum()
                        / logs.size())
            .limit(RESAMPLES)
            .sorted()
            .toArray();
    double mean = logs.stream().mapToDouble(Double::doubleValue).sum() / logs.size();
    return new Ratio(
        Math.exp(mean),
        Math.exp(means[(int) (TAIL * RESAMPLES)]),
        Math.exp(means[RESAMPLES - 1 - (int) (TAIL * RESAMPLES)]));
  }

  private Map<String, Double> rates(boolean own) throws IOException {
    Path folder = Files.createTempDirectory("stanchion-bench");
    try {
      Path out = folder.resolve("round.json");
      List<String> command = new ArrayList<>(own ? ownStart() : otherStart());
      command.addAll(arguments);
      command.addAll(List.of("--out", out.toString()));
      run(command, folder.resolve("log"));
      Map<String, Double> rates = new TreeMap<>();
      for (Measure one : ResultFiles.read(folder.resolve("round.measures.json"))) {
        rates.put(one.name(), one.perSecond());
      }
      return rates;
    } finally {
      delete(folder);
    }
  }

  private static void run(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new DataException(
            String.join(" ", command) + " ended with " + status + ":\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new DataException("interrupted", e);
    }
  }

  private static List<String> ownStart() {
    String path = ManagementFactory.getRuntimeMXBean().getClassPath();
    return List.of(java(), "-cp", path, BenchCommand.class.getName());
  }

  private List<String> otherStart() {
    return List.of(java(), "-jar", otherJar.toString());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
