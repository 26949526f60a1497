package io.stanchion.model;

import io.stanchion.dataset.DataException;
import io.stanchion.features.FeaturePipeline;
import io.stanchion.features.FeatureSpace;
import io.stanchion.features.StancePool;
import java.util.ArrayList;
import java.util.List;

/**
 * Pools a model with the stances that encoders predict. Their log-probabilities become features,
 * whose weights are the encoders' shares, and the model's own weights are scaled to the rest.
 */
final class Pooling {
  private final List<String> labels;
  private final List<StancePool> pools;

  /**
   * Prepares a pool.
   *
   * @throws DataException If the labels of an encoder differ from the model's.
   */
  Pooling(List<String> labels, List<StancePool> pools) {
    this.labels = labels;
    this.pools = pools;
    pools.forEach(this::requireSameLabels);
  }

  private void requireSameLabels(StancePool pool) {
    if (pool.labels().size() != labels.size() || !labels.containsAll(pool.labels())) {
      throw new DataException(
          pool.encoder().name()
              + ": tells the stances "
              + pool.labels()
              + ", the paragraphs have the labels "
              + labels
              + "; bring them together with --rename OLD=NEW");
    }
  }

  ModelParts pooled(ModelParts alone) {
    FeaturePipeline pipeline = alone.pipeline().pooledWith(pools);
    FeatureSpace before = alone.pipeline().space();
    FeatureSpace after = pipeline.space();
    double rest = 1 - pools.stream().mapToDouble(StancePool::share).sum();
    LinearWeights both =
        alone
            .weights()
            .scaled(rest)
            .moved(feature -> moved(feature, before, after), after.dimension())
            .with(after.firstEncoded(-1) + before.encodedSize(), stanceWeights());
    return new ModelParts(pipeline, both, alone.provenance(), alone.calibration());
  }

  /** Finds a feature's new index: stances follow the encoders' components in each copy of these. */
  private static int moved(int feature, FeatureSpace from, FeatureSpace to) {
    int component = feature - from.firstEncoded(-1);
    return component < 0
        ? feature
        : to.firstEncoded(component / from.encodedSize() - 1) + component % from.encodedSize();
  }

  /** Returns a row per stance of each encoder: its share in the column of its label. */
  private double[][] stanceWeights() {
    List<double[]> rows = new ArrayList<>();
    for (StancePool pool : pools) {
      if (pool.tellsOffTarget()) {
        // It decides the status, not the label: the stances count off-target texts already.
        rows.add(new double[labels.size()]);
      }
      for (String label : pool.labels()) {
        double[] row = new double[labels.size()];
        row[labels.indexOf(label)] = pool.share();
        rows.add(row);
      }
    }
    return rows.toArray(double[][]::new);
  }
}
