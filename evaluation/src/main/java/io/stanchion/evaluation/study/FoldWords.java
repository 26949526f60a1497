package io.stanchion.evaluation.study;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.split.FoldPlan;
import java.util.List;
import java.util.stream.Collectors;

/** The folds of a plan in words. */
final class FoldWords {
  private static final int FEW_FOLDS = 10;
  private static final int FEW_GROUPS = 5;

  private FoldWords() {}

  /**
   * Names the folds of the first repeat by the groups that they hold out.
   *
   * @return For example {@code 2 folds, which hold out a, b and c, d}; their number alone if there
   *     are many.
   */
  static String of(FoldPlan plan, LabelledData data) {
    List<FoldPlan.Fold> folds = plan.firstRepeat();
    if (folds.size() > FEW_FOLDS || !data.grouped()) {
      return folds.size() + " folds";
    }
    return folds.stream()
        .map(fold -> groups(fold.testOf(data)))
        .collect(Collectors.joining("; ", folds.size() + " folds, which hold out ", ""));
  }

  private static String groups(List<LabelledParagraph> test) {
    List<String> groups = test.stream().map(LabelledParagraph::group).distinct().toList();
    String few = groups.stream().limit(FEW_GROUPS).collect(Collectors.joining(", "));
    int more = groups.size() - FEW_GROUPS;
    return more > 0 ? few + " and " + more + " more" : few;
  }
}
