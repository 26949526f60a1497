package io.stanchion.finetune;

import ai.djl.ndarray.NDArray;

/** How matrices are multiplied by a network's weights. */
@FunctionalInterface
interface Product extends AutoCloseable {
  /**
   * Multiplies.
   *
   * @param input (…, component), of 32-bit numbers.
   * @param weight (component, new component), of 32-bit numbers.
   * @return (…, new component), of 32-bit numbers.
   */
  NDArray of(NDArray input, NDArray weight);

  /** Gives back what it holds; nothing, if nothing else is said. */
  @Override
  default void close() {}
}
