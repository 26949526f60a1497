package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Status;
import io.stanchion.model.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains each fold of a finished cross-validation's first repeat again on parts of its training
 * paragraphs, with the settings that were chosen on all of them, to show what fewer labels give.
 * Seeded, and the same on any number of threads.
 */
public final class LearningCurves {
  /** The greatest number of sizes of a curve. */
  public static final int SIZES = 5;

  private static final List<Double> SHARES = List.of(0.125, 0.25, 0.5, 0.75, 1.0);

  private final CrossValidated model;
  private final List<String> labels;
  private final int draws;
  private final Runnable trained;

  /**
   * Prepares curves.
   *
   * @param model The cross-validation.
   * @param draws The number of draws of each size, at least 1.
   * @param trained Called after each training, from any thread.
   */
  public LearningCurves(CrossValidated model, int draws, Runnable trained) {
    this.model = model;
    this.labels = model.data().labels();
    this.draws = draws;
    this.trained = trained;
  }

  /**
   * The result of one size.
   *
   * @param groups The mean number of training groups over folds and draws.
   * @param paragraphs The mean number of training paragraphs.
   * @param draws Per draw, the pooled predictions of all folds.
   */
  public record Size(double groups, double paragraphs, List<Scored> draws) {}

  /**
   * Draws paragraphs, label by label, so that a small part has the labels of the whole.
   *
   * @return An eighth, a quarter, a half, three quarters and all of the training paragraphs.
   */
  public List<Size> byParagraphs() {
    return sizes(LearningCurves::shuffledByLabel);
  }

  /**
   * Draws whole groups.
   *
   * @return The same shares of the training groups, at least one; sizes that come to the same
   *     number of groups in every fold are there once.
   */
  public List<Size> byGroups() {
    return sizes(LearningCurves::shuffledByGroup);
  }

  private interface Order {
    /** Lists what is drawn one after another. */
    List<List<LabelledParagraph>> of(List<LabelledParagraph> training, SplittableRandom random);
  }

  private Stream<CrossValidation.FoldResult> firstRepeat() {
    return model.folds().stream().filter(fold -> fold.fold().repeat() == model.firstRepeat());
  }

  private List<Size> sizes(Order order) {
    Map<Double, Size> sizes = new LinkedHashMap<>();
    for (double share : SHARES) {
      List<Part> parts =
          IntStream.range(0, draws)
              .boxed()
              .flatMap(draw -> firstRepeat().map(fold -> part(fold, draw, share, order)))
              .toList();
      double units = parts.stream().mapToDouble(Part::units).average().orElse(0);
      if (!sizes.containsKey(units)) {
        sizes.put(units, size(parts));
      }
    }
    return List.copyOf(sizes.values());
  }

  /** The training paragraphs of a fold in a draw. */
  private record Part(
      CrossValidation.FoldResult fold, int draw, int units, List<LabelledParagraph> training) {
    boolean isWhole() {
      long all = fold.trainingCounts().values().stream().mapToLong(count -> count).sum();
      return training.size() == all;
    }
  }

  private Part part(CrossValidation.FoldResult fold, int draw, double share, Order order) {
    // The same order for every share, so that a larger part holds the smaller one.
    SplittableRandom random = new SplittableRandom(31L * fold.fold().number() + draw);
    List<LabelledParagraph> training = fold.fold().trainingOf(model.data());
    List<List<LabelledParagraph>> all = order.of(training, random);
    int units = (int) Math.max(1, Math.round(share * all.size()));
    Set<String> drawn =
        all.subList(0, units).stream()
            .flatMap(List::stream)
            .map(one -> one.paragraph().id())
            .collect(Collectors.toSet());
    // In the set's order, so that all of them give the model that the fold has.
    List<LabelledParagraph> part =
        training.stream().filter(one -> drawn.contains(one.paragraph().id())).toList();
    return new Part(fold, draw, units, part);
  }

  private Size size(List<Part> parts) {
    List<List<Scored.Item>> items = parts.parallelStream().map(this::predictions).toList();
    List<Scored> scored = new ArrayList<>();
    for (int draw = 0; draw < draws; draw++) {
      Map<Integer, Scored.Item> pooled = new TreeMap<>();
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).draw() == draw) {
          List<Integer> test = parts.get(i).fold().fold().test();
          for (int place = 0; place < test.size(); place++) {
            pooled.put(test.get(place), items.get(i).get(place));
          }
        }
      }
      scored.add(new Scored(labels, List.copyOf(pooled.values())));
    }
    return new Size(
        mean(
            parts,
            part -> part.training().stream().map(LabelledParagraph::group).distinct().count()),
        mean(parts, part -> (long) part.training().size()),
        scored);
  }

  private static double mean(List<Part> parts, Function<Part, Long> count) {
    return parts.stream().mapToLong(count::apply).average().orElse(0);
  }

  private List<Scored.Item> predictions(Part part) {
    LabelledData training = model.data().withParagraphs(part.training());
    List<LabelledParagraph> test = part.fold().fold().testOf(model.data());
    List<String> known = training.labels();
    if (part.isWhole()) {
      trained.run();
      return IntStream.range(0, test.size())
          .mapToObj(i -> item(test.get(i), part.fold().predictions().get(i), known))
          .toList();
    }
    List<Scored.Item> items =
        known.size() < 2
            ? test.stream().map(one -> item(one, only(known.get(0)), known)).toList()
            : predictions(
                Trainer.train(training, part.fold().options())
                    .withCalibration(part.fold().calibration().withoutMix()),
                test);
    trained.run();
    return items;
  }

  private List<Scored.Item> predictions(StanceModel trainedModel, List<LabelledParagraph> test) {
    return test.stream()
        .map(one -> item(one, trainedModel.predict(one.paragraph()), trainedModel.labels()))
        .toList();
  }

  private Scored.Item item(LabelledParagraph one, Prediction prediction, List<String> known) {
    return OutOfFold.item(one, prediction, known, labels);
  }

  /** Makes the prediction of a model that was trained on one label. */
  private static Prediction only(String label) {
    return new Prediction(label, List.of(1.0), Status.NO_KNOWN_FEATURES);
  }

  private static List<List<LabelledParagraph>> shuffledByLabel(
      List<LabelledParagraph> training, SplittableRandom random) {
    record Place(double share, LabelledParagraph paragraph) {}
    Map<String, Long> counts = LabelledData.labelCounts(training);
    Map<String, Integer> seen = new HashMap<>();
    return shuffled(training, random).stream()
        .map(
            one ->
                new Place(
                    (seen.merge(one.label(), 1, Integer::sum) - 0.5)
                        / counts.getOrDefault(one.label(), 1L),
                    one))
        .sorted(Comparator.comparingDouble(Place::share))
        .map(place -> List.of(place.paragraph()))
        .toList();
  }

  private static List<List<LabelledParagraph>> shuffledByGroup(
      List<LabelledParagraph> training, SplittableRandom random) {
    Map<String, List<LabelledParagraph>> groups = new LinkedHashMap<>();
    training.forEach(one -> groups.computeIfAbsent(one.group(), g -> new ArrayList<>()).add(one));
    return shuffled(List.copyOf(groups.values()), random);
  }

  private static <T> List<T> shuffled(List<T> items, SplittableRandom random) {
    List<T> shuffled = new ArrayList<>(items);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T swapped = shuffled.set(i, shuffled.get(j));
      shuffled.set(j, swapped);
    }
    return shuffled;
  }
}
