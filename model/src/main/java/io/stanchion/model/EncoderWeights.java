package io.stanchion.model;

import io.stanchion.features.FeaturePipeline;

/** The weights of the encoders' components: those for all targets, and those for each. */
final class EncoderWeights {
  private final FeaturePipeline pipeline;
  private final int labels;

  /** The weights, row after row, a column per label; first the rows for all targets. */
  private final double[] rows;

  EncoderWeights(FeaturePipeline pipeline, LinearWeights weights, int labels) {
    this.pipeline = pipeline;
    this.labels = labels;
    int first = pipeline.space().firstEncoded(-1);
    this.rows = new double[(pipeline.dimension() - first) * labels];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = weights.get(first + i / labels, i % labels);
    }
  }

  /**
   * Checks whether vectors are features; if not, stances are only pooled with the scores of
   * n-grams.
   */
  boolean areFeatures() {
    return !pipeline.spec().encoders().isEmpty();
  }

  /**
   * Adds a text's scores.
   *
   * @param place The target's place, if it has components of its own; negative otherwise.
   * @return False if there is nothing to encode.
   */
  boolean addTo(double[] scores, String target, int place, String text) {
    double[] encoded = pipeline.encoded(target, text);
    add(scores, encoded, 0);
    if (place >= 0) {
      add(
          scores,
          encoded,
          pipeline.space().firstEncoded(place) - pipeline.space().firstEncoded(-1));
    }
    return encoded.length > 0;
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
