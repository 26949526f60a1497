package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.split.FoldPlan;

/** The number of models for paragraphs about several targets. */
public enum TargetMode {
  /** One model for all targets; where there are several, the target is a feature. */
  JOINT,
  /** A model for each target, trained on the paragraphs about it alone. */
  PER_TARGET;

  /**
   * Splits the folds of a plan by target, if each target has its model.
   *
   * @param plan The folds.
   * @param data The set that they split.
   * @return The folds for this mode, with the same paragraphs on the same sides.
   * @throws io.stanchion.dataset.DataException If a paragraph has no target, or a target lacks the
   *     two labels that a model needs.
   */
  public FoldPlan plan(FoldPlan plan, LabelledData data) {
    return this == PER_TARGET ? plan.perTarget(data) : plan;
  }

  /**
   * Removes the target from the features, if each target has its model: the name of its only target
   * teaches a model nothing.
   *
   * @param space The settings to choose from.
   * @return The settings for this mode.
   */
  public Search.Space space(Search.Space space) {
    return this == PER_TARGET
        ? new Search.Space(
            space.settings().stream()
                .map(options -> options.withFeatures(options.features().withTarget(false)))
                .toList(),
            space.epochs())
        : space;
  }
}
