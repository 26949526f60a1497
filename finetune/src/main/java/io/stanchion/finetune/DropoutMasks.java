package io.stanchion.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Drops values by chance, and makes up for them by the others (Srivastava et al., 2014,
 * https://jmlr.org/papers/v15/srivastava14a.html). PyTorch draws a number for each value, one after
 * the other, which takes half as long as all else; here each mask is cut, at a place drawn by
 * chance, from one long row that some steps share.
 */
final class DropoutMasks implements AutoCloseable {
  private static final int CHANCES = Long.SIZE / Short.SIZE;
  private static final int CHANCE = (1 << Short.SIZE) - 1;

  private final int size;
  private final NDArray row;

  /**
   * Draws the row.
   *
   * @param share The share of values that are dropped, above 0 and below 1.
   * @param largest The size of the largest array of which values will be dropped.
   * @param seed Decides what is drawn.
   * @param manager Where the row belongs.
   */
  DropoutMasks(float share, int largest, long seed, NDManager manager) {
    this.size = Math.addExact(largest, largest / 4);
    this.row = manager.create(drawn(share, new SplittableRandom(seed)), new Shape(size));
  }

  private float[] drawn(float share, SplittableRandom random) {
    int dropped = Math.round(share * (CHANCE + 1));
    float kept = 1 / (1 - share);
    float[] values = new float[size];
    for (int i = 0; i < size; i += CHANCES) {
      long chances = random.nextLong();
      for (int j = i; j < Math.min(size, i + CHANCES); j++) {
        values[j] = (chances & CHANCE) < dropped ? 0 : kept;
        chances >>>= Short.SIZE;
      }
    }
    return values;
  }

  /**
   * Returns the masks of one array after the other.
   *
   * @param seed Decides where masks are cut.
   */
  UnaryOperator<NDArray> cut(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return input -> {
      int length = Math.toIntExact(input.size());
      int from = random.nextInt(size - length + 1);
      try (NDArray part = row.get(new NDIndex("{}:{}", from, from + length))) {
        NDArray mask = part.reshape(input.getShape());
        mask.attach(input.getManager());
        return input.mul(mask);
      }
    };
  }

  @Override
  public void close() {
    row.close();
  }
}
