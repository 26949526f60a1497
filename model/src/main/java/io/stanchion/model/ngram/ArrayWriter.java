package io.stanchion.model.ngram;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A writer of arrays as bytes: the length of each, then its elements, little-endian. */
public final class ArrayWriter {
  private ByteBuffer buffer = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

  /** Writes an int. */
  public ArrayWriter put(int value) {
    roomFor(1, Integer.BYTES).putInt(value);
    return this;
  }

  /** Writes a long. */
  public ArrayWriter put(long value) {
    roomFor(1, Long.BYTES).putLong(value);
    return this;
  }

  /** Writes a double. */
  public ArrayWriter put(double value) {
    roomFor(1, Double.BYTES).putDouble(value);
    return this;
  }

  /** Writes a text, in UTF-8 and after its length. */
  public ArrayWriter put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put(bytes.length).roomFor(bytes.length, 1).put(bytes);
    return this;
  }

  /** Writes an array, after its length. */
  public ArrayWriter put(long[] values) {
    ByteBuffer here = put(values.length).roomFor(values.length, Long.BYTES);
    here.asLongBuffer().put(values);
    return skip(values.length * Long.BYTES);
  }

  /** Writes an array, after its length. */
  public ArrayWriter put(double[] values) {
    ByteBuffer here = put(values.length).roomFor(values.length, Double.BYTES);
    here.asDoubleBuffer().put(values);
    return skip(values.length * Double.BYTES);
  }

  /** Writes an array, after its length. */
  public ArrayWriter put(int[] values) {
    ByteBuffer here = put(values.length).roomFor(values.length, Integer.BYTES);
    here.asIntBuffer().put(values);
    return skip(values.length * Integer.BYTES);
  }

  /** Writes an array, after its length. */
  public ArrayWriter put(float[] values) {
    ByteBuffer here = put(values.length).roomFor(values.length, Float.BYTES);
    here.asFloatBuffer().put(values);
    return skip(values.length * Float.BYTES);
  }

  /** Writes an array, after its length. */
  public ArrayWriter put(char[] values) {
    ByteBuffer here = put(values.length).roomFor(values.length, Character.BYTES);
    here.asCharBuffer().put(values);
    return skip(values.length * Character.BYTES);
  }

  /** Returns all that was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private ArrayWriter skip(int bytes) {
    buffer.position(buffer.position() + bytes);
    return this;
  }

  private ByteBuffer roomFor(int count, int size) {
    int needed = Math.addExact(buffer.position(), Math.multiplyExact(count, size));
    if (needed > buffer.capacity()) {
      int capacity = (int) Math.min(2L * needed, Integer.MAX_VALUE - 8);
      buffer = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
    }
    return buffer;
  }
}
