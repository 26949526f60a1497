package io.stanchion.spark;

import static java.util.Objects.requireNonNull;

import io.stanchion.classify.Classifier;
import io.stanchion.model.StanceModel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Models that are ready to score, with their digests. Safe for use by several threads. */
final class LoadedModels {
  /**
   * The models that this JVM has loaded, by their key. This is the one static state of the project
   * that changes: an executor runs many tasks, each with its own copy of whatever travels with it,
   * and only a static field is common to them. Without it each task would load the model, and an
   * encoder would be in memory once a task. It only ever holds what a digest says, so the first
   * task changes nothing for later ones.
   */
  private static final Map<String, LoadedModels> OF_THIS_JVM = new ConcurrentHashMap<>();

  private final Map<String, StanceModel> byFile;
  private final Map<StanceModel, String> digests = new HashMap<>();
  private final boolean perTarget;

  LoadedModels(Map<String, StanceModel> byFile, Map<String, String> digests, boolean perTarget) {
    this.byFile = byFile;
    this.perTarget = perTarget;
    byFile.forEach(
        (name, model) -> this.digests.put(model, requireNonNull(digests.get(name), "digest")));
  }

  /**
   * Returns the models under a key, and loads them if this JVM has not yet.
   *
   * @param load Called by one thread, while others that need the same models wait.
   */
  static LoadedModels once(String key, Supplier<LoadedModels> load) {
    return OF_THIS_JVM.computeIfAbsent(key, missing -> load.get());
  }

  Classifier classifier(Classifier.Settings settings) {
    return perTarget
        ? Classifier.perTarget(byFile, settings)
        : Classifier.of(byFile.values().iterator().next(), settings);
  }

  /** Returns the digest in the envelope of one of the models. */
  String digest(StanceModel model) {
    return requireNonNull(digests.get(model), "a model of these");
  }
}
