package io.stanchion.model;

/**
 * The fast model of a cascade. It is asked first, and its prediction stands if it is sure enough.
 *
 * @param model The model; not a cascade itself, with the labels of the whole model.
 * @param confidence The least confidence that is enough, in [0, 1]; above 1, none is.
 */
public record FastModel(StanceModel model, double confidence) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If the confidence is below 0 or the model is a cascade.
   */
  public FastModel {
    if (!(confidence >= 0) || model.fast().isPresent()) {
      throw new IllegalArgumentException(
          "a fast model needs a confidence from 0 on and none before itself, got " + confidence);
    }
  }
}
