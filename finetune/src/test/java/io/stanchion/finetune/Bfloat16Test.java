package io.stanchion.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class Bfloat16Test {
  private static final Engine ENGINE = Torch.engine(1);

  /** Numbers of 16 bits have eight of them for a number's leading digits: an error of 0.4 %. */
  private static final double ROUNDING = 1.0 / 256;

  @Test
  void multipliesAndFindsGradientsAsIn32BitsButForTheRounding() {
    try (NDManager manager = ENGINE.newBaseManager();
        Bfloat16 bfloat16 = new Bfloat16(manager)) {
      NDArray input = random(manager, 1, new Shape(2, 5, 64));
      NDArray weight = random(manager, 2, new Shape(64, 32));
      float[] product = gradients(bfloat16, input, weight);
      float[] of32 = gradients(NDArray::matMul, input, weight);
      assertThat(product).hasSameSizeAs(of32).isNotEqualTo(of32);
      for (int i = 0; i < product.length; i++) {
        assertThat((double) product[i]).isCloseTo(of32[i], within(64 * ROUNDING));
      }
    }
  }

  /** The product, and behind it where the sum of its squares rises. */
  private static float[] gradients(Product product, NDArray input, NDArray weight) {
    weight.setRequiresGradient(true);
    try (GradientCollector collector = ENGINE.newGradientCollector()) {
      NDArray result = product.of(input, weight);
      assertThat(result.getDataType()).isEqualTo(DataType.FLOAT32);
      collector.backward(result.square().mean());
      NDArray both = result.flatten().concat(weight.getGradient().flatten());
      weight.setRequiresGradient(false);
      return both.toFloatArray();
    }
  }

  private static NDArray random(NDManager manager, long seed, Shape shape) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return manager.create(values, shape);
  }
}
