package io.stanchion.evaluation.study;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.crossval.CrossValidated;
import io.stanchion.evaluation.crossval.CrossValidation;
import io.stanchion.evaluation.split.FoldPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The finished part of a cross-validation that is in progress. */
final class FinishedFolds {
  private FinishedFolds() {}

  /**
   * Makes a result of the folds that can be compared: those of complete repeats or, if none is
   * complete, those of the first.
   *
   * @param data The labelled set.
   * @param plan The folds that were asked for.
   * @param finished The finished ones in any order.
   * @return The result; nothing if no fold is finished.
   */
  static Optional<CrossValidated> of(
      LabelledData data, FoldPlan plan, List<CrossValidation.FoldResult> finished) {
    List<CrossValidation.FoldResult> ordered =
        finished.stream()
            .sorted(
                Comparator.comparingInt((CrossValidation.FoldResult one) -> one.fold().repeat())
                    .thenComparingInt(one -> one.fold().number()))
            .toList();
    List<CrossValidation.FoldResult> comparable = comparable(data, ordered);
    return comparable.isEmpty() ? Optional.empty() : Optional.of(part(data, plan, comparable));
  }

  /** Repeats are averaged on the same paragraphs, so one that lacks folds cannot be among them. */
  private static List<CrossValidation.FoldResult> comparable(
      LabelledData data, List<CrossValidation.FoldResult> finished) {
    Map<Integer, List<CrossValidation.FoldResult>> byRepeat = new LinkedHashMap<>();
    finished.forEach(
        fold ->
            byRepeat.computeIfAbsent(fold.fold().repeat(), repeat -> new ArrayList<>()).add(fold));
    List<CrossValidation.FoldResult> complete =
        byRepeat.values().stream()
            .filter(
                repeat ->
                    repeat.stream().mapToInt(fold -> fold.fold().test().size()).sum()
                        == data.paragraphs().size())
            .flatMap(List::stream)
            .toList();
    return complete.isEmpty() ? byRepeat.values().stream().findFirst().orElse(List.of()) : complete;
  }

  private static CrossValidated part(
      LabelledData data, FoldPlan plan, List<CrossValidation.FoldResult> finished) {
    String name =
        plan.name() + " (" + finished.size() + " of " + plan.folds().size() + " folds finished)";
    return new CrossValidated(
        data,
        new FoldPlan(
            name, plan.grouped(), finished.stream().map(CrossValidation.FoldResult::fold).toList()),
        finished);
  }
}
