package io.stanchion.model.ngram;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The weights of a block's n-grams for one occurrence, a row each, in one array with the index that
 * leads to them, so that the processor fetches everything a hit needs at once. A row is named by
 * the place two before it. It holds, in pairs, the weights of all labels but the last, relative to
 * the last's and times the inverse document frequency; and a number for this frequency.
 *
 * <p>Weights are whole numbers, of 24 bits, of a unit: small rows are quick to fetch, and a sum of
 * hundreds of weights is still exact to seven digits. Row 0 is for n-grams that the model does not
 * know; like all rows without an n-gram, it holds zeros.
 */
public final class NgramRows {
  /** The row of unknown n-grams. */
  static final int ABSENT = 0;

  /** The distance from the name of a row to its place. */
  static final int HEAD = 2;

  private static final int WEIGHT_BITS = 24;
  private static final int FREQUENCIES = 1 << 16;
  private static final double LARGEST_UNIT = 1e18;
  private static final double LEAST_FREQUENCY = 1e-9;
  private static final double LARGEST = (1 << (WEIGHT_BITS - 1)) - 1;

  final long[] longs;

  /** The squares of inverse document frequencies, by number; the first is 0. */
  final double[] squares;

  /** The value of a weight of 1. */
  final double unit;

  /** The number of weights of a row. */
  final int weights;

  private final double[] frequencies;

  /**
   * Creates rows in an array of zeros.
   *
   * @param longs The array of the rows; shared with the index that finds them.
   * @param labels The number of labels.
   * @param largest The largest weight times its inverse document frequency.
   * @param idfs All inverse document frequencies; if more than 65,535 differ, neighbours count as
   *     the same.
   */
  public NgramRows(long[] longs, int labels, double largest, DoubleStream idfs) {
    this.longs = longs;
    this.weights = labels - 1;
    this.unit = largest > 0 ? largest / LARGEST : 1;
    double[] different = idfs.sorted().distinct().toArray();
    int step = 1 + different.length / FREQUENCIES;
    this.frequencies = new double[1 + (different.length + step - 1) / step];
    for (int i = 1; i < frequencies.length; i++) {
      frequencies[i] = different[(i - 1) * step];
    }
    this.squares = squares(frequencies);
  }

  private NgramRows(long[] longs, int labels, double unit, double[] frequencies) {
    this.longs = longs;
    this.weights = labels - 1;
    this.unit = unit;
    this.frequencies = frequencies;
    this.squares = squares(frequencies);
  }

  private static double[] squares(double[] of) {
    return Arrays.stream(of).map(one -> one * one).toArray();
  }

  /** Writes the rows, for {@code ArrayReader} to read again. */
  public void write(ArrayWriter out) {
    out.put(unit).put(frequencies).put(longs);
  }

  /**
   * Reads what {@link #write} wrote. The index has to {@link #check} each row that it names.
   *
   * @throws IllegalArgumentException If the contents have another form.
   */
  public static NgramRows read(ArrayReader in, int labels) {
    double unit = in.real();
    ArrayReader.require(unit > 0 && unit <= LARGEST_UNIT, "a unit");
    double[] frequencies = in.reals();
    ArrayReader.require(
        frequencies.length > 0 && frequencies.length <= FREQUENCIES, "document frequencies");
    for (double one : frequencies) {
      boolean none = one == 0;
      ArrayReader.require(
          none || (one >= LEAST_FREQUENCY && one <= 1 / LEAST_FREQUENCY), "a document weight");
    }
    return new NgramRows(in.longs(), labels, unit, frequencies);
  }

  /**
   * Checks that there is a well-formed row.
   *
   * @param row Its name.
   * @throws IllegalArgumentException If there is none.
   */
  void check(int row) {
    boolean inside = row >= 0 && row <= longs.length - HEAD - length(weights + 1);
    ArrayReader.require(inside && frequency(longs[row + HEAD]) < squares.length, "a row");
  }

  /** Returns the number of longs of a row. */
  static int length(int labels) {
    return Math.max(1, labels / 2);
  }

  /** Sets the inverse document frequency of a row. */
  public void setIdf(int row, double idf) {
    int found = Arrays.binarySearch(frequencies, 1, frequencies.length, idf);
    longs[row + HEAD] |= found < 0 ? -found - 2 : found;
  }

  /** Sets the weight of a label in a row. */
  public void setWeight(int row, int label, double weight) {
    long bits = Math.round(weight / unit) & ((1L << WEIGHT_BITS) - 1);
    longs[row + HEAD + (label >> 1)] |= bits << (Long.SIZE - WEIGHT_BITS * (1 + (label & 1)));
  }

  /** Returns a weight. */
  int weight(int row, int label) {
    long pair = longs[row + HEAD + (label >> 1)];
    return (label & 1) == 0 ? first(pair) : second(pair);
  }

  static int first(long pair) {
    return (int) (pair >> (Long.SIZE - WEIGHT_BITS));
  }

  static int second(long pair) {
    return (int) (pair << WEIGHT_BITS >> (Long.SIZE - WEIGHT_BITS));
  }

  /** Returns the number of the inverse document frequency. */
  static int frequency(long pair) {
    return (int) pair & (FREQUENCIES - 1);
  }
}
