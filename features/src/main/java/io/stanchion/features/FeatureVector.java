package io.stanchion.features;

import java.util.Arrays;

/**
 * A sparse vector: the indices of its entries, ascending, and their values. Immutable; it keeps the
 * arrays it is given.
 */
public final class FeatureVector {
  private final int[] indices;
  private final double[] values;

  FeatureVector(int[] indices, double[] values) {
    this.indices = indices;
    this.values = values;
  }

  /** A builder that collects the entries of a vector, by ascending index. */
  static final class Builder {
    private final int[] indices;
    private final double[] values;
    private int size;

    Builder(int capacity) {
      this.indices = new int[capacity];
      this.values = new double[capacity];
    }

    void add(int index, double value) {
      indices[size] = index;
      values[size++] = value;
    }

    /** Adds the entries of a vector, their indices moved up. */
    void addAll(int first, FeatureVector vector) {
      for (int i = 0; i < vector.indices.length; i++) {
        add(first + vector.indices[i], vector.values[i]);
      }
    }

    /** Adds one entry after the other. */
    void addAll(int first, double[] components) {
      for (int i = 0; i < components.length; i++) {
        add(first + i, components[i]);
      }
    }

    FeatureVector build() {
      return new FeatureVector(Arrays.copyOf(indices, size), Arrays.copyOf(values, size));
    }
  }

  /**
   * Counts the entries.
   *
   * @return The number of entries; 0 for a text without a known feature.
   */
  public int size() {
    return indices.length;
  }

  /**
   * Returns an entry's index.
   *
   * @param entry The entry's place, from 0.
   * @return An index in {@code [0, dimension)} of the pipeline.
   */
  public int index(int entry) {
    return indices[entry];
  }

  /**
   * Returns an entry's value.
   *
   * @param entry The entry's place, from 0.
   * @return The value; finite.
   */
  public double value(int entry) {
    return values[entry];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureVector that
        && Arrays.equals(indices, that.indices)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(indices) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "FeatureVector" + Arrays.toString(indices) + Arrays.toString(values);
  }
}
