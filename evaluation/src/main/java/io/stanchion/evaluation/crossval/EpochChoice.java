package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.ConfusionMatrix;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the number of epochs by cross-validation inside the training paragraphs, by group, on the
 * macro-F1 of the held-out paragraphs and, of equals, on their likelihood: early stopping that sees
 * nothing of a test set.
 */
public final class EpochChoice {
  /** The numbers of epochs it chooses from. */
  public static final List<Integer> CANDIDATES = List.of(4, 7, 12, 20, 35);

  private static final int MAX_FOLDS = 5;

  private EpochChoice() {}

  /**
   * Chooses.
   *
   * @param training The training paragraphs.
   * @param options How training goes otherwise.
   * @return The same options with the chosen number of epochs; unchanged where the paragraphs
   *     cannot be split, because they are of one group or too few.
   */
  public static TrainingOptions choose(LabelledData training, TrainingOptions options) {
    int folds = Math.min(training.grouped() ? MAX_FOLDS : 3, training.groupCount());
    if (folds < 2) {
      return options;
    }
    FoldPlan plan = Splitter.groupedKFold(training, folds, 1, options.seed());
    List<Held> held =
        plan.folds().parallelStream()
            .filter(fold -> LabelledData.labelCounts(fold.trainingOf(training)).size() >= 2)
            .map(
                fold ->
                    new Held(
                        fold.testOf(training),
                        Trainer.trainPath(
                            training.withParagraphs(fold.trainingOf(training)),
                            options,
                            CANDIDATES)))
            .toList();
    return IntStream.range(0, CANDIDATES.size())
        .boxed()
        .max(
            Comparator.<Integer>comparingDouble(at -> macroF1(training.labels(), held, at))
                .thenComparingDouble(at -> -loss(held, at)))
        .map(at -> options.withEpochs(CANDIDATES.get(at)))
        .orElse(options);
  }

  /** A held-out part and the models that did not see it, one per candidate. */
  private record Held(List<LabelledParagraph> test, List<StanceModel> models) {}

  /** Counts are pooled over the parts: one part may lack a label. */
  private static double macroF1(List<String> labels, List<Held> held, int candidate) {
    List<String> gold = new ArrayList<>();
    List<String> predicted = new ArrayList<>();
    for (Held part : held) {
      StanceModel model = part.models().get(candidate);
      for (LabelledParagraph one : part.test()) {
        gold.add(one.label());
        predicted.add(model.predict(one.paragraph()).label());
      }
    }
    return ConfusionMatrix.of(labels, gold, predicted).macroF1().orElse(0);
  }

  private static double loss(List<Held> held, int candidate) {
    double loss = 0;
    for (Held part : held) {
      StanceModel model = part.models().get(candidate);
      for (LabelledParagraph one : part.test()) {
        int gold = model.labels().indexOf(one.label());
        // A label that training lacked costs every model the same.
        double probability =
            gold < 0 ? 1 : model.predict(one.paragraph()).probabilities().get(gold);
        loss -= StrictMath.log(Math.max(probability, 1e-12));
      }
    }
    return loss;
  }
}
