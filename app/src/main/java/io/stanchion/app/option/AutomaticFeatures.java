package io.stanchion.app.option;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.features.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The feature sets that {@code --features auto} chooses from: n-grams, n-grams with the frozen
 * encoder, with the stances of the stance encoder, and with both. Where its stances cannot be
 * matched with labels, that encoder's vectors of target and text stand in for them. The sets follow
 * from the class path, the names of labels and targets, and the size of the texts, but not from the
 * machine's speed, so that the same labels give the same model everywhere.
 *
 * @param sets The sets, n-grams alone first.
 * @param renaming Maps the stances of the encoder to the labels.
 * @param notes A sentence about each encoder that is left out, and about stances that are matched
 *     with labels by their names or not at all.
 */
record AutomaticFeatures(List<FeatureSet> sets, Renaming renaming, List<String> notes) {
  /** The name on the command line. */
  static final String NAME = "auto";

  /** The lengths of vectors that are tried if none are given. */
  private static final List<Double> LENGTHS = List.of(0.5, 1.0);

  /** The shares of stances that are tried if none are given; they take no further training. */
  private static final List<Double> SHARES = List.of(0.25, 0.5);

  private static final String FROZEN = "bge-small-en-v15-q";
  private static final String STANCE = "stance-small-en-q";

  /** An encoder reads some 50 portions in a second of one processor. */
  private static final int PORTION = 500;

  /** Some ten minutes of one processor. */
  private static final int PORTIONS = 30_000;

  /** Copies the lists. */
  AutomaticFeatures {
    sets = List.copyOf(sets);
    notes = List.copyOf(notes);
  }

  /**
   * Lists the sets for a training.
   *
   * @param data The labelled set.
   * @param auxiliary Further paragraphs to train on.
   * @param renaming Maps an encoder's stances to labels.
   * @param encoders The encoders there are.
   */
  static AutomaticFeatures of(
      LabelledData data,
      Optional<LabelledData> auxiliary,
      Renaming renaming,
      OpenEncoders encoders) {
    List<String> notes = new ArrayList<>();
    List<FeatureSet> sets = new ArrayList<>(List.of(FeatureSet.FULL));
    if (encoders.names().contains(FROZEN)
        && isAffordable(FROZEN, portions(data, auxiliary), notes)) {
      sets.add(FeatureSet.FULL.with(FROZEN, FeatureSet.Use.TEXT));
    }
    Optional<Renaming> matched = Optional.empty();
    if (encoders.names().contains(STANCE)
        && hasTargets(data, notes)
        && isAffordable(STANCE, portionsOfPairs(data, auxiliary), notes)) {
      matched = matched(encoders.open(STANCE), data, renaming, notes);
      FeatureSet.Use use = matched.isPresent() ? FeatureSet.Use.STANCE : FeatureSet.Use.PAIR;
      List.copyOf(sets).forEach(set -> sets.add(set.with(STANCE, use)));
    }
    return new AutomaticFeatures(sets, matched.orElse(renaming), notes);
  }

  /** Lists the weights of encoders that are tried with each set. */
  List<FeatureSet.Sizes> sizes() {
    return FeatureSet.Sizes.usual(renaming).with(LENGTHS, SHARES);
  }

  private static boolean isAffordable(String encoder, long portions, List<String> notes) {
    if (portions > PORTIONS) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s is not tried: the texts have %,d portions of %d characters, more than %,d;"
                  + " --features decides otherwise",
              encoder,
              portions,
              PORTION,
              PORTIONS));
    }
    return portions <= PORTIONS;
  }

  private static long portions(LabelledData data, Optional<LabelledData> auxiliary) {
    return portions(paragraphs(data, auxiliary));
  }

  private static long portionsOfPairs(LabelledData data, Optional<LabelledData> auxiliary) {
    return paragraphs(data, auxiliary)
        .collect(Collectors.groupingBy(Paragraph::target))
        .values()
        .stream()
        .mapToLong(about -> portions(about.stream()))
        .sum();
  }

  private static long portions(Stream<Paragraph> read) {
    return read.map(Paragraph::text).distinct().mapToLong(AutomaticFeatures::portions).sum();
  }

  private static Stream<Paragraph> paragraphs(LabelledData data, Optional<LabelledData> auxiliary) {
    return Stream.concat(Stream.of(data), auxiliary.stream())
        .flatMap(set -> set.paragraphs().stream())
        .map(LabelledParagraph::paragraph);
  }

  private static long portions(String text) {
    return Math.max(1, (text.length() + PORTION - 1) / PORTION);
  }

  private static boolean hasTargets(LabelledData data, List<String> notes) {
    boolean all = paragraphs(data, Optional.empty()).noneMatch(one -> one.target().isEmpty());
    if (!all) {
      notes.add(STANCE + " is not tried: it reads targets, and there are rows without one");
    }
    return all;
  }

  /** Maps the encoder's stances to the labels, if they can be matched. */
  private static Optional<Renaming> matched(
      Encoder encoder, LabelledData data, Renaming renaming, List<String> notes) {
    List<String> stances = renaming.of(encoder.stances());
    Optional<List<String>> labels = StanceNames.match(stances, data.labels());
    if (labels.isEmpty()) {
      notes.add(
          STANCE
              + ": its stances "
              + stances
              + " are not matched with the labels "
              + Plain.few(data.labels())
              + ", so its vectors are tried instead; --rename OLD=NEW brings them together");
    } else if (!labels.get().equals(stances)) {
      notes.add(STANCE + ": " + pairs(stances, labels.get()) + ", by their names");
    }
    return labels.map(names -> renaming.and(named(encoder.stances(), names)));
  }

  private static Map<String, String> named(List<String> stances, List<String> labels) {
    return IntStream.range(0, stances.size())
        .boxed()
        .collect(Collectors.toMap(stances::get, labels::get));
  }

  private static String pairs(List<String> stances, List<String> labels) {
    return IntStream.range(0, stances.size())
        .mapToObj(i -> stances.get(i) + " is " + labels.get(i))
        .collect(Collectors.joining(", "));
  }
}
