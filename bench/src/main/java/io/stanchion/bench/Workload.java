package io.stanchion.bench;

import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.model.Prediction;
import io.stanchion.model.Scorer;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/**
 * A model and the paragraphs that it classifies in a benchmark.
 *
 * @param model The model.
 * @param paragraphs The paragraphs.
 */
record Workload(StanceModel model, List<Paragraph> paragraphs) {
  private static final double TOLERANCE = 1e-6;

  /** Copies the list. */
  Workload {
    paragraphs = List.copyOf(paragraphs);
  }

  static Workload of(BenchmarkText text, Features features, Lexicon lexicon) {
    TrainingOptions options = TrainingOptions.DEFAULT.withFeatures(features.spec()).withEpochs(3);
    return new Workload(Trainer.train(lexicon.training(), options), text.paragraphs(lexicon));
  }

  /** Returns the texts in UTF-8. */
  byte[][] utf8() {
    return paragraphs.stream()
        .map(one -> one.text().getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  /**
   * Checks that the fast way gives what the reference gives, and identifies the results.
   *
   * @return SHA-256 over the reference's labels and scores, to nine digits.
   * @throws IllegalStateException If a label differs, or a score by more than 1e-6: a benchmark of
   *     something that computes something else is worse than none.
   */
  String checksum() {
    Scorer scorer = model.scorer();
    double[] scores = new double[model.labels().size()];
    MessageDigest digest = Sha256.begin();
    for (Paragraph one : paragraphs) {
      Prediction expected = model.predictByNames(one);
      byte[] utf8 = one.text().getBytes(StandardCharsets.UTF_8);
      var status = scorer.score(utf8, 0, utf8.length, one.target(), one.kind(), scores);
      boolean same = status == expected.status();
      for (int label = 0; label < scores.length; label++) {
        double score = expected.probabilities().get(label);
        same &= Math.abs(score - scores[label]) <= TOLERANCE;
        digest.update(ByteBuffer.allocate(8).putLong(Math.round(score * 1e9)).array());
      }
      digest.update(expected.label().getBytes(StandardCharsets.UTF_8));
      if (!same || !model.predict(one).label().equals(expected.label())) {
        throw new IllegalStateException(
            String.format(Locale.ROOT, "%s: not what the reference gives, %s", one, expected));
      }
    }
    return Sha256.hex(digest);
  }
}
