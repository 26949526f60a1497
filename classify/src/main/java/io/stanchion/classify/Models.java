package io.stanchion.classify;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Paragraph;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The models of a classifier: one for everything, one for any target, or one for each. */
public sealed interface Models {
  /**
   * One model for everything.
   *
   * @param model The model.
   */
  record One(StanceModel model) implements Models {
    @Override
    public Optional<StanceModel> about(String target) {
      return Optional.of(model);
    }

    @Override
    public Collection<StanceModel> all() {
      return List.of(model);
    }

    @Override
    public List<String> labels() {
      return model.labels();
    }

    @Override
    public Prediction inAllLabels(Prediction prediction, StanceModel by) {
      return prediction;
    }
  }

  /**
   * A model that reads each paragraph beside its target, whatever that is: an encoder alone.
   *
   * @param model The model.
   */
  record AnyTarget(StanceModel model) implements Models {
    @Override
    public Optional<StanceModel> about(String target) {
      return target.isBlank() ? Optional.empty() : Optional.of(model);
    }

    @Override
    public Collection<StanceModel> all() {
      return List.of(model);
    }

    @Override
    public List<String> labels() {
      return model.labels();
    }

    @Override
    public Prediction inAllLabels(Prediction prediction, StanceModel by) {
      return prediction;
    }
  }

  /**
   * Takes one model.
   *
   * @param model The model.
   * @return It, for every paragraph; for those that have a target, if it is an encoder alone.
   */
  static Models of(StanceModel model) {
    boolean alone = model.encodes() && model.pipeline().spec().isEncoderAlone();
    return alone ? new AnyTarget(model) : new One(model);
  }

  /**
   * A model for each target.
   *
   * @param byTarget The models.
   * @param labels The labels of all of them, in alphabetical order.
   */
  record PerTarget(Map<String, StanceModel> byTarget, List<String> labels) implements Models {
    static PerTarget of(Map<String, StanceModel> byTarget) {
      TreeSet<String> labels = new TreeSet<>();
      byTarget.values().forEach(model -> labels.addAll(model.labels()));
      return new PerTarget(Map.copyOf(byTarget), List.copyOf(labels));
    }

    /**
     * Takes models by the targets that stand in them.
     *
     * @param byFile The models, by the name of their file.
     * @throws DataException If one is not about a target of its own, or there is none.
     */
    static PerTarget named(Map<String, StanceModel> byFile) {
      Map<String, StanceModel> byTarget = new HashMap<>();
      Map<String, String> fileOf = new HashMap<>();
      byFile.forEach(
          (file, model) -> {
            String target = target(file, model);
            String before = fileOf.put(target, file);
            if (before != null) {
              throw DataException.at(
                  file, "is about '" + target + "' as is " + before + "; take one of them away");
            }
            byTarget.put(target, model);
          });
      return of(byTarget);
    }

    private static String target(String file, StanceModel model) {
      List<String> targets = model.provenance().targets();
      if (targets.size() != 1) {
        throw DataException.at(
            file,
            "was trained on "
                + targets.size()
                + " targets; in a directory of models each is about one, as 'train --per-target'"
                + " writes them");
      }
      return targets.get(0);
    }

    @Override
    public Optional<StanceModel> about(String target) {
      return Optional.ofNullable(byTarget.get(target));
    }

    @Override
    public Collection<StanceModel> all() {
      return byTarget.values();
    }

    /**
     * Predicts the stance of a paragraph about whose target a model is.
     *
     * @param paragraph The paragraph, with its target.
     * @return The prediction in terms of all labels; empty where no model is about the target.
     */
    public Optional<Prediction> predict(Paragraph paragraph) {
      return about(paragraph.target()).map(model -> inAllLabels(model.predict(paragraph), model));
    }

    /** A label that never occurred with a target has no probability there. */
    @Override
    public Prediction inAllLabels(Prediction prediction, StanceModel by) {
      if (by.labels().equals(labels)) {
        return prediction;
      }
      List<Double> probabilities =
          labels.stream()
              .map(label -> by.labels().indexOf(label))
              .map(place -> place < 0 ? 0.0 : prediction.probabilities().get(place))
              .toList();
      return new Prediction(prediction.label(), probabilities, prediction.status());
    }
  }

  /**
   * Finds the model about a target.
   *
   * @param target The target; may be empty.
   * @return The model, if there is one.
   */
  Optional<StanceModel> about(String target);

  /**
   * Lists the models.
   *
   * @return All of them.
   */
  Collection<StanceModel> all();

  /**
   * Lists the labels.
   *
   * @return The labels of all models, in the order of their probabilities.
   */
  List<String> labels();

  /**
   * Puts a prediction in terms of {@link #labels}.
   *
   * @param prediction The prediction.
   * @param by The model that made it.
   * @return The same, with a probability for each label.
   */
  Prediction inAllLabels(Prediction prediction, StanceModel by);
}
