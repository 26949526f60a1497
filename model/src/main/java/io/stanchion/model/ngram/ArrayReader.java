package io.stanchion.model.ngram;

import java.nio.Buffer;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A reader of the bytes that {@link ArrayWriter} wrote. It allocates no more memory than the bytes
 * could fill.
 *
 * <p>Every method throws {@link IllegalArgumentException} if the bytes have another form.
 */
public final class ArrayReader {
  private final ByteBuffer buffer;

  /** Creates a reader of part of an array. */
  public ArrayReader(byte[] bytes, int from, int length) {
    buffer = ByteBuffer.wrap(bytes, from, length).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads an int. */
  public int integer() {
    try {
      return buffer.getInt();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("its arrays end early", e);
    }
  }

  /** Reads a long. */
  public long longInteger() {
    return (integer() & 0xFFFFFFFFL) | (long) integer() << Integer.SIZE;
  }

  /** Reads a double. */
  public double real() {
    return Double.longBitsToDouble(longInteger());
  }

  /** Reads a text. */
  public String text() {
    byte[] bytes = new byte[length(1)];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads a count, and that many elements of at least four bytes. */
  public <T> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int left = length(Integer.BYTES); left > 0; left--) {
      list.add(element.get());
    }
    return List.copyOf(list);
  }

  long[] longs() {
    long[] values = new long[length(Long.BYTES)];
    return taken(buffer.asLongBuffer().get(values), Long.BYTES, values);
  }

  /** Reads an array of doubles. */
  public double[] reals() {
    double[] values = new double[length(Double.BYTES)];
    return taken(buffer.asDoubleBuffer().get(values), Double.BYTES, values);
  }

  int[] integers() {
    int[] values = new int[length(Integer.BYTES)];
    return taken(buffer.asIntBuffer().get(values), Integer.BYTES, values);
  }

  float[] floats() {
    float[] values = new float[length(Float.BYTES)];
    return taken(buffer.asFloatBuffer().get(values), Float.BYTES, values);
  }

  char[] chars() {
    char[] values = new char[length(Character.BYTES)];
    return taken(buffer.asCharBuffer().get(values), Character.BYTES, values);
  }

  /**
   * Checks a value that was read; called for each of millions of numbers.
   *
   * @throws IllegalArgumentException If the condition is false.
   */
  public static void require(boolean fine, String what) {
    if (!fine) {
      throw new IllegalArgumentException("its compiled form is wrong: " + what);
    }
  }

  /** Checks that nothing is left. */
  public void requireEnd() {
    require(!buffer.hasRemaining(), "something follows");
  }

  private int length(int size) {
    int length = integer();
    require(length >= 0 && length <= buffer.remaining() / size, "the length of an array");
    return length;
  }

  private <T> T taken(Buffer view, int size, T values) {
    buffer.position(buffer.position() + view.position() * size);
    return values;
  }
}
