package io.stanchion.classify;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.names.Spelling;
import io.stanchion.dataset.writer.Plain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The targets that models were trained on. Safe for use by several threads. */
public final class ModelTargets {
  private static final int MOST_KEPT = 10_000;

  private final List<String> names;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  private ModelTargets(List<String> names) {
    this.names = names;
  }

  /**
   * Collects the targets of models.
   *
   * @param models The models.
   * @return The targets that have a name.
   */
  public static ModelTargets of(Models models) {
    return new ModelTargets(
        models.all().stream()
            .flatMap(model -> model.provenance().targets().stream())
            .filter(target -> !target.isBlank())
            .distinct()
            .sorted()
            .toList());
  }

  /**
   * Describes the targets for a person.
   *
   * @return One line.
   */
  public String line() {
    if (names.isEmpty()) {
      return "the model was trained on labels that name no target";
    }
    return names.size() == 1
        ? "the model is about '" + Plain.cut(names.get(0), 100) + "'"
        : "the model is about " + names.size() + " targets: " + Plain.few(names);
  }

  /**
   * Checks whether a model is about a target, however it is spelled.
   *
   * @param target The target as typed.
   * @return True if it is one of the targets.
   */
  public boolean include(String target) {
    return Spelling.find(target, names).isPresent();
  }

  /**
   * Finds the target that a user names.
   *
   * @param asked The target as typed; empty for none.
   * @return The same target as the model spells it.
   * @throws DataException If no model is about it.
   */
  public String named(String asked) {
    if (asked.isEmpty() || names.isEmpty()) {
      return asked;
    }
    return Spelling.find(asked, names)
        .orElseThrow(
            () ->
                new DataException(
                    "--target '"
                        + Spelling.shown(asked)
                        + "': "
                        + line()
                        + ", and its labels say nothing about another; train a model on labels for"
                        + " your target ('train', or 'train --per-target' for several) and name it"
                        + " with --model, or leave --model out: without one, the bundled stance"
                        + " encoder reads any target"));
  }

  /**
   * Returns whether a row's target is none that the models are about.
   *
   * @param target The target; empty for none.
   * @return True if it has a name, and the models' targets too, but not that one.
   */
  public boolean lack(String target) {
    if (target.isBlank() || names.isEmpty() || names.contains(target)) {
      return false;
    }
    if (known.size() > MOST_KEPT) {
      known.clear();
    }
    return !known.computeIfAbsent(target, one -> Spelling.find(one, names).isPresent());
  }
}
