package io.stanchion.model.ngram;

import java.util.Arrays;
import java.util.Optional;

/**
 * The sum of the weights of one block's n-grams in a text. Each occurrence adds the amount by which
 * the n-gram's damped count grows, so that a row is read right after it was found.
 *
 * <p>It takes four bytes for each long of the rows. For one text at a time and one thread.
 */
public final class BlockSum {
  /** The least count that is rare enough to compute a logarithm each time. */
  private static final int COMMON = 64;

  /**
   * The number of rows of a batch: they stay in the processor's nearest cache, and their sum in a
   * long.
   */
  private static final int BATCH = 1 << 7;

  /** The number of units in a step of 1: steps are whole numbers of 2^-24. */
  private static final double STEP = 1 << 24;

  private final NgramRows rows;
  private final int block;
  private final int blocks;

  /**
   * The count of each row, above {@link #base}; a number not above it belongs to an earlier text.
   */
  private final int[] counts;

  private final long[] steps = new long[COMMON];
  private final double[] squareSteps = new double[COMMON];

  /** The sum per label, in units of weights and steps. */
  private final double[] sums;

  private final double[] targetSums;
  private double squares;
  private Optional<TargetTable> target = Optional.empty();
  private int base;
  private int added;

  /**
   * The result of reading ahead. Nothing uses it, but without it the compiler would drop the
   * reading.
   */
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /**
   * Creates an empty sum.
   *
   * @param rows The block's rows.
   * @param block The block's place.
   * @param blocks The number of blocks.
   */
  public BlockSum(NgramRows rows, int block, int blocks) {
    this.rows = rows;
    this.block = block;
    this.blocks = blocks;
    this.counts = new int[rows.longs.length];
    this.sums = new double[Math.max(2, rows.weights)];
    this.targetSums = new double[sums.length];
    for (int count = 1; count < COMMON; count++) {
      steps[count] = Math.round(step(count) * STEP);
      squareSteps[count] = squareStep(count);
    }
  }

  /** Begins a text, to be classified for a target, if any. */
  public void begin(Optional<TargetTable> of) {
    target = of;
    base += added;
    added = 0;
    squares = 0;
    Arrays.fill(sums, 0);
    Arrays.fill(targetSums, 0);
  }

  /** Adds the weights of the first rows of an array. */
  public void addAll(int[] found, int length) {
    for (int from = 0; from < length; from += BATCH) {
      int to = Math.min(from + BATCH, length);
      touch(found, from, to);
      makeRoom(to - from);
      if (target.isPresent() || rows.weights > 2) {
        addAny(found, from, to);
      } else {
        addTwo(found, from, to);
      }
    }
  }

  /** Prevents counts from overflowing. */
  private void makeRoom(int more) {
    if (Integer.MAX_VALUE - base - added < more) {
      for (int row = 0; row < counts.length; row++) {
        counts[row] = Math.max(counts[row] - base, 0);
      }
      base = 0;
    }
    added += more;
  }

  /** Reads ahead, so that the processor fetches the next rows at the same time. */
  private void touch(int[] found, int from, int to) {
    long[] longs = rows.longs;
    long read = 0;
    for (int i = from; i < to; i++) {
      read += longs[found[i] + NgramRows.HEAD] + counts[found[i]];
    }
    touched = read;
  }

  /** Adds rows of two weights. */
  private void addTwo(int[] found, int from, int to) {
    long[] longs = rows.longs;
    double[] squareOf = rows.squares;
    long first = 0;
    long second = 0;
    double squared = 0;
    for (int i = from; i < to; i++) {
      int row = found[i];
      int count = count(row);
      if (count >= COMMON) {
        addCommon(row, count);
        continue;
      }
      long pair = longs[row + NgramRows.HEAD];
      long step = steps[count];
      first += NgramRows.first(pair) * step;
      second += NgramRows.second(pair) * step;
      squared += squareOf[NgramRows.frequency(pair)] * squareSteps[count];
    }
    sums[0] += first;
    sums[1] += second;
    squares += squared;
  }

  private void addAny(int[] found, int from, int to) {
    for (int i = from; i < to; i++) {
      int count = count(found[i]);
      if (count >= COMMON) {
        addCommon(found[i], count);
      } else {
        add(found[i], (double) steps[count], squareSteps[count]);
      }
    }
  }

  /** Adds a row with a high count. The row of unknown n-grams is common and weighs nothing. */
  private void addCommon(int row, int count) {
    if (row != NgramRows.ABSENT) {
      add(row, step(count) * STEP, squareStep(count));
    }
  }

  private void add(int row, double step, double squareStep) {
    for (int label = 0; label < rows.weights; label++) {
      sums[label] += rows.weight(row, label) * step;
    }
    squares += rows.squares[NgramRows.frequency(rows.longs[row + NgramRows.HEAD])] * squareStep;
    if (target.isPresent()) {
      target.get().addTo(targetSums, row * blocks + block, step);
    }
  }

  /** Increments the count of a row. */
  private int count(int row) {
    int count = Math.max(counts[row] - base, 0) + 1;
    counts[row] = base + count;
    return count;
  }

  /**
   * Adds the sum, divided by the length of the block's vector, to scores.
   *
   * @return True if the text has an n-gram that the model knows.
   */
  public boolean addTo(double[] scores) {
    if (squares == 0) {
      return false;
    }
    double length = Math.sqrt(squares) * STEP;
    for (int label = 0; label < rows.weights; label++) {
      scores[label] += (sums[label] * rows.unit + targetSums[label]) / length;
    }
    return true;
  }

  /** Returns the growth of the damped count when an n-gram occurs for the given time. */
  private static double step(int count) {
    return damped(count) - damped(count - 1);
  }

  private static double squareStep(int count) {
    return damped(count) * damped(count) - damped(count - 1) * damped(count - 1);
  }

  private static double damped(int count) {
    return count == 0 ? 0 : 1 + StrictMath.log(count);
  }
}
