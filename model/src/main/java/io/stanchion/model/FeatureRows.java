package io.stanchion.model;

import java.util.Arrays;

/**
 * The numbers of features in the order in which they first occur, without gaps: training meets few
 * of the features of a space. An open-addressed table of primitive numbers.
 */
final class FeatureRows {
  private static final int FREE = -1;

  private int[] features = new int[1 << 10];
  private int[] rows = filled(1 << 10);
  private int size;

  int size() {
    return size;
  }

  /** Returns a feature's row, a new one if it has none. */
  int rowOf(int feature) {
    int at = slot(feature);
    if (rows[at] == FREE) {
      if (2 * size >= rows.length) {
        grow();
        at = slot(feature);
      }
      features[at] = feature;
      rows[at] = size++;
    }
    return rows[at];
  }

  /** Lists the features that have rows. */
  int[] ascending() {
    int[] ascending = new int[size];
    int count = 0;
    for (int at = 0; at < rows.length; at++) {
      if (rows[at] != FREE) {
        ascending[count++] = features[at];
      }
    }
    Arrays.sort(ascending);
    return ascending;
  }

  private int slot(int feature) {
    int mask = rows.length - 1;
    int at = (feature * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
    while (rows[at] != FREE && features[at] != feature) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    int[] oldFeatures = features;
    int[] oldRows = rows;
    features = new int[2 * oldRows.length];
    rows = filled(2 * oldRows.length);
    for (int at = 0; at < oldRows.length; at++) {
      if (oldRows[at] != FREE) {
        int free = slot(oldFeatures[at]);
        features[free] = oldFeatures[at];
        rows[free] = oldRows[at];
      }
    }
  }

  private static int[] filled(int length) {
    int[] rows = new int[length];
    Arrays.fill(rows, FREE);
    return rows;
  }
}
