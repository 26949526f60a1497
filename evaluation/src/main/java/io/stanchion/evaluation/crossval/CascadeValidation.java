package io.stanchion.evaluation.crossval;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.model.FastModel;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Cross-validates a cascade at each of its speeds. The two models, and how sure the fast one must
 * be, are fitted inside each training part.
 *
 * @param data The labelled set.
 * @param copies Which paragraphs are copies of each other.
 * @param space The settings that each fold's search chooses from.
 */
public record CascadeValidation(LabelledData data, Copies copies, Search.Space space) {
  /**
   * The result.
   *
   * @param bySpeed The predictions of the first repeat at each speed, in the set's order; without
   *     an encoder all are the same.
   * @param encoded The share of paragraphs that the balanced speed lets the encoder read, in [0,
   *     1].
   */
  public record Result(Map<Speed, Scored> bySpeed, double encoded) {
    /**
     * Computes the macro-F1 for each share of texts that the encoder reads: those of which the fast
     * model is least sure. The fast model answers the others.
     *
     * @param steps In how many steps the share goes from 0 to 1, at least 1.
     * @return A point for each step, the first with none; no points without an encoder, or if a
     *     paragraph has no prediction.
     */
    public List<Point> frontier(int steps) {
      List<Scored.Item> fast = of(Speed.FAST).items();
      List<Scored.Item> best = of(Speed.BEST).items();
      List<Integer> leastSure =
          IntStream.range(0, fast.size())
              .boxed()
              .sorted(Comparator.comparingDouble(i -> Collections.max(fast.get(i).probabilities())))
              .toList();
      List<Point> points = new ArrayList<>();
      boolean comparable = fast.size() == best.size() && !fast.equals(best);
      for (int step = 0; step <= steps && comparable; step++) {
        int read = (int) Math.round((double) step * fast.size() / steps);
        List<Scored.Item> items = new ArrayList<>(fast);
        leastSure.subList(0, read).forEach(i -> items.set(i, best.get(i)));
        Scored scored = new Scored(of(Speed.FAST).labels(), items);
        points.add(new Point((double) step / steps, Metric.MACRO_F1.of(scored)));
      }
      return points;
    }

    private Scored of(Speed speed) {
      return requireNonNull(bySpeed.get(speed), "every speed was run");
    }
  }

  /**
   * A point of the frontier between speed and quality.
   *
   * @param encoded The share of texts that the encoder reads, in [0, 1].
   * @param macroF1 The macro-F1, in [0, 1]; empty where it is undefined.
   */
  public record Point(double encoded, OptionalDouble macroF1) {}

  private record Fold(List<Integer> test, Map<Speed, List<Scored.Item>> items, long encoded) {}

  /**
   * Counts the trainings that a run takes.
   *
   * @param plan The folds, of which the first repeat is used.
   * @return The greatest number of calls of {@code trained}.
   */
  public int trainings(FoldPlan plan) {
    return plan.firstRepeat().stream()
        .mapToInt(fold -> Cascade.trainings(data.withParagraphs(fold.trainingOf(data)), space))
        .sum();
  }

  /**
   * Cross-validates.
   *
   * @param plan The folds, of which the first repeat is used.
   * @param trained Called after each training, from any thread.
   * @return The result.
   */
  public Result run(FoldPlan plan, Runnable trained) {
    List<Fold> folds =
        plan.firstRepeat().parallelStream().map(fold -> fold(fold, trained)).toList();
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
