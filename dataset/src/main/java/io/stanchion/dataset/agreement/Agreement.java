package io.stanchion.dataset.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.coding.PercentageAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;

/**
 * How far two annotators agree on nominal labels, with bootstrap percentile intervals over units
 * (Efron and Tibshirani, 1993, chapter 13; {@value #RESAMPLES} resamples, seeded).
 *
 * <p>The intervals take units as independent. Units of one article are not quite, so the intervals
 * are, if anything, too narrow.
 *
 * @param units The number of units both annotators labelled.
 * @param agreed The number of units with equal labels.
 * @param percent The share of units with equal labels, in [0, 1].
 * @param kappa Cohen's kappa (Cohen, 1960).
 * @param alpha Krippendorff's alpha for nominal data (Krippendorff, 2004, chapter 11).
 */
public record Agreement(
    int units, int agreed, Coefficient percent, Coefficient kappa, Coefficient alpha) {
  private static final int RESAMPLES = 2000;

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
    int agreed = 0;
    for (int i = 0; i < a.size(); i++) {
      agreed += a.get(i).equals(b.get(i)) ? 1 : 0;
    }
    int[][] resamples = resamples(a.size(), seed);
    return new Agreement(
        a.size(),
        agreed,
        coefficient(a, b, resamples, study -> new PercentageAgreement(study).calculateAgreement()),
        coefficient(a, b, resamples, Agreement::kappa),
        coefficient(a, b, resamples, Agreement::alpha));
  }

  private static int[][] resamples(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] resamples = new int[RESAMPLES][];
    Arrays.setAll(resamples, i -> random.ints(size, 0, size).toArray());
    return resamples;
  }

  private static Coefficient coefficient(
      List<String> a,
      List<String> b,
      int[][] resamples,
      ToDoubleFunction<CodingAnnotationStudy> measure) {
    int[] all = new int[a.size()];
    Arrays.setAll(all, i -> i);
    double value = value(a, b, all, measure);
    if (Double.isNaN(value)) {
      return new Coefficient(
          OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    double[] sorted =
        Arrays.stream(resamples)
            .mapToDouble(units -> value(a, b, units, measure))
            .filter(resampled -> !Double.isNaN(resampled))
            .sorted()
            .toArray();
    return new Coefficient(
        OptionalDouble.of(value),
        OptionalDouble.of(sorted[(int) (0.025 * (sorted.length - 1))]),
        OptionalDouble.of(sorted[(int) Math.ceil(0.975 * (sorted.length - 1))]));
  }

  private static double value(
      List<String> a,
      List<String> b,
      int[] units,
      ToDoubleFunction<CodingAnnotationStudy> measure) {
    CodingAnnotationStudy study = new CodingAnnotationStudy(2);
    for (int unit : units) {
      study.addItem(a.get(unit), b.get(unit));
    }
    return measure.applyAsDouble(study);
  }

  private static double kappa(CodingAnnotationStudy study) {
    return isChanceTotal(study) ? Double.NaN : new CohenKappaAgreement(study).calculateAgreement();
  }

  private static double alpha(CodingAnnotationStudy study) {
    return isChanceTotal(study)
        ? Double.NaN
        : new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement();
  }

  /** With one label throughout the library throws, or divides by zero. */
  private static boolean isChanceTotal(CodingAnnotationStudy study) {
    return study.getCategoryCount() < 2;
  }
}
