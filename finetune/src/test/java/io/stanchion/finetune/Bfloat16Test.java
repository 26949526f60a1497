package io.stanchion.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class Bfloat16Test {
  private static final Engine ENGINE = Torch.engine(1);

  /** Numbers of 16 bits have eight of them for a number's leading digits. */
  private static final double ROUNDING = 1.0 / 256;

  @Test
  void multipliesAndFindsGradientsAsIn32BitsButForTheRounding() {
    try (NDManager manager = ENGINE.newBaseManager();
        Bfloat16 bfloat16 = new Bfloat16(manager)) {
      NDArray input = random(manager, 1, new Shape(2, 5, 64));
      NDArray weight = random(manager, 2, new Shape(64, 32));
      List<float[]> in16 = productAndGradients(bfloat16, input, weight);
      List<float[]> in32 = productAndGradients(NDArray::matMul, input, weight);
      for (int i = 0; i < in32.size(); i++) {
        assertThat(distance(in16.get(i), in32.get(i))).isPositive().isLessThan(2 * ROUNDING);
      }
    }
  }

  /** The product, and how the sum of its squares rises with each factor. */
  private static List<float[]> productAndGradients(Product product, NDArray input, NDArray weight) {
    List<NDArray> factors = List.of(input.duplicate(), weight.duplicate());
    factors.forEach(factor -> factor.setRequiresGradient(true));
    try (GradientCollector collector = ENGINE.newGradientCollector()) {
      NDArray result = product.of(factors.get(0), factors.get(1));
      assertThat(result.getDataType()).isEqualTo(DataType.FLOAT32);
      collector.backward(result.square().sum());
      return List.of(
          result.toFloatArray(),
          factors.get(0).getGradient().toFloatArray(),
          factors.get(1).getGradient().toFloatArray());
    }
  }

  /** The length of the difference, in lengths of the second. */
  private static double distance(float[] one, float[] other) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < other.length; i++) {
      difference += Math.pow((double) one[i] - other[i], 2);
      length += Math.pow(other[i], 2);
    }
    return Math.sqrt(difference / length);
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
