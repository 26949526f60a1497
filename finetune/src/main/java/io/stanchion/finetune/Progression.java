package io.stanchion.finetune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The state of a training between steps.
 *
 * @param step How many steps were taken.
 * @param epochs What came of each epoch.
 * @param lossOfEpoch The sum of the losses of the steps of the epoch in progress.
 * @param stepsOfEpoch How many those are.
 * @param best The weights that were best on what is held out.
 */
record Progression(
    long step,
    List<Epoch> epochs,
    double lossOfEpoch,
    long stepsOfEpoch,
    Map<String, Weights> best) {
  /**
   * The result of an epoch.
   *
   * @param trainingLoss The mean log-loss of its steps.
   * @param heldOutLoss The mean log-loss on what is held out, after it, once calibrated.
   * @param accuracy The share of right labels there.
   */
  record Epoch(double trainingLoss, double heldOutLoss, double accuracy) {}

  static Progression start(Training.Start start) {
    Map<String, Weights> all = new LinkedHashMap<>(start.encoder().parameters());
    all.putAll(start.head());
    return new Progression(0, List.of(), 0, 0, all);
  }

  Progression afterStep(double loss) {
    return new Progression(step + 1, epochs, lossOfEpoch + loss, stepsOfEpoch + 1, best);
  }

  Progression afterEpoch(double loss, double accuracy, Supplier<Map<String, Weights>> weights) {
    List<Epoch> all = new ArrayList<>(epochs);
    all.add(new Epoch(lossOfEpoch / Math.max(1, stepsOfEpoch), loss, accuracy));
    boolean gains = epochs.stream().allMatch(epoch -> loss < epoch.heldOutLoss());
    return new Progression(step, List.copyOf(all), 0, 0, gains ? weights.get() : best);
  }

  int epochsWithoutGain() {
    int bestEpoch = 0;
    for (int i = 1; i < epochs.size(); i++) {
      if (epochs.get(i).heldOutLoss() < epochs.get(bestEpoch).heldOutLoss()) {
        bestEpoch = i;
      }
    }
    return epochs.isEmpty() ? 0 : epochs.size() - 1 - bestEpoch;
  }
}
