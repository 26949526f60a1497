package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.model.Auxiliary;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Auxiliary paragraphs in as many parts as there are folds, by group, in an order by chance. */
final class AuxiliaryFolds {
  private final Auxiliary auxiliary;
  private final List<List<LabelledParagraph>> parts = new ArrayList<>();

  /**
   * Splits.
   *
   * @param auxiliary The paragraphs.
   * @param folds The number of parts, at least 1.
   * @param seed The seed of the order.
   */
  AuxiliaryFolds(Auxiliary auxiliary, int folds, long seed) {
    this.auxiliary = auxiliary;
    IntStream.range(0, folds).forEach(fold -> parts.add(new ArrayList<>()));
    Map<String, List<LabelledParagraph>> groups = new LinkedHashMap<>();
    for (LabelledParagraph one : auxiliary.data().paragraphs()) {
      groups.computeIfAbsent(one.group(), key -> new ArrayList<>()).add(one);
    }
    List<List<LabelledParagraph>> byChance = inAnyOrder(List.copyOf(groups.values()), seed);
    for (int i = 0; i < byChance.size(); i++) {
      parts.get(i % folds).addAll(byChance.get(i));
    }
  }

  private static <T> List<T> inAnyOrder(List<T> all, long seed) {
    long[] drawn = new SplittableRandom(seed).longs(all.size()).toArray();
    return IntStream.range(0, all.size())
        .boxed()
        .sorted(Comparator.comparingLong(i -> drawn[i]))
        .<T>map(all::get)
        .toList();
  }

  /** Returns the part that a fold holds out. */
  List<LabelledParagraph> test(int fold) {
    return List.copyOf(parts.get(fold));
  }

  /** Makes the setting of a fold, with the auxiliary paragraphs of the other parts. */
  TrainingOptions training(TrainingOptions options, int fold) {
    List<LabelledParagraph> others = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      if (part != fold) {
        others.addAll(parts.get(part));
      }
    }
    Optional<Auxiliary> kept =
        others.isEmpty() ? Optional.empty() : Optional.of(auxiliary.withParagraphs(others));
    return options.withAuxiliary(kept);
  }
}
