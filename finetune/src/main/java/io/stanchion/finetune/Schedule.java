package io.stanchion.finetune;

/**
 * The schedule of a training.
 *
 * @param epochs How often each pair is seen, at most.
 * @param learningRate The highest; it rises to it over the first tenth of all steps, and falls to 0
 *     in a line over the others.
 * @param batch How many pairs a step takes.
 * @param dropout The share of values dropped, as in BERT's own training.
 * @param patience After how many epochs without a gain on what is held out training ends.
 * @param average The share of all steps, at the end, whose weights are averaged; 0 for none.
 * @param precision In what numbers the network multiplies.
 * @param seed Decides orders and dropout.
 */
record Schedule(
    int epochs,
    float learningRate,
    int batch,
    float dropout,
    int patience,
    float average,
    Precision precision,
    long seed) {
  static final float WARM_UP = 0.1f;
  static final float WEIGHT_DECAY = 0.01f;
  static final float MAX_NORM = 1;

  /** The learning rate of a step, counted from 0. */
  float rate(long step, long steps) {
    double warm = Math.max(1, WARM_UP * steps);
    double share = step < warm ? (step + 1) / warm : (steps - step) / Math.max(1, steps - warm);
    return (float) (learningRate * Math.min(1, share));
  }
}
