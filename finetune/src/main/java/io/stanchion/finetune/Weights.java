package io.stanchion.finetune;

import java.util.Arrays;

/**
 * The values of one parameter.
 *
 * @param shape The size of each dimension.
 * @param values The values, the last dimension running fastest.
 */
@SuppressWarnings("ArrayRecordComponent") // Large, and handed on rather than compared.
record Weights(long[] shape, float[] values) {
  Weights {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != values.length) {
      throw new IllegalArgumentException(
          "the shape "
              + Arrays.toString(shape)
              + " takes "
              + size
              + " values, got "
              + values.length);
    }
  }
}
