package io.stanchion.evaluation.metric;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Counts of paragraphs by gold label (rows) and predicted label (columns), and the metrics that
 * follow from them. Every metric that would divide by zero is empty: undefined, not 0. Immutable.
 */
public final class ConfusionMatrix {
  private final List<String> labels;
  private final long[][] counts;

  ConfusionMatrix(List<String> labels, long[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * Counts pairs of labels.
   *
   * @param labels All labels, in the order of rows and columns.
   * @param gold The gold labels.
   * @param predicted The predicted labels, in the same order.
   * @return The matrix.
   * @throws IllegalArgumentException If the lists differ in length or hold a label that is not in
   *     {@code labels}.
   */
  public static ConfusionMatrix of(List<String> labels, List<String> gold, List<String> predicted) {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          gold.size() + " gold labels but " + predicted.size() + " predictions");
    }
    long[][] counts = new long[labels.size()][labels.size()];
    for (int i = 0; i < gold.size(); i++) {
      counts[index(labels, gold.get(i))][index(labels, predicted.get(i))]++;
    }
    return new ConfusionMatrix(List.copyOf(labels), counts);
  }

  private static int index(List<String> labels, String label) {
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException("'" + label + "' is not one of " + labels);
    }
    return index;
  }

  /**
   * Lists the labels.
   *
   * @return The labels in the order of rows and columns.
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * Returns one cell.
   *
   * @param gold The row.
   * @param predicted The column.
   * @return The number of paragraphs with that gold label and that prediction.
   */
  public long count(int gold, int predicted) {
    return counts[gold][predicted];
  }

  /**
   * Counts all paragraphs.
   *
   * @return The sum of all cells.
   */
  public long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /**
   * Counts the paragraphs of a gold label.
   *
   * @param label The row.
   * @return Its sum.
   */
  public long support(int label) {
    long sum = 0;
    for (long count : counts[label]) {
      sum += count;
    }
    return sum;
  }

  /**
   * Computes accuracy, which is also micro-F1.
   *
   * @return The share of equal pairs, in [0, 1]; empty without paragraphs.
   */
  public OptionalDouble accuracy() {
    return ratio(correct(), total());
  }

  /**
   * Computes a label's precision.
   *
   * @param label The label.
   * @return In [0, 1]; empty if it was never predicted.
   */
  public OptionalDouble precision(int label) {
    return ratio(counts[label][label], predicted(label));
  }

  /**
   * Computes a label's recall.
   *
   * @param label The label.
   * @return In [0, 1]; empty if no gold label is it.
   */
  public OptionalDouble recall(int label) {
    return ratio(counts[label][label], support(label));
  }

  /**
   * Computes a label's F1: {@code 2 TP / (2 TP + FP + FN)}.
   *
   * @param label The label.
   * @return In [0, 1]; empty if it is neither gold nor predicted anywhere.
   */
  public OptionalDouble f1(int label) {
    return ratio(2 * counts[label][label], support(label) + predicted(label));
  }

  /**
   * Computes macro-F1 as the arithmetic mean of the labels' F1 (Opitz and Burst, 2019,
   * arXiv:1911.03347, on why this must be said).
   *
   * @return In [0, 1]; labels whose F1 is undefined are left out; empty if all are.
   */
  public OptionalDouble macroF1() {
    return mean(IntStream.range(0, labels.size()).mapToObj(this::f1).toList());
  }

  /**
   * Computes balanced accuracy: the mean recall of the labels that occur in gold.
   *
   * @return In [0, 1]; empty without paragraphs.
   */
  public OptionalDouble balancedAccuracy() {
    return mean(IntStream.range(0, labels.size()).mapToObj(this::recall).toList());
  }

  /**
   * Computes the F_avg of SemEval-2016 Task 6 (Mohammad et al., 2016, S16-1003): the mean F1 of the
   * two labels that are not the neutral one, which counts through errors only.
   *
   * @param neutral The neutral label.
   * @return In [0, 1]; empty if there are not exactly two other labels, or one of them is neither
   *     gold nor predicted anywhere.
   */
  public OptionalDouble semEvalF(String neutral) {
    double sum = 0;
    int stances = 0;
    for (int label = 0; label < labels.size(); label++) {
      if (!labels.get(label).equals(neutral)) {
        OptionalDouble f1 = f1(label);
        if (f1.isEmpty()) {
          return f1;
        }
        sum += f1.getAsDouble();
        stances++;
      }
    }
    return stances == 2 ? OptionalDouble.of(sum / 2) : OptionalDouble.empty();
  }

  /**
   * Computes Matthews' correlation coefficient for any number of labels (Gorodkin, 2004).
   *
   * @return In [-1, 1]; empty if gold or predictions have a single label throughout.
   */
  public OptionalDouble mcc() {
    double total = total();
    double goldSquares = 0;
    double predictedSquares = 0;
    double products = 0;
    for (int label = 0; label < labels.size(); label++) {
      double gold = support(label);
      double predicted = predicted(label);
      goldSquares += gold * gold;
      predictedSquares += predicted * predicted;
      products += gold * predicted;
    }
    double scale = (total * total - goldSquares) * (total * total - predictedSquares);
    return scale == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((correct() * total - products) / Math.sqrt(scale));
  }

  /**
   * Computes Cohen's kappa of gold and predictions (Cohen, 1960).
   *
   * @return In [-1, 1]; empty if both have one and the same label throughout.
   */
  public OptionalDouble cohenKappa() {
    double total = total();
    double chance = 0;
    for (int label = 0; label < labels.size(); label++) {
      chance += support(label) * (double) predicted(label);
    }
    chance /= total * total;
    return total == 0 || chance == 1
        ? OptionalDouble.empty()
        : OptionalDouble.of((correct() / total - chance) / (1 - chance));
  }

  private long correct() {
    return IntStream.range(0, labels.size()).mapToLong(label -> counts[label][label]).sum();
  }

  long predicted(int label) {
    long sum = 0;
    for (long[] row : counts) {
      sum += row[label];
    }
    return sum;
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  private static OptionalDouble mean(List<OptionalDouble> values) {
    return values.stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that
        && labels.equals(that.labels)
        && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return labels + Arrays.deepToString(counts);
  }
}
