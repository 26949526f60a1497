package io.stanchion.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.stanchion.encoders.PairPieces;
import java.util.List;

/**
 * Pairs side by side, the shorter ones filled up.
 *
 * @param ids The numbers of the pieces: (pair, piece).
 * @param types 0 for the target's, 1 for the text's.
 * @param mask 1 where there is a piece, 0 where there is none.
 */
record Batch(NDArray ids, NDArray types, NDArray mask) {
  static Batch of(List<PairPieces> pairs, NDManager manager) {
    int longest = pairs.stream().mapToInt(pair -> pair.ids().length).max().orElse(0);
    long[] ids = new long[pairs.size() * longest];
    long[] types = new long[ids.length];
    float[] mask = new float[ids.length];
    for (int row = 0; row < pairs.size(); row++) {
      PairPieces pair = pairs.get(row);
      for (int i = 0; i < pair.ids().length; i++) {
        ids[row * longest + i] = pair.ids()[i];
        types[row * longest + i] = i < pair.second() ? 0 : 1;
        mask[row * longest + i] = 1;
      }
    }
    Shape shape = new Shape(pairs.size(), longest);
    return new Batch(
        manager.create(ids, shape), manager.create(types, shape), manager.create(mask, shape));
  }
}
