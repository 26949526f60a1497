package io.stanchion.finetune;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.stanchion.dataset.DataException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights of floats as bytes, in the way of another file of the same kind: unsigned with a zero
 * point, or signed and symmetric, with one scale or one for each column, and in as much of the
 * range of a byte as that file uses. (Where a processor adds products of bytes in 16 bits, files
 * leave a bit of each byte free, so that no sum overflows.)
 */
final class Quantisation {
  /** The ending of the names of tables of bytes. */
  static final String BYTES = "_quantized";

  private static final int SIGNED_RANGE = 127;
  private static final int NARROW_RANGE = 64;
  private static final int UNSIGNED_RANGE = 255;

  private final OnnxGraph template;

  Quantisation(OnnxGraph template) {
    this.template = template;
  }

  /** Returns the floats that a table of bytes stands for. */
  Weights floats(String base) {
    TensorProto bytes = tensor(base + BYTES);
    float[] scales = Tensors.floats(tensor(base + "_scale")).values();
    int[] zeros = Tensors.bytes(tensor(base + "_zero_point"));
    int[] values = Tensors.bytes(bytes);
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (values[i] - zeros[i % zeros.length]) * scales[i % scales.length];
    }
    return new Weights(Tensors.shape(bytes), floats);
  }

  /** Returns the tensors by which a table of bytes, its scale and its zero point are replaced. */
  Map<String, TensorProto> of(String base, Weights weights) {
    TensorProto bytes = tensor(base + BYTES);
    if (!Arrays.equals(Tensors.shape(bytes), weights.shape())) {
      throw new DataException(
          template.name() + ": '" + base + "' has another shape than the trained weights");
    }
    TensorProto scale = tensor(base + "_scale");
    int columns = Math.max(1, Tensors.floats(scale).values().length);
    return Tensors.isSigned(bytes)
        ? signed(base, bytes, weights, columns)
        : unsigned(base, bytes, weights);
  }

  private Map<String, TensorProto> signed(
      String base, TensorProto bytes, Weights weights, int columns) {
    float[] values = weights.values();
    int range = range(bytes);
    float[] scales = new float[columns];
    for (int i = 0; i < values.length; i++) {
      int column = i % columns;
      scales[column] = Math.max(scales[column], Math.abs(values[i]) / range);
    }
    byte[] quantised = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      float scale = scales[i % columns];
      quantised[i] = (byte) (scale > 0 ? Math.round(values[i] / scale) : 0);
    }
    return tensors(base, Tensors.like(bytes, quantised), scales, new byte[columns]);
  }

  private Map<String, TensorProto> unsigned(String base, TensorProto bytes, Weights weights) {
    float low = 0;
    float high = 0;
    for (float value : weights.values()) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    float scale = Math.max((high - low) / UNSIGNED_RANGE, Float.MIN_NORMAL);
    int zero = Math.round(-low / scale);
    byte[] quantised = new byte[weights.values().length];
    for (int i = 0; i < quantised.length; i++) {
      int value = Math.round(weights.values()[i] / scale) + zero;
      quantised[i] = (byte) Math.max(0, Math.min(UNSIGNED_RANGE, value));
    }
    return tensors(
        base, Tensors.like(bytes, quantised), new float[] {scale}, new byte[] {(byte) zero});
  }

  private Map<String, TensorProto> tensors(
      String base, TensorProto bytes, float[] scales, byte[] zeros) {
    TensorProto scale = tensor(base + "_scale");
    TensorProto zero = tensor(base + "_zero_point");
    Map<String, TensorProto> replaced = new LinkedHashMap<>();
    replaced.put(bytes.getName(), bytes);
    replaced.put(
        scale.getName(), Tensors.of(scale.getName(), new Weights(Tensors.shape(scale), scales)));
    replaced.put(zero.getName(), Tensors.like(zero, zeros));
    return replaced;
  }

  private static int range(TensorProto bytes) {
    int highest = 0;
    for (int value : Tensors.bytes(bytes)) {
      highest = Math.max(highest, Math.abs(value));
    }
    return highest > NARROW_RANGE ? SIGNED_RANGE : NARROW_RANGE;
  }

  private TensorProto tensor(String name) {
    return template
        .initializer(name)
        .orElseThrow(() -> new DataException(template.name() + ": has no tensor '" + name + "'"));
  }
}
