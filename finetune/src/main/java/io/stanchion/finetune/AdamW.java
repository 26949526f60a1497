package io.stanchion.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * AdamW (Loshchilov and Hutter, 2019, arXiv:1711.05101). DJL's optimiser of that name keeps its
 * moments to itself, so that training could not go on after a stop; the step is DJL's.
 */
final class AdamW implements AutoCloseable {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final NDManager manager;
  private final Map<String, NDArray> parameters;
  private final Map<String, NDArray> means = new LinkedHashMap<>();
  private final Map<String, NDArray> variances = new LinkedHashMap<>();

  AdamW(Map<String, NDArray> parameters, NDManager parent) {
    this.manager = parent.newSubManager();
    this.parameters = parameters;
    parameters.forEach(
        (name, parameter) -> {
          parameter.setRequiresGradient(true);
          means.put(name, manager.zeros(parameter.getShape()));
          variances.put(name, manager.zeros(parameter.getShape()));
        });
  }

  /** The first moments of the gradients. */
  Map<String, NDArray> means() {
    return means;
  }

  /** The second moments of the gradients. */
  Map<String, NDArray> variances() {
    return variances;
  }

  /**
   * Takes a step along the gradients, which are zero afterwards.
   *
   * @param step Which one, counted from 0.
   * @param rate How far.
   * @param norm The length of all gradients together.
   * @param maxNorm What it is cut to.
   */
  void step(long step, float rate, double norm, float maxNorm) {
    float scale = (float) Math.min(1, maxNorm / Math.max(norm, 1e-12));
    double correction1 = 1 - Math.pow(BETA1, step + 1.0);
    double correction2 = 1 - Math.pow(BETA2, step + 1.0);
    float corrected = (float) (rate * Math.sqrt(correction2) / correction1);
    parameters.forEach(
        (name, parameter) -> {
          float decay = isVector(parameter) ? 0 : Schedule.WEIGHT_DECAY;
          try (NDArray gradient = parameter.getGradient()) {
            parameter
                .getNDArrayInternal()
                .adamUpdate(
                    new NDList(parameter, gradient, means.get(name), variances.get(name)),
                    new NDList(parameter),
                    rate,
                    corrected,
                    decay,
                    scale,
                    -1,
                    BETA1,
                    BETA2,
                    EPSILON,
                    false,
                    true);
          }
        });
  }

  /** Returns the length of all gradients together; not finite if there is no step along them. */
  double norm() {
    double squares = 0;
    for (NDArray parameter : parameters.values()) {
      try (NDArray gradient = parameter.getGradient();
          NDArray flat = gradient.flatten();
          NDArray length = flat.norm()) {
        double one = length.getFloat();
        squares += one * one;
      }
    }
    return Math.sqrt(squares);
  }

  /** Biases and normalisations are not pulled to zero. */
  private static boolean isVector(NDArray parameter) {
    return parameter.getShape().dimension() < 2;
  }

  @Override
  public void close() {
    manager.close();
  }
}
