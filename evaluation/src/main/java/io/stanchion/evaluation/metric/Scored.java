package io.stanchion.evaluation.metric;

import io.stanchion.dataset.LabelledParagraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Gold labels and the predictions of any system. Immutable and safe for use by several threads. */
public final class Scored {
  /**
   * One paragraph.
   *
   * @param id Its id.
   * @param group The group, such as the article, within which paragraphs are not independent.
   * @param target The target of the stance; may be empty.
   * @param kind Its kind; may be empty.
   * @param gold The gold label.
   * @param predicted The predicted label.
   * @param probabilities A probability per label, in the order of the labels; empty if the system
   *     gives none.
   */
  public record Item(
      String id,
      String group,
      String target,
      String kind,
      String gold,
      String predicted,
      List<Double> probabilities) {
    /** Copies the list. */
    public Item {
      probabilities = List.copyOf(probabilities);
    }

    /**
     * Pairs a prediction with its gold label.
     *
     * @param gold The labelled paragraph.
     * @param predicted The predicted label.
     * @param probabilities A probability per label; empty if there are none.
     * @return The item.
     */
    public static Item of(LabelledParagraph gold, String predicted, List<Double> probabilities) {
      return new Item(
          gold.paragraph().id(),
          gold.group(),
          gold.paragraph().target(),
          gold.paragraph().kind().toString(),
          gold.label(),
          predicted,
          probabilities);
    }

    /**
     * Moves the paragraph to another group.
     *
     * @param other The group.
     * @return The same item in it.
     */
    public Item withGroup(String other) {
      return new Item(id, other, target, kind, gold, predicted, probabilities);
    }

    /**
     * Leaves the probabilities out.
     *
     * @return The same item without them.
     */
    public Item withoutProbabilities() {
      return new Item(id, group, target, kind, gold, predicted, List.of());
    }

    /**
     * Replaces the prediction.
     *
     * @param label Another predicted label.
     * @return The same item with it, without probabilities.
     */
    public Item withPrediction(String label) {
      return new Item(id, group, target, kind, gold, label, List.of());
    }
  }

  private final List<String> labels;
  private final Optional<String> neutral;
  private final List<Item> items;
  private final int[] gold;
  private final int[] predicted;
  private final double[][] probabilities;
  private final int[] targets;
  private final int targetCount;

  /**
   * Makes a set.
   *
   * @param labels All labels, in the order of probabilities.
   * @param items The paragraphs.
   * @throws IllegalArgumentException If an item has a label that is not in {@code labels}, or
   *     another number of probabilities than labels or none, or if only some items have any.
   */
  public Scored(List<String> labels, List<Item> items) {
    this.labels = List.copyOf(labels);
    this.neutral = NeutralLabel.find(labels);
    this.items = List.copyOf(items);
    this.gold = items.stream().mapToInt(item -> index(item, item.gold())).toArray();
    this.predicted = items.stream().mapToInt(item -> index(item, item.predicted())).toArray();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    this.targets =
        items.stream()
            .mapToInt(item -> numbers.computeIfAbsent(item.target(), t -> numbers.size()))
            .toArray();
    this.targetCount = numbers.size();
    boolean withProbabilities = !items.isEmpty() && !items.get(0).probabilities().isEmpty();
    this.probabilities = new double[withProbabilities ? items.size() : 0][];
    for (int i = 0; i < items.size(); i++) {
      List<Double> row = items.get(i).probabilities();
      if (row.size() != (withProbabilities ? labels.size() : 0)) {
        throw new IllegalArgumentException(
            items.get(i).id()
                + ": "
                + row.size()
                + " probabilities for "
                + labels.size()
                + " labels; either every paragraph has one per label, or none has any");
      }
      if (withProbabilities) {
        probabilities[i] = row.stream().mapToDouble(Double::doubleValue).toArray();
      }
    }
  }

  private int index(Item item, String label) {
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(item.id() + ": '" + label + "' is not one of " + labels);
    }
    return index;
  }

  /**
   * Lists the labels.
   *
   * @return The labels in the order of matrices and probabilities.
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * Names the neutral label.
   *
   * @return The label that F_avg leaves out, if one has a usual name for it.
   */
  public Optional<String> neutral() {
    return neutral;
  }

  /**
   * Lists the paragraphs.
   *
   * @return The paragraphs in order.
   */
  public List<Item> items() {
    return items;
  }

  /**
   * Checks whether the system has probabilities.
   *
   * @return True if every paragraph has one per label.
   */
  public boolean hasProbabilities() {
    return probabilities.length > 0;
  }

  /**
   * Lists all indices.
   *
   * @return 0 to the number of paragraphs less 1.
   */
  public int[] all() {
    int[] all = new int[items.size()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /**
   * Sorts the paragraphs by a property, such as their group, target or kind.
   *
   * @param key The property.
   * @return The indices per key, keys in the order in which they first occur.
   */
  public Map<String, int[]> indicesBy(Function<Item, String> key) {
    Map<String, List<Integer>> sorted = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      sorted.computeIfAbsent(key.apply(items.get(i)), k -> new ArrayList<>()).add(i);
    }
    Map<String, int[]> indices = new LinkedHashMap<>();
    sorted.forEach((k, list) -> indices.put(k, list.stream().mapToInt(i -> i).toArray()));
    return indices;
  }

  /**
   * Counts pairs of labels.
   *
   * @param which The indices that count, each as often as it occurs.
   * @return The matrix.
   */
  public ConfusionMatrix matrix(int[] which) {
    long[][] counts = new long[labels.size()][labels.size()];
    for (int i : which) {
      counts[gold[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(labels, counts);
  }

  int gold(int i) {
    return gold[i];
  }

  double[] probabilities(int i) {
    return probabilities[i];
  }

  /**
   * Returns the confidence of a prediction.
   *
   * @param i The paragraph's index.
   * @return The probability of the predicted label, in [0, 1].
   */
  public double confidence(int i) {
    return probabilities[i][predicted[i]];
  }

  /**
   * Checks whether a prediction is right.
   *
   * @param i The paragraph's index.
   * @return True if the predicted label is the gold label.
   */
  public boolean isCorrect(int i) {
    return gold[i] == predicted[i];
  }

  /** Counts pairs of labels for each target, targets in the order in which they first occur. */
  List<ConfusionMatrix> matricesByTarget(int[] which) {
    int size = labels.size();
    long[][][] counts = new long[targetCount][][];
    for (int i : which) {
      long[][] of = counts[targets[i]];
      if (of == null) {
        of = new long[size][size];
        counts[targets[i]] = of;
      }
      of[gold[i]][predicted[i]]++;
    }
    return Arrays.stream(counts)
        .filter(Objects::nonNull)
        .map(one -> new ConfusionMatrix(labels, one))
        .toList();
  }
}
