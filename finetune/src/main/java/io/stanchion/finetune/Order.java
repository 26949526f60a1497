package io.stanchion.finetune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** The order in which pairs are trained on: at random, but those of a batch are about as long. */
final class Order {
  /** Among how many batches' pairs those of about the same length are looked for. */
  private static final int BUCKET = 40;

  private Order() {}

  /** Cuts an epoch into batches; the same seed and epoch give the same. */
  static List<List<StancePair>> batches(List<StancePair> pairs, Schedule schedule, int epoch) {
    SplittableRandom random =
        new SplittableRandom(schedule.seed() ^ 0x9E3779B97F4A7C15L * (epoch + 1));
    List<StancePair> shuffled = new ArrayList<>(pairs);
    PairSet.shuffle(shuffled, random);
    List<List<StancePair>> batches = new ArrayList<>();
    int bucket = BUCKET * schedule.batch();
    for (int from = 0; from < shuffled.size(); from += bucket) {
      batches.addAll(
          byLength(
              shuffled.subList(from, Math.min(shuffled.size(), from + bucket)), schedule.batch()));
    }
    PairSet.shuffle(batches, random);
    return batches;
  }

  /** Cuts pairs into batches of pairs of about the same length. */
  static List<List<StancePair>> byLength(List<StancePair> pairs, int size) {
    List<StancePair> sorted = new ArrayList<>(pairs);
    sorted.sort(Comparator.comparingInt(pair -> pair.pieces().ids().length));
    List<List<StancePair>> batches = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += size) {
      batches.add(List.copyOf(sorted.subList(from, Math.min(sorted.size(), from + size))));
    }
    return batches;
  }
}
