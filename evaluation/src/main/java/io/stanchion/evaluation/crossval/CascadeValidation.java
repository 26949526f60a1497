package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.model.FastModel;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Cross-validates a cascade at each of its speeds. The two models, and how sure the fast one must
 * be, are fitted inside each training part.
 *
 * @param data The labelled set.
 * @param copies Which paragraphs are copies of each other.
 * @param space What each fold's search chooses from.
 */
public record CascadeValidation(LabelledData data, Copies copies, Search.Space space) {
  /**
   * What came of it.
   *
   * @param bySpeed The predictions of the first repeat at each speed, in the set's order; without
   *     an encoder all are the same.
   * @param encoded The share of paragraphs that the balanced speed lets the encoder read, in [0,
   *     1].
   */
  public record Result(Map<Speed, Scored> bySpeed, double encoded) {}

  private record Fold(List<Integer> test, Map<Speed, List<Scored.Item>> items, long encoded) {}

  /**
   * Counts the trainings that a run takes.
   *
   * @param plan How the set is split; its first repeat is used.
   * @return At most how often {@link #run} calls {@code trained}.
   */
  public int trainings(FoldPlan plan) {
    return firstRepeat(plan).stream()
        .mapToInt(fold -> Cascade.trainings(data.withParagraphs(fold.trainingOf(data)), space))
        .sum();
  }

  /**
   * Cross-validates.
   *
   * @param plan How the set is split; its first repeat is used.
   * @param trained Called after each training, from any thread.
   * @return The result.
   */
  public Result run(FoldPlan plan, Runnable trained) {
    List<Fold> folds = firstRepeat(plan).parallelStream().map(fold -> fold(fold, trained)).toList();
    Map<Speed, Scored> bySpeed = new EnumMap<>(Speed.class);
    for (Speed speed : Speed.values()) {
      Map<Integer, Scored.Item> pooled = new TreeMap<>();
      for (Fold fold : folds) {
        List<Scored.Item> items = fold.items().getOrDefault(speed, List.of());
        IntStream.range(0, items.size()).forEach(i -> pooled.put(fold.test().get(i), items.get(i)));
      }
      bySpeed.put(speed, new Scored(data.labels(), List.copyOf(pooled.values())));
    }
    long encoded = folds.stream().mapToLong(Fold::encoded).sum();
    long all = folds.stream().mapToLong(fold -> fold.test().size()).sum();
    return new Result(bySpeed, (double) encoded / all);
  }

  private static List<FoldPlan.Fold> firstRepeat(FoldPlan plan) {
    int first = plan.folds().get(0).repeat();
    return plan.folds().stream().filter(fold -> fold.repeat() == first).toList();
  }

  private Fold fold(FoldPlan.Fold fold, Runnable trained) {
    StanceModel cascade =
        Cascade.train(data.withParagraphs(fold.trainingOf(data)), copies, space, trained);
    List<LabelledParagraph> test = fold.testOf(data);
    Map<Speed, List<Scored.Item>> items = new EnumMap<>(Speed.class);
    for (Speed speed : Speed.values()) {
      items.put(speed, predicted(cascade.at(speed), test));
    }
    return new Fold(fold.test(), items, cascade.fast().map(one -> unsure(one, test)).orElse(0L));
  }

  private List<Scored.Item> predicted(StanceModel model, List<LabelledParagraph> test) {
    List<String> labels = data.labels();
    List<Scored.Item> items = new ArrayList<>();
    for (LabelledParagraph one : test) {
      items.add(OutOfFold.item(one, model.predict(one.paragraph()), model.labels(), labels));
    }
    return items;
  }

  private static long unsure(FastModel fast, List<LabelledParagraph> test) {
    return test.stream()
        .filter(one -> fast.model().predict(one.paragraph()).confidence() < fast.confidence())
        .count();
  }
}
