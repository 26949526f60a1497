package io.stanchion.evaluation.metric;

import java.util.OptionalDouble;

/** SemEval's F_avg, over all targets at once and target by target. */
final class TargetScores {
  private TargetScores() {}

  static OptionalDouble pooledF(Scored scored, int[] which) {
    return scored
        .neutral()
        .map(label -> scored.matrix(which).semEvalF(label))
        .orElse(OptionalDouble.empty());
  }

  static OptionalDouble meanF(Scored scored, int[] which) {
    return scored
        .neutral()
        .map(
            label ->
                scored.matricesByTarget(which).stream()
                    .map(matrix -> matrix.semEvalF(label))
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .average())
        .orElse(OptionalDouble.empty());
  }
}
