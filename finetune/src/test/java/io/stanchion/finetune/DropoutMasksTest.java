package io.stanchion.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class DropoutMasksTest {
  private static final Engine ENGINE = Torch.engine(1);
  private static final int SIZE = 40_000;

  @Test
  void dropsTheShareAndMakesUpForItByTheOthers() {
    try (NDManager manager = ENGINE.newBaseManager();
        DropoutMasks masks = new DropoutMasks(0.1f, SIZE, 7, manager)) {
      float[] values = values(masks.cut(1), manager);
      assertThat(share(values, 0)).isCloseTo(0.1, within(0.01));
      assertThat(share(values, 1 / 0.9f)).isCloseTo(0.9, within(0.01));
    }
  }

  @Test
  void cutsAnotherMaskEachTimeAndTheSameOnesForTheSameSeeds() {
    try (NDManager manager = ENGINE.newBaseManager();
        DropoutMasks masks = new DropoutMasks(0.1f, SIZE, 7, manager);
        DropoutMasks same = new DropoutMasks(0.1f, SIZE, 7, manager)) {
      UnaryOperator<NDArray> cut = masks.cut(1);
      float[] first = values(cut, manager);
      float[] second = values(cut, manager);
      assertThat(second).isNotEqualTo(first);
      UnaryOperator<NDArray> again = same.cut(1);
      assertThat(values(again, manager)).isEqualTo(first);
      assertThat(values(again, manager)).isEqualTo(second);
      assertThat(values(masks.cut(2), manager)).isNotEqualTo(first);
    }
  }

  private static float[] values(UnaryOperator<NDArray> dropout, NDManager manager) {
    return dropout.apply(manager.ones(new Shape(SIZE / 100, 100))).toFloatArray();
  }

  private static double share(float[] values, float of) {
    int equal = 0;
    for (float value : values) {
      equal += Math.abs(value - of) < 1e-6 ? 1 : 0;
    }
    return (double) equal / values.length;
  }
}
