package io.stanchion.app.command;

import static java.util.Objects.requireNonNull;

import io.stanchion.app.option.TrainingMixin;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.ModelFolder;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.model.StanceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains a model for each target, on the paragraphs about it alone. */
final class PerTargetTraining {
  private final TrainingMixin options;
  private final Map<String, LabelledData> parts = new LinkedHashMap<>();
  private final List<String> untrainable = new ArrayList<>();

  /**
   * Sorts the paragraphs.
   *
   * @throws DataException If there is no target with paragraphs of two labels, or a paragraph
   *     without a target.
   */
  PerTargetTraining(LabelledData data, TrainingMixin options) {
    this.options = options;
    data.byTarget()
        .forEach(
            (target, part) -> {
              if (part.labels().size() < 2) {
                untrainable.add(target);
              } else {
                parts.put(target, part);
              }
            });
    if (parts.isEmpty()) {
      throw new DataException(
          data.name()
              + ": no target has paragraphs of two labels; a model needs two to tell apart");
    }
  }

  /** Trains and writes; the exit code says whether every target has its model. */
  int run(Path directory, Terminal terminal) {
    ModelFolder folder = new ModelFolder(directory);
    folder.place(parts.keySet());
    Map<String, StanceModel> models = new LinkedHashMap<>();
    try (Progress progress = new Progress(terminal, "trainings", trainings())) {
      parts.forEach((target, part) -> models.put(target, train(part, progress)));
    }
    Map<String, Path> files = folder.write(models);
    try (Results results = new Results(terminal)) {
      models.forEach(
          (target, model) ->
              results.line(
                  "%s: %d paragraphs, %d n-grams, %d epochs; written to %s",
                  Plain.line(target),
                  model.provenance().paragraphs(),
                  model.pipeline().vocabularySize(),
                  model.provenance().epochs(),
                  Plain.line(requireNonNull(files.get(target)).toString())));
      if (!untrainable.isEmpty()) {
        results.line(
            "no model, since all their paragraphs have one label: %s", Plain.few(untrainable));
      }
    }
    return untrainable.isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }

  private int trainings() {
    return parts.values().stream()
        .mapToInt(part -> Search.trainings(part, options.space(part)))
        .sum();
  }

  private StanceModel train(LabelledData part, Progress progress) {
    DuplicateHandling.Handled handled = DuplicateHandling.AUTO.apply(part);
    return Search.choose(handled.data(), handled.copies(), options.space(part), progress::step)
        .train(part);
  }
}
