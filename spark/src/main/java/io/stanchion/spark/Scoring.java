package io.stanchion.spark;

import static java.util.Objects.requireNonNull;

import io.stanchion.classify.Classifier;
import io.stanchion.dataset.Paragraph;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * Classifies on executors. Each task has a copy; the model behind it is the JVM's, and its bytes
 * come to each executor once.
 */
final class Scoring implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<ShippedModels> models;
  private final String key;
  private final Classifier.Settings settings;
  private final AddedColumns columns;
  private final LongAccumulator loaded;
  private transient @Nullable Ready ready;

  /** The models of a task, and its classifier. */
  private record Ready(LoadedModels models, Classifier classifier) {}

  private Scoring(
      Broadcast<ShippedModels> models,
      String key,
      Classifier.Settings settings,
      AddedColumns columns,
      LongAccumulator loaded) {
    this.models = models;
    this.key = key;
    this.settings = settings;
    this.columns = columns;
    this.loaded = loaded;
  }

  /**
   * Ships models.
   *
   * @throws io.stanchion.dataset.DataException If they cannot be used, or not with the settings.
   */
  static Scoring of(SparkContext spark, ShippedModels shipped, Classifier.Settings settings) {
    LongAccumulator loaded = spark.longAccumulator("stanchion: models loaded");
    LoadedModels here = LoadedModels.once(shipped.key(), shipped::load);
    AddedColumns columns = AddedColumns.of(here.classifier(settings).labels(), settings.hasSets());
    Broadcast<ShippedModels> broadcast = new JavaSparkContext(spark).broadcast(shipped);
    return new Scoring(broadcast, shipped.key(), settings, columns, loaded);
  }

  AddedColumns columns() {
    return columns;
  }

  /** Returns the number of JVMs that have loaded the models, as far as tasks have finished. */
  long loaded() {
    return loaded.sum();
  }

  /** Classifies a unit; gives the values of the {@linkplain #columns added columns}. */
  @Nullable Object[] values(Paragraph unit) {
    Ready here = ready();
    return columns.values(
        here.classifier().classify(unit),
        here.classifier().about(unit.target()).map(here.models()::digest));
  }

  private Ready ready() {
    Ready here = ready;
    if (here == null) {
      LoadedModels shared = LoadedModels.once(key, this::load);
      here = new Ready(shared, shared.classifier(settings));
      ready = here;
    }
    return requireNonNull(here);
  }

  private LoadedModels load() {
    loaded.add(1L);
    return models.value().load();
  }
}
