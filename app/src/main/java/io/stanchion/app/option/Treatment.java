package io.stanchion.app.option;

import io.stanchion.classify.Classifier;
import io.stanchion.classify.ModelTargets;
import io.stanchion.classify.Prior;
import io.stanchion.classify.option.OptionText;
import io.stanchion.dataset.names.Spelling;
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

  @Option(
      names = "--prior",
      paramLabel = "LABEL=SHARE,…",
      description =
          OptionText.PRIOR
              + " With 'estimate', the shares are estimated from the input, which is read twice.")
  private Optional<String> prior = Optional.empty();

  /** Begins with the defaults; picocli fills in what was given. */
  public Treatment() {}

  /**
   * Returns the options as the classifier takes them.
   *
   * @return The settings.
   * @throws io.stanchion.dataset.DataException If one is out of range.
   */
  public Classifier.Settings settings() {
    return settings(target);
  }

  /**
   * Returns the options for models, with the target as they spell it.
   *
   * @param targets The targets of the models.
   * @return The settings.
   * @throws io.stanchion.dataset.DataException If one is out of range, or no model is about the
   *     target.
   */
  public Classifier.Settings settings(ModelTargets targets) {
    return settings(targets.named(target));
  }

  /**
   * Returns the target that was named.
   *
   * @return The target as typed; empty for none.
   */
  public String target() {
    return target;
  }

  private Classifier.Settings settings(String about) {
    return Classifier.Settings.of(boilerplate, about, abstainBelow, coverage)
        .withPrior(prior.filter(one -> !estimatesPrior()).map(Prior::parse).orElse(Prior.NONE));
  }

  /**
   * Returns whether the shares of the labels are to be estimated from the input.
   *
   * @return True if they are; the settings then have none.
   */
  public boolean estimatesPrior() {
    return prior.filter(Prior.ESTIMATE::equals).isPresent();
  }

  /**
   * Returns a note on a target that the models spell in another way.
   *
   * @param settings The settings for the models.
   * @return One line; empty if the target was spelled as they do.
   */
  public Optional<String> note(Classifier.Settings settings) {
    return settings.target().equals(target)
        ? Optional.empty()
        : Optional.of(
            "--target '"
                + Spelling.shown(target)
                + "' is taken for '"
                + Spelling.shown(settings.target())
                + "'");
  }
}
