package io.stanchion.features;

/**
 * A part of a vector that an encoder gives.
 *
 * @param name What it is called where features are named.
 * @param size How many components it has.
 * @param writer Writes them.
 */
record DensePart(String name, int size, Writer writer) {
  /** Writes the components of a text. */
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
