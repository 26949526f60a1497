package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The training of models to keep: one for all targets, or one for each. Near-duplicates are
 * handled, settings chosen and probabilities calibrated in the same way for every model, and a
 * model with an encoder stands behind a fast one.
 *
 * <pre>{@code
 * Training training = new Training(data, TargetMode.JOINT, part -> Search.Space.of(options));
 * StanceModel model = training.run(() -> {}).get(Training.ALL_TARGETS);
 * }</pre>
 */
public final class Training {
  /** Stands for the target of a model that is about all of them. */
  public static final String ALL_TARGETS = "";

  private record Part(DuplicateHandling.Handled handled, Search.Space space) {}

  private final Map<String, LabelledData> data = new LinkedHashMap<>();
  private final List<String> untrainable = new ArrayList<>();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, List<Search.Trial>> trials = new HashMap<>();
  private final Function<LabelledData, Search.Space> space;
  private final Optional<LabelledData> apart;

  /**
   * Sorts the paragraphs.
   *
   * @param data The labelled paragraphs.
   * @param mode The number of models.
   * @param space Makes the settings to choose from for a model's paragraphs.
   * @throws DataException If each target has its model, and a paragraph has no target or no target
   *     has paragraphs of two labels.
   */
  public Training(LabelledData data, TargetMode mode, Function<LabelledData, Search.Space> space) {
    this(data, mode, space, Optional.empty());
  }

  /**
   * Sorts the paragraphs.
   *
   * @param data The labelled paragraphs.
   * @param mode The number of models.
   * @param space Makes the settings to choose from for a model's paragraphs. It is called once for
   *     each model, when trainings are counted or begin.
   * @param apart Labelled paragraphs to calibrate on, which no model and no encoder was trained on;
   *     empty to calibrate on held-out parts of the others.
   * @throws DataException If the paragraphs apart have labels that the others do not have, or if
   *     each target has its model, and a paragraph has no target or no target has paragraphs of two
   *     labels.
   */
  public Training(
      LabelledData data,
      TargetMode mode,
      Function<LabelledData, Search.Space> space,
      Optional<LabelledData> apart) {
    this.space = space;
    this.apart = apart;
    apart.ifPresent(one -> requireLabels(one, data));
    if (mode == TargetMode.JOINT) {
      this.data.put(ALL_TARGETS, data);
      return;
    }
    data.byTarget().forEach(this::sort);
    if (this.data.isEmpty()) {
      throw new DataException(
          data.name()
              + ": no target has paragraphs of two labels; a model needs two to tell apart");
    }
  }

  private static void requireLabels(LabelledData apart, LabelledData data) {
    if (!data.labels().containsAll(apart.labels())) {
      throw new DataException(
          apart.name()
              + ": has the labels "
              + apart.labels()
              + "; expected those of the training labels, "
              + data.labels());
    }
  }

  private Optional<LabelledData> apart(String target) {
    return target.equals(ALL_TARGETS)
        ? apart
        : apart.map(one -> one.withTarget(target)).filter(one -> !one.paragraphs().isEmpty());
  }

  private void sort(String target, LabelledData part) {
    if (part.labels().size() < 2) {
      untrainable.add(target);
    } else {
      data.put(target, part);
    }
  }

  /**
   * Lists the targets that get a model.
   *
   * @return The targets in the order of the paragraphs; {@link #ALL_TARGETS} alone for one model.
   */
  public Set<String> targets() {
    return Collections.unmodifiableSet(data.keySet());
  }

  /**
   * Lists the targets that get no model because all their paragraphs have one label.
   *
   * @return The targets in the order of the paragraphs; none for one model.
   */
  public List<String> untrainable() {
    return List.copyOf(untrainable);
  }

  /**
   * Counts the trainings that {@link #run} reports.
   *
   * @return The greatest number of calls of {@code trained}.
   */
  public int trainings() {
    return parts().values().stream()
        .mapToInt(part -> Cascade.trainings(part.handled().data(), part.space()))
        .sum();
  }

  /**
   * Trains.
   *
   * @param trained Called after each training, from any thread.
   * @return A model for each of {@link #targets}, in their order.
   */
  public Map<String, StanceModel> run(Runnable trained) {
    Map<String, StanceModel> models = new LinkedHashMap<>();
    trials.clear();
    parts()
        .forEach(
            (target, part) -> {
              Cascade.Trained one =
                  Cascade.run(
                      part.handled().data(),
                      part.handled().copies(),
                      part.space(),
                      apart(target),
                      trained);
              models.put(target, one.model());
              trials.put(target, one.trials());
            });
    return models;
  }

  /**
   * Lists the settings that a model's was chosen from.
   *
   * @param target One of {@link #targets}.
   * @return Their trials in the last run, in the order of the space; none before a run, or where
   *     the paragraphs could not be split.
   */
  public List<Search.Trial> trials(String target) {
    return trials.getOrDefault(target, List.of());
  }

  private Map<String, Part> parts() {
    if (parts.isEmpty()) {
      data.forEach(
          (target, part) ->
              parts.put(target, new Part(DuplicateHandling.AUTO.apply(part), space.apply(part))));
    }
    return parts;
  }
}
