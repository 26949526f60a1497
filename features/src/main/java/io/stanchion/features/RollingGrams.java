package io.stanchion.features;

/** The keys of a block's n-grams, from a stream of symbols of any length, one buffer at a time. */
final class RollingGrams {
  private static final int CAPACITY = 1 << 11;

  private final int block;
  private final int min;
  private final int max;
  private final NgramKeys.Sink sink;
  private final long[] symbols = new long[CAPACITY];
  private final long[] keys = new long[CAPACITY];
  private int size;

  /** The number of symbols at the front whose n-grams were passed on before. */
  private int carried;

  RollingGrams(int block, int min, int max, NgramKeys.Sink sink) {
    this.block = block;
    this.min = min;
    this.max = max;
    this.sink = sink;
  }

  void begin() {
    size = 0;
    carried = 0;
  }

  void add(long symbol) {
    if (size == CAPACITY) {
      pass();
      int kept = max - 1;
      System.arraycopy(symbols, size - kept, symbols, 0, kept);
      size = kept;
      carried = kept;
    }
    symbols[size++] = symbol;
  }

  /** Passes on the rest. */
  void end() {
    pass();
    begin();
  }

  /** Computes keys independently of each other, so that the processor works at several at once. */
  private void pass() {
    System.arraycopy(symbols, 0, keys, 0, size);
    for (int n = 1; n <= max; n++) {
      for (int i = size - 1; i >= n - 1 && n > 1; i--) {
        keys[i] = GramHash.longer(keys[i - 1], symbols[i]);
      }
      int from = Math.max(n - 1, carried);
      if (n >= min && from < size) {
        sink.accept(block, keys, from, size);
      }
    }
  }
}
