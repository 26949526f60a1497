package io.stanchion.evaluation.metric;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Scores of a search for stances among neutral paragraphs. A stance is any label but the neutral
 * one. All scores are undefined where no label is known to be neutral.
 */
final class StanceScores {
  private StanceScores() {}

  static OptionalDouble falseAlarms(Scored scored, int[] which) {
    int neutral = neutral(scored);
    ConfusionMatrix matrix = scored.matrix(which);
    return neutral < 0
        ? OptionalDouble.empty()
        : ratio(matrix.support(neutral) - matrix.count(neutral, neutral), matrix.support(neutral));
  }

  static OptionalDouble precision(Scored scored, int[] which) {
    int neutral = neutral(scored);
    ConfusionMatrix matrix = scored.matrix(which);
    return neutral < 0
        ? OptionalDouble.empty()
        : ratio(right(matrix, neutral), matrix.total() - matrix.predicted(neutral));
  }

  static OptionalDouble recall(Scored scored, int[] which) {
    int neutral = neutral(scored);
    ConfusionMatrix matrix = scored.matrix(which);
    return neutral < 0
        ? OptionalDouble.empty()
        : ratio(right(matrix, neutral), matrix.total() - matrix.support(neutral));
  }

  private static int neutral(Scored scored) {
    return scored.neutral().map(scored.labels()::indexOf).orElse(-1);
  }

  private static long right(ConfusionMatrix matrix, int neutral) {
    return IntStream.range(0, matrix.labels().size())
        .filter(label -> label != neutral)
        .mapToLong(label -> matrix.count(label, label))
        .sum();
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
