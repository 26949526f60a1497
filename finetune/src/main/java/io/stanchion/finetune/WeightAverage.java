package io.stanchion.finetune;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The mean of a network's weights over the last steps of a training (Izmailov et al., 2018,
 * "Averaging weights leads to wider optima and better generalization", arXiv:1803.05407).
 */
final class WeightAverage {
  private final long first;
  private Map<String, Weights> mean = Map.of();

  /**
   * Begins with no weights.
   *
   * @param first The first step that counts, from 0.
   */
  WeightAverage(long first) {
    this.first = first;
  }

  /** Adds the weights after a step, counted from 0. */
  void add(long step, Map<String, NDArray> parameters) {
    if (step < first) {
      return;
    }
    if (mean.isEmpty()) {
      mean = Checkpoint.copy(parameters);
      return;
    }
    float share = 1f / (step - first + 1);
    parameters.forEach(
        (name, parameter) -> {
          float[] values = Checkpoint.part(mean, name).values();
          float[] now = parameter.toFloatArray();
          for (int i = 0; i < values.length; i++) {
            values[i] += share * (now[i] - values[i]);
          }
        });
  }

  /** Returns the mean; empty before the first step that counts. */
  Map<String, Weights> mean() {
    return mean;
  }

  /** Continues from a mean that was saved. */
  void resume(Map<String, Weights> saved) {
    mean = new LinkedHashMap<>(saved);
  }
}
