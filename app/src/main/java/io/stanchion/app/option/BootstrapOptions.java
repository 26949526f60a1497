package io.stanchion.app.option;

import io.stanchion.dataset.Range;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import picocli.CommandLine.Option;

/** Options for the random draws of intervals and tests. */
public final class BootstrapOptions {
  private static final int FEWEST = 100;

  @Setting
  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Draws for each interval and test, at least 100. Default: ${DEFAULT-VALUE}.")
  private int resamples = 2000;

  @Setting
  @Option(
      names = "--bootstrap-seed",
      paramLabel = "N",
      description = "Seed of the draws. Default: ${DEFAULT-VALUE}.")
  private long seed = 20261122;

  /**
   * Makes the bootstrap.
   *
   * @return The bootstrap with the effective settings.
   * @throws io.stanchion.dataset.DataException If the number of draws is too small.
   */
  public ClusterBootstrap bootstrap() {
    return new ClusterBootstrap(Range.from("--resamples", FEWEST, resamples), seed);
  }
}
