package io.stanchion.app;

import io.stanchion.dataset.DataException;
import io.stanchion.model.Calibration;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How units are treated that the model alone does not decide about. */
final class Treatment {
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

  /**
   * Checks the options.
   *
   * @throws DataException If one is out of range, or the model can give no sets.
   */
  void check(StanceModel model) {
    if (!(abstainBelow >= 0 && abstainBelow <= 1)) {
      throw new DataException("--abstain-below goes from 0 to 1, got " + abstainBelow);
    }
    if (coverage.isPresent()) {
      if (!Calibration.COVERAGES.contains(percent(coverage.get()))) {
        throw new DataException("--prediction-sets goes from 0.50 to 0.99, got " + coverage.get());
      }
      if (model.calibration().equals(Calibration.NONE)) {
        throw new DataException(
            "--prediction-sets needs a calibrated model, and this one was trained on labels that"
                + " could not be split by group; train on labels of two groups or more");
      }
    }
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

  private static int percent(double share) {
    return (int) Math.round(100 * share);
  }

  boolean hasSets() {
    return coverage.isPresent();
  }

  boolean mayAbstain() {
    return abstainBelow > 0;
  }

  boolean skipsBoilerplate() {
    return !boilerplate;
  }

  String defaultTarget() {
    return target;
  }

  boolean abstains(Prediction prediction) {
    return prediction.confidence() < abstainBelow;
  }

  List<String> set(Prediction prediction, StanceModel model) {
    return coverage
        .map(
            share ->
                model.calibration().set(prediction.probabilities(), percent(share)).stream()
                    .map(model.labels()::get)
                    .toList())
        .orElse(List.of());
  }
}
