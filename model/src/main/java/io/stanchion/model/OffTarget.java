package io.stanchion.model;

import io.stanchion.features.FeaturePipeline;
import io.stanchion.features.StancePool;
import java.util.ArrayList;
import java.util.List;

/** A look at whether a text is about its target, where an encoder of the pool tells. */
final class OffTarget {
  private static final double LIKELY = 0.5;

  /**
   * An encoder that tells.
   *
   * @param component The place of its probability in the encoders' part of a vector.
   * @param labels The numbers of the labels of the stances that follow it.
   */
  private record Witness(int component, List<Integer> labels) {}

  private final List<Witness> witnesses = new ArrayList<>();

  OffTarget(FeaturePipeline pipeline, List<String> labels) {
    List<StancePool> pools = pipeline.spec().pools();
    int next = pipeline.space().encodedSize() - pools.stream().mapToInt(StancePool::size).sum();
    for (StancePool pool : pools) {
      if (pool.tellsOffTarget()) {
        witnesses.add(new Witness(next, pool.labels().stream().map(labels::indexOf).toList()));
      }
      next += pool.size();
    }
  }

  /**
   * Decides on a text.
   *
   * @param encoded The encoders' part of its vector; may be empty.
   * @param scores A score or probability for each label.
   * @return True if an encoder finds it likelier than not that the text is not about its target,
   *     and the label is the one that such texts have.
   */
  boolean holds(double[] encoded, double[] scores) {
    if (encoded.length == 0) {
      return false;
    }
    for (Witness witness : witnesses) {
      if (encoded[witness.component()] >= LIKELY && best(scores) == neutral(witness, encoded)) {
        return true;
      }
    }
    return false;
  }

  /** Off-target texts count as neutral, so that this is then the likeliest stance. */
  private static int neutral(Witness witness, double[] encoded) {
    int best = 0;
    for (int i = 1; i < witness.labels().size(); i++) {
      int at = witness.component() + 1;
      best = encoded[at + i] > encoded[at + best] ? i : best;
    }
    return witness.labels().get(best);
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }
}
