package io.stanchion.app.option;

import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How intervals and tests draw. */
public final class BootstrapOptions {
  private static final int FEWEST = 100;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Draws per interval and test, at least 100. Default: ${DEFAULT-VALUE}.")
  private int resamples = 2000;

  @Option(
      names = "--bootstrap-seed",
      paramLabel = "N",
      description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
  private long seed = 20261122;

  /** The effective settings by the names of their options. */
  public Map<String, String> settings() {
    return new TreeMap<>(
        Map.of(
            "resamples",
            String.valueOf(bootstrap().resamples()),
            "bootstrap-seed",
            String.valueOf(seed)));
  }

  /**
   * Makes what draws.
   *
   * @throws io.stanchion.dataset.DataException If there are to be too few draws.
   */
  public ClusterBootstrap bootstrap() {
    return new ClusterBootstrap(Range.from("--resamples", FEWEST, resamples), seed);
  }
}
