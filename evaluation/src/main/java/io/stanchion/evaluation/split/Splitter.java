package io.stanchion.evaluation.split;

import static java.util.stream.Collectors.toSet;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.split.FoldPlan.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes fold plans. Seeded: the same set, numbers and seed give the same plan. */
public final class Splitter {
  /** Random deals to choose the most even one from. */
  private static final int ATTEMPTS = 10;

  private Splitter() {}

  /**
   * Holds out each group once (leave one article out).
   *
   * @param data The set.
   * @return A fold per group, in the order in which the groups first occur.
   * @throws DataException If there are fewer than two groups.
   */
  public static FoldPlan leaveOneGroupOut(LabelledData data) {
    Map<String, List<Integer>> groups = groups(data.paragraphs());
    requireGroups(data, groups.size(), 2);
    List<List<Integer>> parts =
        groups.values().stream()
            .sorted(Comparator.comparing((List<Integer> members) -> members.get(0)))
            .toList();
    return new FoldPlan("leave one group out", true, folds(1, parts)).checked(data);
  }

  /**
   * Deals whole groups to k folds so that sizes and label shares come out as equal as a greedy
   * search makes them, in several differently shuffled repeats.
   *
   * @param data The set.
   * @param k The number of folds, at least 2.
   * @param repeats The number of splits, at least 1.
   * @param seed The seed.
   * @return The plan.
   * @throws DataException If there are fewer groups than folds.
   */
  public static FoldPlan groupedKFold(LabelledData data, int k, int repeats, long seed) {
    List<List<Integer>> groups = new ArrayList<>(groups(data.paragraphs()).values());
    requireGroups(data, groups.size(), k);
    SplittableRandom random = new SplittableRandom(seed);
    Set<Set<List<Integer>>> used = new HashSet<>();
    List<Fold> folds = new ArrayList<>();
    for (int repeat = 1; repeat <= repeats; repeat++) {
      folds.addAll(folds(repeat, deal(data, groups, k, random, used)));
    }
    return new FoldPlan("grouped " + k + "-fold", true, folds).checked(data);
  }

  /**
   * Deals single paragraphs to k folds, stratified by label and blind to groups. Its numbers are
   * optimistic wherever groups matter: it is here to show by how much.
   *
   * @param data The set.
   * @param k The number of folds, at least 2.
   * @param repeats The number of splits, at least 1.
   * @param seed The seed.
   * @return The plan.
   * @throws DataException If there are fewer paragraphs than folds.
   */
  public static FoldPlan randomKFold(LabelledData data, int k, int repeats, long seed) {
    if (k < 2 || data.paragraphs().size() < k) {
      throw new DataException(
          data.name()
              + ": cannot make "
              + k
              + " folds of "
              + data.paragraphs().size()
              + " paragraphs");
    }
    List<List<Integer>> single =
        IntStream.range(0, data.paragraphs().size()).mapToObj(List::of).toList();
    SplittableRandom random = new SplittableRandom(seed);
    Set<Set<List<Integer>>> used = new HashSet<>();
    List<Fold> folds = new ArrayList<>();
    for (int repeat = 1; repeat <= repeats; repeat++) {
      folds.addAll(folds(repeat, deal(data, single, k, random, used)));
    }
    return new FoldPlan("random " + k + "-fold", false, folds).checked(data);
  }

  private static Map<String, List<Integer>> groups(List<LabelledParagraph> paragraphs) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < paragraphs.size(); i++) {
      groups.computeIfAbsent(paragraphs.get(i).group(), group -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  private static void requireGroups(LabelledData data, int groups, int folds) {
    if (folds < 2 || groups < folds) {
      throw new DataException(
          data.name()
              + ": cannot make "
              + folds
              + " folds of "
              + groups
              + (groups == 1 ? " group" : " groups")
              + " ("
              + data.paragraphs().size()
              + " paragraphs); a group is never split, so ask for 2 to "
              + groups
              + " folds or name another --group-column");
    }
  }

  private static List<Fold> folds(int repeat, List<List<Integer>> parts) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> new Fold(repeat, i + 1, parts.get(i).stream().sorted().toList()))
        .toList();
  }

  /**
   * Deals at random several times over and keeps the most even deal, if possible one that no
   * earlier repeat has: with few groups, always taking the best would repeat one split.
   */
  private static List<List<Integer>> deal(
      LabelledData data,
      List<List<Integer>> groups,
      int k,
      SplittableRandom random,
      Set<Set<List<Integer>>> used) {
    List<Deal> deals = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<List<Integer>> shuffled = new ArrayList<>(groups);
      for (int i = shuffled.size() - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        List<Integer> swapped = shuffled.set(i, shuffled.get(j));
        shuffled.set(j, swapped);
      }
      Deal deal = new Deal(data, k);
      shuffled.forEach(deal::add);
      deals.add(deal);
    }
    deals.sort(Comparator.comparingDouble(Deal::unevenness));
    Deal chosen =
        deals.stream()
            .filter(deal -> !used.contains(deal.asSet()))
            .findFirst()
            .orElse(deals.get(0));
    used.add(chosen.asSet());
    return chosen.parts;
  }

  /** Folds that fill up, each group going where it leaves the label counts most even. */
  private static final class Deal {
    private final List<List<Integer>> parts = new ArrayList<>();
    private final List<String> labels;
    private final int[] labelOf;
    private final double[] perFold;
    private final int[][] counts;

    Deal(LabelledData data, int k) {
      labels = data.labels();
      labelOf = data.paragraphs().stream().mapToInt(one -> labels.indexOf(one.label())).toArray();
      perFold = new double[labels.size()];
      for (int label : labelOf) {
        perFold[label] += 1.0 / k;
      }
      counts = new int[k][labels.size()];
      for (int fold = 0; fold < k; fold++) {
        parts.add(new ArrayList<>());
      }
    }

    void add(List<Integer> group) {
      int[] added = new int[labels.size()];
      group.forEach(paragraph -> added[labelOf[paragraph]]++);
      int best = 0;
      double bestCost = Double.POSITIVE_INFINITY;
      for (int fold = 0; fold < parts.size(); fold++) {
        double cost = cost(fold, added);
        if (cost < bestCost) {
          best = fold;
          bestCost = cost;
        }
      }
      parts.get(best).addAll(group);
      for (int label = 0; label < added.length; label++) {
        counts[best][label] += added[label];
      }
    }

    /** The sum of squared relative deviations from even label counts. */
    double unevenness() {
      double sum = 0;
      for (int[] count : counts) {
        for (int label = 0; label < perFold.length; label++) {
          double deviation = (count[label] - perFold[label]) / perFold[label];
          sum += deviation * deviation;
        }
      }
      return sum;
    }

    Set<List<Integer>> asSet() {
      return parts.stream().map(part -> part.stream().sorted().toList()).collect(toSet());
    }

    /**
     * Computes the growth of a fold's deviation from even label counts. An empty fold goes first.
     */
    private double cost(int fold, int[] added) {
      double cost = parts.get(fold).isEmpty() ? -1e9 : 0;
      for (int label = 0; label < added.length; label++) {
        double before = (counts[fold][label] - perFold[label]) / perFold[label];
        double after = before + added[label] / perFold[label];
        cost += after * after - before * before;
      }
      return cost;
    }
  }
}
