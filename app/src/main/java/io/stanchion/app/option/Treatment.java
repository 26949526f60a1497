package io.stanchion.app.option;

import io.stanchion.classify.Classifier;
import io.stanchion.classify.option.OptionText;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of classifying that do not depend on the model. */
public final class Treatment {
  @Option(names = "--boilerplate", description = OptionText.BOILERPLATE)
  private boolean boilerplate;

  @Option(names = "--target", paramLabel = "TARGET", description = OptionText.TARGET)
  private String target = "";

  @Option(names = "--abstain-below", paramLabel = "P", description = OptionText.ABSTAIN_BELOW)
  private double abstainBelow;

  @Option(names = "--prediction-sets", paramLabel = "C", description = OptionText.PREDICTION_SETS)
  private Optional<Double> coverage = Optional.empty();

  /** Begins with the defaults; picocli fills in what was given. */
  public Treatment() {}

  /**
   * Returns the options as the classifier takes them.
   *
   * @return The settings.
   * @throws io.stanchion.dataset.DataException If one is out of range.
   */
  public Classifier.Settings settings() {
    return Classifier.Settings.of(boilerplate, target, abstainBelow, coverage);
  }
}
