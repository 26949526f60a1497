package io.stanchion.evaluation.split;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The paragraphs of a set that have nearly the same text, for splits that cannot keep them
 * together: where one text occurs under many targets and the groups are the targets, joining the
 * groups of near-duplicates would leave a single one.
 */
public final class Copies {
  private final Map<String, Integer> clusterOf;

  private Copies(Map<String, Integer> clusterOf) {
    this.clusterOf = clusterOf;
  }

  /**
   * Knows of no copies.
   *
   * @return Copies that leave every split as it is.
   */
  public static Copies none() {
    return new Copies(Map.of());
  }

  /**
   * Sorts near-duplicates into clusters.
   *
   * @param data The set.
   * @param pairs Its near-duplicates.
   * @return The clusters.
   */
  public static Copies of(LabelledData data, List<NearDuplicates.Pair> pairs) {
    Map<Integer, Integer> leader = new HashMap<>();
    for (NearDuplicates.Pair pair : pairs) {
      int first = leaderOf(pair.first(), leader);
      int second = leaderOf(pair.second(), leader);
      if (first != second) {
        leader.put(Math.max(first, second), Math.min(first, second));
      }
    }
    Map<String, Integer> clusterOf = new HashMap<>();
    pairs.stream()
        .flatMap(pair -> List.of(pair.first(), pair.second()).stream())
        .forEach(
            i -> clusterOf.put(data.paragraphs().get(i).paragraph().id(), leaderOf(i, leader)));
    return new Copies(clusterOf);
  }

  private static int leaderOf(int paragraph, Map<Integer, Integer> leader) {
    int current = paragraph;
    for (Integer next = leader.get(current); next != null; next = leader.get(current)) {
      current = next;
    }
    return current;
  }

  /**
   * Removes the copies of a fold's test texts out of its training part.
   *
   * @param plan A plan.
   * @param data The set that it splits, or a part of the one that the copies were found in.
   * @return The same plan, with smaller training parts where there are copies.
   */
  public FoldPlan purged(FoldPlan plan, LabelledData data) {
    if (clusterOf.isEmpty()) {
      return plan;
    }
    List<FoldPlan.Fold> folds =
        plan.folds().stream()
            .map(
                fold ->
                    new FoldPlan.Fold(
                        fold.repeat(), fold.number(), fold.test(), copies(fold, data)))
            .toList();
    return new FoldPlan(plan.name(), plan.grouped(), folds).checked(data);
  }

  private List<Integer> copies(FoldPlan.Fold fold, LabelledData data) {
    Set<Integer> tested = new HashSet<>();
    for (LabelledParagraph one : fold.testOf(data)) {
      Integer cluster = clusterOf.get(one.paragraph().id());
      if (cluster != null) {
        tested.add(cluster);
      }
    }
    Set<Integer> test = new HashSet<>(fold.test());
    return IntStream.range(0, data.paragraphs().size())
        .filter(i -> !test.contains(i))
        .filter(i -> tested.contains(clusterOf.get(data.paragraphs().get(i).paragraph().id())))
        .boxed()
        .toList();
  }
}
