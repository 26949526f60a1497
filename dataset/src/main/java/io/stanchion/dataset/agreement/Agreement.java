package io.stanchion.dataset.agreement;

import io.stanchion.dataset.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.jspecify.annotations.Nullable;

/**
 * Agreement of annotators on nominal labels, with bootstrap percentile intervals (Efron and
 * Tibshirani, 1993, chapter 13; {@value #RESAMPLES} resamples, seeded).
 *
 * <p>The intervals resample whole groups, such as articles, where groups are given. Without groups
 * they take units as independent; units of one article are not quite, so those intervals are, if
 * anything, too narrow.
 *
 * @param units The number of units with labels of at least two annotators.
 * @param agreed The number of them on which all labels are equal.
 * @param percent The mean share of equal pairs of labels per unit, in [0, 1].
 * @param kappa Of two annotators Cohen's kappa (Cohen, 1960), of more Fleiss' (Fleiss, 1971), over
 *     the units that all have labelled.
 * @param alpha Krippendorff's alpha for nominal data (Krippendorff, 2004, chapter 11), over all
 *     units.
 */
public record Agreement(
    int units, int agreed, Coefficient percent, Coefficient kappa, Coefficient alpha) {
  private static final int RESAMPLES = 2000;

  /**
   * A unit on which annotators differ.
   *
   * @param id The unit.
   * @param labels Its label per annotator.
   */
  public record Disagreement(String id, Map<String, String> labels) {}

  /** The labels of one unit, an entry per annotator, null where there is none. */
  private static final class Unit {
    private final @Nullable String[] labels;

    Unit(@Nullable String[] labels) {
      this.labels = labels;
    }

    List<String> given() {
      List<String> given = new ArrayList<>();
      for (String label : labels) {
        if (label != null) {
          given.add(label);
        }
      }
      return given;
    }

    boolean isComplete() {
      return given().size() == labels.length;
    }

    boolean isUnanimous() {
      return Set.copyOf(given()).size() == 1;
    }

    double equalPairs() {
      List<String> given = given();
      int equal = 0;
      for (int i = 0; i < given.size(); i++) {
        for (int j = i + 1; j < given.size(); j++) {
          equal += given.get(i).equals(given.get(j)) ? 1 : 0;
        }
      }
      return 2.0 * equal / (given.size() * (given.size() - 1));
    }
  }

  /**
   * Compares two annotators.
   *
   * @param a The labels one gave, a unit each.
   * @param b The labels the other gave to the same units in the same order.
   * @param seed Makes the intervals reproducible.
   * @return The agreement.
   * @throws IllegalArgumentException If the lists are empty or differ in length.
   */
  public static Agreement between(List<String> a, List<String> b, long seed) {
    if (a.isEmpty() || a.size() != b.size()) {
      throw new IllegalArgumentException(
          "Expected two equally long lists of labels, got " + a.size() + " and " + b.size());
    }
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      units.add(new Unit(new String[] {a.get(i), b.get(i)}));
    }
    return of(eachAlone(units), 2, seed);
  }

  /**
   * Compares any number of annotators, of whom each may have labelled other units.
   *
   * @param coders At least two annotators.
   * @param seed Makes the intervals reproducible.
   * @return The agreement.
   * @throws DataException If no unit has labels of two annotators.
   */
  public static Agreement between(List<Annotations> coders, long seed) {
    return between(coders, Map.of(), seed);
  }

  /**
   * Compares any number of annotators, with intervals that resample whole groups.
   *
   * @param coders At least two annotators.
   * @param groups The group per unit id; a unit that has none is a group of its own.
   * @param seed Makes the intervals reproducible.
   * @return The agreement.
   * @throws DataException If no unit has labels of two annotators.
   */
  public static Agreement between(List<Annotations> coders, Map<String, String> groups, long seed) {
    Set<String> ids = new LinkedHashSet<>();
    coders.forEach(coder -> ids.addAll(coder.labels().keySet()));
    Map<String, List<Unit>> clusters = new LinkedHashMap<>();
    for (String id : ids) {
      @Nullable String[] labels = new String[coders.size()];
      for (int c = 0; c < labels.length; c++) {
        labels[c] = coders.get(c).labels().get(id);
      }
      Unit unit = new Unit(labels);
      if (unit.given().size() > 1) {
        // An id and a group of the same name are not the same cluster.
        String cluster = groups.containsKey(id) ? "group " + groups.get(id) : "unit " + id;
        clusters.computeIfAbsent(cluster, name -> new ArrayList<>()).add(unit);
      }
    }
    if (clusters.isEmpty()) {
      throw Annotations.nothingInCommon(coders);
    }
    return of(List.copyOf(clusters.values()), coders.size(), seed);
  }

  /**
   * Lists the units on which annotators differ, for adjudication.
   *
   * @param coders The annotators.
   * @return The units, in the order of the first annotator's file.
   */
  public static List<Disagreement> disagreements(List<Annotations> coders) {
    Map<String, Map<String, String>> byUnit = new LinkedHashMap<>();
    for (Annotations coder : coders) {
      coder
          .labels()
          .forEach(
              (id, label) ->
                  byUnit
                      .computeIfAbsent(id, unit -> new LinkedHashMap<>())
                      .put(coder.coder(), label));
    }
    return byUnit.entrySet().stream()
        .filter(unit -> Set.copyOf(unit.getValue().values()).size() > 1)
        .map(unit -> new Disagreement(unit.getKey(), unit.getValue()))
        .toList();
  }

  /**
   * Counts pairs of labels.
   *
   * @param one One annotator.
   * @param other Another.
   * @return How often each label of the one met each label of the other, labels in alphabetical
   *     order.
   */
  public static Map<String, Map<String, Long>> confusion(Annotations one, Annotations other) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    one.labels()
        .forEach(
            (id, label) -> {
              String theirs = other.labels().get(id);
              if (theirs != null) {
                counts.computeIfAbsent(label, l -> new TreeMap<>()).merge(theirs, 1L, Long::sum);
              }
            });
    return counts;
  }

  private static List<List<Unit>> eachAlone(List<Unit> units) {
    return units.stream().map(List::of).toList();
  }

  private static Agreement of(List<List<Unit>> clusters, int coders, long seed) {
    List<Unit> units = clusters.stream().flatMap(List::stream).toList();
    SplittableRandom random = new SplittableRandom(seed);
    int[][] resamples = new int[RESAMPLES][];
    Arrays.setAll(
        resamples,
        i ->
            clusters.isEmpty()
                ? new int[0]
                : random.ints(clusters.size(), 0, clusters.size()).toArray());
    return new Agreement(
        units.size(),
        (int) units.stream().filter(Unit::isUnanimous).count(),
        coefficient(clusters, resamples, Agreement::percent),
        coefficient(clusters, resamples, some -> kappa(some, coders)),
        coefficient(clusters, resamples, some -> alpha(some, coders)));
  }

  private static Coefficient coefficient(
      List<List<Unit>> clusters, int[][] resamples, ToDoubleFunction<List<Unit>> measure) {
    double value = measure.applyAsDouble(clusters.stream().flatMap(List::stream).toList());
    if (Double.isNaN(value)) {
      OptionalDouble none = OptionalDouble.empty();
      return new Coefficient(none, none, none);
    }
    double[] sorted =
        Arrays.stream(resamples)
            .map(drawn -> Arrays.stream(drawn).mapToObj(clusters::get).flatMap(List::stream))
            .mapToDouble(drawn -> measure.applyAsDouble(drawn.toList()))
            .filter(resampled -> !Double.isNaN(resampled))
            .sorted()
            .toArray();
    return new Coefficient(
        OptionalDouble.of(value),
        OptionalDouble.of(sorted[(int) (0.025 * (sorted.length - 1))]),
        OptionalDouble.of(sorted[(int) Math.ceil(0.975 * (sorted.length - 1))]));
  }

  private static double percent(List<Unit> units) {
    return units.stream().mapToDouble(Unit::equalPairs).average().orElse(Double.NaN);
  }

  private static double kappa(List<Unit> units, int coders) {
    CodingAnnotationStudy study = study(units.stream().filter(Unit::isComplete).toList(), coders);
    if (isChanceTotal(study)) {
      return Double.NaN;
    }
    return coders == 2
        ? new CohenKappaAgreement(study).calculateAgreement()
        : new FleissKappaAgreement(study).calculateAgreement();
  }

  private static double alpha(List<Unit> units, int coders) {
    CodingAnnotationStudy study = study(units, coders);
    return isChanceTotal(study)
        ? Double.NaN
        : new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement();
  }

  private static CodingAnnotationStudy study(List<Unit> units, int coders) {
    CodingAnnotationStudy study = new CodingAnnotationStudy(coders);
    units.forEach(unit -> study.addItem((Object[]) unit.labels));
    return study;
  }

  /** With one label throughout the library throws, or divides by zero. */
  private static boolean isChanceTotal(CodingAnnotationStudy study) {
    return study.getCategoryCount() < 2;
  }
}
