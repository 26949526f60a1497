package io.stanchion.app.option;

import io.stanchion.classify.Classifier;
import io.stanchion.dataset.DataException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How units are treated that the model alone does not decide about. */
public final class Treatment {
  @Option(names = "--boilerplate", description = "Classify boilerplate too.")
  private boolean boilerplate;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "The target of paragraphs that do not name one.")
  private String target = "";

  @Option(
      names = "--abstain-below",
      paramLabel = "P",
      description =
          "Give no label where the confidence is below P (0 to 1); the status is then 'abstained'.")
  private double abstainBelow;

  @Option(
      names = "--prediction-sets",
      paramLabel = "C",
      description =
          "Add a set of labels that holds the right one with a probability of at least C (0.50 to"
              + " 0.99) if articles are like those trained on.")
  private Optional<Double> coverage = Optional.empty();

  /** Begins with the defaults; picocli fills in what was given. */
  public Treatment() {}

  /**
   * Gives what was asked for.
   *
   * @return The settings.
   * @throws DataException If one is out of range.
   */
  public Classifier.Settings settings() {
    coverage.filter(share -> share == 0).ifPresent(Treatment::refuse);
    return new Classifier.Settings(boilerplate, target, abstainBelow, coverage.orElse(0.0));
  }

  /** No sets are what one gets without the option. */
  private static void refuse(double share) {
    throw new DataException("--prediction-sets goes from 0.50 to 0.99, got " + share);
  }

  /** Everything that rows depend on, for comparison with another run's. */
  @Override
  public String toString() {
    return "boilerplate="
        + boilerplate
        + " abstain-below="
        + abstainBelow
        + " prediction-sets="
        + coverage.map(String::valueOf).orElse("")
        + " target="
        + target;
  }

  public boolean mayAbstain() {
    return abstainBelow > 0;
  }
}
