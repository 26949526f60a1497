package io.stanchion.finetune;

import ai.djl.ndarray.NDArray;

/** A way of multiplying matrices by a network's weights. */
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

  /** Releases what it holds; by default, nothing. */
  @Override
  default void close() {}
}
