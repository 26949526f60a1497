package io.stanchion.evaluation.split;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The folds of a labelled set. Within each repeat, every paragraph is in the test part of exactly
 * one fold, and that fold trains on all others, except purged ones.
 *
 * @param name The kind of split, for reports.
 * @param grouped True if no group is ever on both sides.
 * @param folds The folds, by repeat and number.
 */
public record FoldPlan(String name, boolean grouped, List<Fold> folds) {
  /**
   * One fold.
   *
   * @param repeat The repeat it belongs to, from 1.
   * @param number Its number in the repeat, from 1.
   * @param test The indices of its test paragraphs in the labelled set, ascending.
   * @param purged The indices of paragraphs that it neither tests nor trains on, because their
   *     texts are copies of test texts, or because they are about another target; ascending.
   */
  public record Fold(int repeat, int number, List<Integer> test, List<Integer> purged) {
    /** Copies the lists. */
    public Fold {
      test = List.copyOf(test);
      purged = List.copyOf(purged);
    }

    /**
     * Makes a fold that trains on all it does not test.
     *
     * @param repeat The repeat it belongs to, from 1.
     * @param number Its number in the repeat, from 1.
     * @param test The indices of its test paragraphs in the labelled set, ascending.
     */
    public Fold(int repeat, int number, List<Integer> test) {
      this(repeat, number, test, List.of());
    }

    /**
     * Picks the test paragraphs.
     *
     * @param data The set that the plan splits.
     * @return The test paragraphs, in the order of {@link #test}.
     */
    public List<LabelledParagraph> testOf(LabelledData data) {
      return test.stream().map(data.paragraphs()::get).toList();
    }

    /**
     * Picks the training paragraphs.
     *
     * @param data The set that the plan splits.
     * @return All paragraphs that are neither tested nor purged, in the set's order.
     */
    public List<LabelledParagraph> trainingOf(LabelledData data) {
      Set<Integer> held = new HashSet<>(test);
      held.addAll(purged);
      List<LabelledParagraph> training = new ArrayList<>();
      for (int i = 0; i < data.paragraphs().size(); i++) {
        if (!held.contains(i)) {
          training.add(data.paragraphs().get(i));
        }
      }
      return training;
    }
  }

  /** Copies the list. */
  public FoldPlan {
    folds = List.copyOf(folds);
  }

  /**
   * Counts the repeats.
   *
   * @return At least 1 for a checked plan.
   */
  public int repeats() {
    return (int) folds.stream().map(Fold::repeat).distinct().count();
  }

  /**
   * Lists the folds of the first repeat.
   *
   * @return Folds that test each paragraph once.
   */
  public List<Fold> firstRepeat() {
    int first = folds.get(0).repeat();
    return folds.stream().filter(fold -> fold.repeat() == first).toList();
  }

  /**
   * Checks that the folds are complete and do not overlap.
   *
   * @param data The set it splits.
   * @return This plan.
   * @throws DataException If a part is empty, a paragraph is tested twice or never in a repeat, or
   *     a group is on both sides of a fold of a grouped plan.
   */
  public FoldPlan checked(LabelledData data) {
    folds.forEach(fold -> check(fold, data));
    for (int repeat : folds.stream().map(Fold::repeat).collect(Collectors.toSet())) {
      List<Integer> tested =
          folds.stream()
              .filter(fold -> fold.repeat() == repeat)
              .flatMap(fold -> fold.test().stream())
              .toList();
      if (tested.size() != data.paragraphs().size()
          || new HashSet<>(tested).size() != tested.size()) {
        throw new DataException(
            name
                + ", repeat "
                + repeat
                + ": "
                + tested.size()
                + " paragraphs are tested, "
                + new HashSet<>(tested).size()
                + " of them different; expected each of "
                + data.paragraphs().size()
                + " once");
      }
    }
    return this;
  }

  /**
   * Splits each fold by target: a part of it tests, and trains on, the paragraphs about one target,
   * so that a cross-validation trains a model per target and pools their predictions.
   *
   * @param data The set that the plan splits.
   * @return The plan, with the same paragraphs on the same sides.
   * @throws DataException If a paragraph has no target, or a target has not two labels to train on.
   */
  public FoldPlan perTarget(LabelledData data) {
    Set<String> targets = data.byTarget().keySet();
    List<Fold> parts = new ArrayList<>();
    int number = 0;
    int repeat = 0;
    for (Fold fold : folds) {
      number = fold.repeat() == repeat ? number : 0;
      repeat = fold.repeat();
      for (String target : targets) {
        Fold part = part(fold, target, number + 1, data);
        if (!part.test().isEmpty()) {
          number++;
          parts.add(part);
        }
      }
    }
    return new FoldPlan(name + ", a model per target", grouped, parts).checked(data);
  }

  private Fold part(Fold fold, String target, int number, LabelledData data) {
    List<Integer> test = new ArrayList<>();
    Set<Integer> purged = new TreeSet<>(fold.purged());
    for (int i = 0; i < data.paragraphs().size(); i++) {
      if (!data.paragraphs().get(i).paragraph().target().equals(target)) {
        purged.add(i);
      }
    }
    for (int i : fold.test()) {
      if (!purged.contains(i)) {
        test.add(i);
      }
    }
    Fold part = new Fold(fold.repeat(), number, test, List.copyOf(purged));
    Set<String> labels =
        part.trainingOf(data).stream().map(LabelledParagraph::label).collect(Collectors.toSet());
    if (!test.isEmpty() && labels.size() < 2) {
      throw new DataException(
          name
              + ", repeat "
              + fold.repeat()
              + ", fold "
              + fold.number()
              + ": of the target '"
              + target
              + "' the labels "
              + labels
              + " are left to train on, and a model needs two; take the target out");
    }
    return part;
  }

  private void check(Fold fold, LabelledData data) {
    String where = name + ", repeat " + fold.repeat() + ", fold " + fold.number() + ": ";
    int training = data.paragraphs().size() - fold.test().size() - fold.purged().size();
    if (fold.test().isEmpty() || training <= 0) {
      throw new DataException(
          where
              + "the test or the training part is empty: of "
              + data.paragraphs().size()
              + " paragraphs "
              + fold.test().size()
              + " are tested and "
              + fold.purged().size()
              + " are copies of them");
    }
    Set<String> shared = groups(fold.testOf(data));
    shared.retainAll(groups(fold.trainingOf(data)));
    if (grouped && !shared.isEmpty()) {
      throw new DataException(where + "on both sides stand the groups " + shared);
    }
  }

  private static Set<String> groups(List<LabelledParagraph> paragraphs) {
    return paragraphs.stream().map(LabelledParagraph::group).collect(Collectors.toSet());
  }
}
