package io.stanchion.features;

/**
 * A part of a vector that comes from an encoder.
 *
 * @param name The name of its features.
 * @param size The number of its components.
 * @param writer The writer of their values.
 */
record DensePart(String name, int size, Writer writer) {
  /** A writer of a text's components. */
  @FunctionalInterface
  interface Writer {
    void encode(String target, String text, double[] into, int from);
  }

  static DensePart of(DenseBlock block) {
    return new DensePart(block.name(), block.size(), block::encode);
  }

  static DensePart of(StancePool pool) {
    return new DensePart(pool.name(), pool.size(), pool::encode);
  }
}
