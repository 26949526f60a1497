package io.stanchion.finetune;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Tensors in ONNX's format, which keeps their values in one of two ways. */
final class Tensors {
  private Tensors() {}

  static Weights floats(TensorProto tensor) {
    float[] values;
    if (tensor.hasRawData()) {
      ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      values = new float[raw.remaining() / Float.BYTES];
      raw.asFloatBuffer().get(values);
    } else {
      values = new float[tensor.getFloatDataCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
    }
    return new Weights(shape(tensor), values);
  }

  /** Returns the bytes of a tensor of 8-bit integers; unsigned ones as 0 to 255. */
  static int[] bytes(TensorProto tensor) {
    boolean signed = isSigned(tensor);
    if (!tensor.hasRawData()) {
      return tensor.getInt32DataList().stream().mapToInt(Integer::intValue).toArray();
    }
    ByteString raw = tensor.getRawData();
    int[] values = new int[raw.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = signed ? raw.byteAt(i) : Byte.toUnsignedInt(raw.byteAt(i));
    }
    return values;
  }

  static boolean isSigned(TensorProto tensor) {
    return tensor.getDataType() == TensorProto.DataType.INT8_VALUE;
  }

  static long[] shape(TensorProto tensor) {
    return tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
  }

  static TensorProto of(String name, Weights weights) {
    ByteBuffer raw =
        ByteBuffer.allocate(weights.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(weights.values());
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .setRawData(UnsafeByteOperations.unsafeWrap(raw.array()));
    for (long size : weights.shape()) {
      tensor.addDims(size);
    }
    return tensor.build();
  }

  /** Returns a tensor like another, with other 8-bit values. */
  static TensorProto like(TensorProto other, byte[] values) {
    return other.toBuilder()
        .clearInt32Data()
        .setRawData(UnsafeByteOperations.unsafeWrap(values))
        .build();
  }

  static TensorProto of(String name, List<Long> values) {
    ByteBuffer raw = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(raw::putLong);
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.INT64_VALUE)
        .addDims(values.size())
        .setRawData(UnsafeByteOperations.unsafeWrap(raw.array()))
        .build();
  }
}
