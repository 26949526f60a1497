package io.stanchion.evaluation.metric;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Metrics of predicted probabilities. */
final class ProbabilityScores {
  private static final int BINS = 10;

  private ProbabilityScores() {}

  private interface PerItem {
    double of(int item);
  }

  static OptionalDouble logLoss(Scored scored, int[] which) {
    return mean(which, i -> -Math.log(clipped(scored.probabilities(i)[scored.gold(i)])));
  }

  static OptionalDouble brier(Scored scored, int[] which) {
    return mean(which, i -> squaredDistance(scored, i));
  }

  static OptionalDouble classwiseEce(Scored scored, int[] which) {
    return IntStream.range(0, scored.labels().size())
        .mapToDouble(label -> ece(scored, which, label))
        .average();
  }

  private static OptionalDouble mean(int[] which, PerItem value) {
    double sum = 0;
    for (int i : which) {
      sum += value.of(i);
    }
    return OptionalDouble.of(sum / which.length);
  }

  private static double clipped(double probability) {
    double epsilon = Math.ulp(1.0);
    return Math.min(1 - epsilon, Math.max(epsilon, probability));
  }

  private static double squaredDistance(Scored scored, int item) {
    double[] probabilities = scored.probabilities(item);
    double sum = 0;
    for (int label = 0; label < probabilities.length; label++) {
      double distance = probabilities[label] - (label == scored.gold(item) ? 1 : 0);
      sum += distance * distance;
    }
    return sum;
  }

  private static double ece(Scored scored, int[] which, int label) {
    double[] confidence = new double[BINS];
    double[] gold = new double[BINS];
    for (int i : which) {
      double probability = scored.probabilities(i)[label];
      int bin = Math.min(BINS - 1, Math.max(0, (int) (probability * BINS)));
      confidence[bin] += probability;
      gold[bin] += scored.gold(i) == label ? 1 : 0;
    }
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(confidence[bin] - gold[bin]);
    }
    return sum / which.length;
  }
}
