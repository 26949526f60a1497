package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.model.Calibration;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import io.stanchion.model.TrainingOptions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains and tests on every fold of a plan. Settings, features, weights and calibration are fitted
 * on a fold's training part alone, each fold from scratch; the result is the same on any number of
 * threads.
 *
 * @param data The labelled set.
 * @param copies Which paragraphs are copies of each other; the search inside a training part keeps
 *     them apart.
 * @param space The settings that a fold's search chooses from.
 * @param explained The number of its most confident errors that each fold explains.
 */
public record CrossValidation(LabelledData data, Copies copies, Search.Space space, int explained) {
  /**
   * The result of one fold.
   *
   * @param fold The fold.
   * @param trainingCounts Training paragraphs per label; the labels are the model's, in its order.
   * @param testCounts Test paragraphs per label.
   * @param options The settings chosen inside the training part.
   * @param calibration The calibration fitted inside the training part.
   * @param pipelineHash The digest of the fitted feature pipeline.
   * @param predictions A calibrated prediction per test paragraph, in the order of {@code
   *     fold.test()}.
   * @param uncalibrated The same with the probabilities as they were before.
   * @param swapped The same with each paragraph's target replaced by another of the set; empty if
   *     the target is no feature.
   * @param explanations The words that caused the most confident errors, by place in {@code
   *     fold.test()}.
   */
  public record FoldResult(
      FoldPlan.Fold fold,
      Map<String, Long> trainingCounts,
      Map<String, Long> testCounts,
      TrainingOptions options,
      Calibration calibration,
      String pipelineHash,
      List<Prediction> predictions,
      List<Prediction> uncalibrated,
      List<Prediction> swapped,
      Map<Integer, List<Occlusion.Piece>> explanations) {
    /**
     * Finds the majority.
     *
     * @return The most frequent label of the training part; of equals, the first.
     */
    public String majority() {
      return Majority.of(trainingCounts);
    }
  }

  /**
   * Counts the trainings that a run takes.
   *
   * @param plan The folds.
   * @return The number of calls of {@code trained}.
   */
  public int trainings(FoldPlan plan) {
    return plan.folds().stream()
        .mapToInt(fold -> 1 + Search.trainings(data.withParagraphs(fold.trainingOf(data)), space))
        .sum();
  }

  /**
   * Cross-validates.
   *
   * @param plan The folds.
   * @param trained Called after each training, from any thread.
   * @param finished Given each fold when it is finished, from any thread.
   * @return The result.
   */
  public CrossValidated run(FoldPlan plan, Runnable trained, Consumer<FoldResult> finished) {
    List<FoldResult> results =
        IntStream.range(0, plan.folds().size())
            .parallel()
            .mapToObj(
                i -> {
                  FoldResult result = run(plan.folds().get(i), trained);
                  finished.accept(result);
                  return result;
                })
            .toList();
    return new CrossValidated(data, plan, results);
  }

  private FoldResult run(FoldPlan.Fold fold, Runnable trained) {
    LabelledData training = data.withParagraphs(fold.trainingOf(data));
    Search.Choice choice = Search.choose(training, copies, space, trained);
    StanceModel model = choice.train(training).withCalibration(Calibration.NONE);
    Calibration calibration = choice.calibration();
    trained.run();
    List<LabelledParagraph> test = fold.testOf(data);
    List<Prediction> uncalibrated = predict(model, test);
    List<Prediction> predictions =
        uncalibrated.stream()
            .map(
                one ->
                    new Prediction(
                        one.label(), calibration.apply(one.probabilities()), one.status()))
            .toList();
    return new FoldResult(
        fold,
        LabelledData.labelCounts(training.paragraphs()),
        LabelledData.labelCounts(test),
        choice.options(),
        calibration,
        model.pipeline().hash(),
        predictions,
        uncalibrated,
        choice.options().features().target() ? predict(model, swapped(test)) : List.of(),
        explanations(model, test, predictions));
  }

  private static List<Prediction> predict(StanceModel model, List<LabelledParagraph> paragraphs) {
    return paragraphs.stream().map(one -> model.predict(one.paragraph())).toList();
  }

  private Map<Integer, List<Occlusion.Piece>> explanations(
      StanceModel model, List<LabelledParagraph> test, List<Prediction> predictions) {
    Map<Integer, List<Occlusion.Piece>> explanations = new HashMap<>();
    IntStream.range(0, test.size())
        .filter(i -> !predictions.get(i).label().equals(test.get(i).label()))
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> predictions.get(i).confidence()).reversed())
        .limit(explained)
        .forEach(i -> explanations.put(i, Occlusion.explain(model, test.get(i).paragraph())));
    return Map.copyOf(explanations);
  }

  private List<LabelledParagraph> swapped(List<LabelledParagraph> paragraphs) {
    List<String> targets = data.targets();
    Map<String, String> next = new HashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      next.put(targets.get(i), targets.get((i + 1) % targets.size()));
    }
    return paragraphs.stream().map(one -> swapped(one, next, targets.get(0))).toList();
  }

  private static LabelledParagraph swapped(
      LabelledParagraph one, Map<String, String> next, String first) {
    Paragraph p = one.paragraph();
    String other = next.getOrDefault(p.target(), first);
    return new LabelledParagraph(
        new Paragraph(p.id(), p.article(), p.number(), p.kind(), other, p.text()),
        one.label(),
        one.group(),
        one.columns());
  }
}
