package io.stanchion.features;

import java.util.Arrays;

/**
 * A converter of texts into vectors over a vocabulary. It reuses buffers: for one thread at a time.
 */
final class Vectoriser implements NgramKeys.Sink {
  private final KeyTable[] tables;
  private final double[] idf;
  private final NgramKeys keys;
  private final int[][] hits;
  private final int[] sizes;

  Vectoriser(FeatureSpec spec, KeyedIndices indices, double[] idf) {
    this.tables = indices.tables().toArray(KeyTable[]::new);
    this.idf = idf;
    this.keys = new NgramKeys(spec, indices.seed(), this);
    this.hits = new int[tables.length][1 << 8];
    this.sizes = new int[tables.length];
  }

  @Override
  public void begin() {
    Arrays.fill(sizes, 0);
  }

  @Override
  public void accept(int block, long[] found, int from, int to) {
    if (hits[block].length < sizes[block] + to - from) {
      hits[block] = Arrays.copyOf(hits[block], 2 * (sizes[block] + to - from));
    }
    int[] into = hits[block];
    int size = sizes[block];
    for (int i = from; i < to; i++) {
      int index = tables[block].get(found[i]);
      if (index != KeyTable.ABSENT) {
        into[size++] = index;
      }
    }
    sizes[block] = size;
  }

  FeatureVector vector(String text) {
    keys.find(text);
    FeatureVector vector = new FeatureVector(new int[0], new double[0]);
    for (int block = 0; block < tables.length; block++) {
      vector = merged(vector, scaled(hits[block], sizes[block]));
    }
    return vector;
  }

  private FeatureVector scaled(int[] found, int size) {
    Arrays.sort(found, 0, size);
    int[] indices = new int[size];
    double[] values = new double[size];
    int distinct = 0;
    double squares = 0;
    for (int i = 0; i < size; ) {
      int start = i;
      while (i < size && found[i] == found[start]) {
        i++;
      }
      double value = (1 + StrictMath.log(i - start)) * idf[found[start]];
      squares += value * value;
      indices[distinct] = found[start];
      values[distinct++] = value;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < distinct; i++) {
      values[i] /= length;
    }
    return new FeatureVector(Arrays.copyOf(indices, distinct), Arrays.copyOf(values, distinct));
  }

  private static FeatureVector merged(FeatureVector one, FeatureVector other) {
    if (one.size() == 0) {
      return other;
    }
    int[] indices = new int[one.size() + other.size()];
    double[] values = new double[indices.length];
    int i = 0;
    int j = 0;
    for (int at = 0; at < indices.length; at++) {
      boolean first = j == other.size() || (i < one.size() && one.index(i) < other.index(j));
      indices[at] = first ? one.index(i) : other.index(j);
      values[at] = first ? one.value(i++) : other.value(j++);
    }
    return new FeatureVector(indices, values);
  }
}
