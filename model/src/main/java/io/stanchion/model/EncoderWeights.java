package io.stanchion.model;

import io.stanchion.features.FeaturePipeline;
import java.util.List;

/** The weights of the encoders' components: those for all targets, and those for each. */
final class EncoderWeights {
  private final FeaturePipeline pipeline;
  private final int labels;

  /** The weights, row after row, a column per label; first the rows for all targets. */
  private final double[] rows;

  private final OffTarget offTarget;

  EncoderWeights(FeaturePipeline pipeline, LinearWeights weights, List<String> names) {
    this.pipeline = pipeline;
    this.labels = names.size();
    this.offTarget = new OffTarget(pipeline, names);
    int first = pipeline.space().firstEncoded(-1);
    this.rows = new double[(pipeline.dimension() - first) * labels];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = weights.get(first + i / labels, i % labels);
    }
  }

  /**
   * Checks whether encoders can decide without a known n-gram; if not, stances are only pooled with
   * the scores of n-grams.
   */
  boolean areFeatures() {
    return !pipeline.spec().encoders().isEmpty() || pipeline.spec().isEncoderAlone();
  }

  /**
   * Adds a text's scores.
   *
   * @param place The target's place, if it has components of its own; negative otherwise.
   * @return What was encoded; empty if there is nothing to encode.
   */
  double[] addTo(double[] scores, String target, int place, String text) {
    double[] encoded = pipeline.encoded(target, text);
    add(scores, encoded, 0);
    if (place >= 0) {
      add(
          scores,
          encoded,
          pipeline.space().firstEncoded(place) - pipeline.space().firstEncoded(-1));
    }
    return encoded;
  }

  /** Returns whether a text with these scores is neutral because it is not about its target. */
  boolean isOffTarget(double[] encoded, double[] scores) {
    return offTarget.holds(encoded, scores);
  }

  private void add(double[] scores, double[] encoded, int firstRow) {
    for (int i = 0; i < encoded.length; i++) {
      int row = (firstRow + i) * labels;
      for (int label = 0; label < labels; label++) {
        scores[label] += rows[row + label] * encoded[i];
      }
    }
  }
}
