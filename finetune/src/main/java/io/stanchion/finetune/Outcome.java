package io.stanchion.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a training.
 *
 * @param epochs Its epochs.
 * @param labels What the head tells apart.
 * @param calibrated What its logits were corrected by.
 * @param lossBefore The log-loss on what is held out, before that.
 * @param lossAfter The same after it.
 * @param accuracy The share of right labels there, before it.
 * @param parameters All parameters, the head's corrected.
 */
record Outcome(
    List<Progression.Epoch> epochs,
    List<String> labels,
    Calibrated calibrated,
    double lossBefore,
    double lossAfter,
    double accuracy,
    Map<String, Weights> parameters) {
  static Outcome of(Training training, PairSet set) {
    training.restoreBest();
    HeldOut heldOut = training.heldOut();
    Calibrated calibrated = Calibrated.fit(heldOut, set.labels().size());
    Map<String, Weights> parameters = new LinkedHashMap<>(training.progression().best());
    parameters.computeIfPresent(BertNetwork.HEAD_WEIGHT, (name, head) -> calibrated.weight(head));
    parameters.computeIfPresent(BertNetwork.HEAD_BIAS, (name, head) -> calibrated.bias(head));
    return new Outcome(
        training.progression().epochs(),
        set.labels(),
        calibrated,
        heldOut.loss(1, new double[set.labels().size()]),
        heldOut.loss(calibrated.scale(), calibrated.bias()),
        heldOut.accuracy(),
        parameters);
  }

  TrainedEncoder encoder(PairOptions options, boolean takesFirst) {
    return new TrainedEncoder(parameters, labels, options.offTargetCountsAs(), takesFirst);
  }

  /** The epoch whose weights were kept, from 1; empty if none was better than the beginning. */
  Optional<Integer> bestEpoch() {
    int best = 0;
    for (int i = 1; i < epochs.size(); i++) {
      best = epochs.get(i).heldOutLoss() < epochs.get(best).heldOutLoss() ? i : best;
    }
    return epochs.isEmpty() ? Optional.empty() : Optional.of(best + 1);
  }
}
