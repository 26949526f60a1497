package io.stanchion.model.ngram;

import java.util.Arrays;

/**
 * A table of the weights that n-grams have for one target alone, times their inverse document
 * frequency, by the n-gram's number.
 */
public final class TargetTable {
  private static final double LARGEST = 1e18;

  private final int labels;
  private final int[] ngrams;
  private final float[] weights;

  /** Creates a table of zeros. */
  public TargetTable(int size, int labels) {
    int slots = Integer.highestOneBit(Math.max(4, size)) << 2;
    this.labels = labels;
    this.ngrams = new int[slots];
    this.weights = new float[Math.multiplyExact(slots, labels)];
  }

  private TargetTable(int labels, int[] ngrams, float[] weights) {
    this.labels = labels;
    this.ngrams = ngrams;
    this.weights = weights;
  }

  /** Writes the table. */
  public void write(ArrayWriter out) {
    out.put(ngrams).put(weights);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException If the contents have another form.
   */
  public static TargetTable read(ArrayReader in, int labels) {
    int[] ngrams = in.integers();
    float[] weights = in.floats();
    boolean free = Arrays.stream(ngrams).anyMatch(ngram -> ngram == 0);
    ArrayReader.require(Integer.bitCount(ngrams.length) == 1 && free, "a table without room");
    ArrayReader.require(weights.length == (long) ngrams.length * labels, "weights per target");
    for (float weight : weights) {
      ArrayReader.require(Math.abs(weight) <= LARGEST, "a weight");
    }
    return new TargetTable(labels, ngrams, weights);
  }

  /** Sets the weight of a label for an n-gram. */
  public void put(int ngram, int label, float weight) {
    int slot = slot(ngram);
    ngrams[slot] = ngram + 1;
    weights[slot * labels + label] = weight;
  }

  /** Adds an n-gram's weights, if it has any, times its damped count, to sums. */
  void addTo(double[] sums, int ngram, double value) {
    int slot = slot(ngram);
    if (ngrams[slot] != 0) {
      for (int label = 0; label < labels; label++) {
        sums[label] += weights[slot * labels + label] * value;
      }
    }
  }

  private int slot(int ngram) {
    int mask = ngrams.length - 1;
    int slot = (ngram * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
    while (ngrams[slot] != 0 && ngrams[slot] != ngram + 1) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
