package io.stanchion.evaluation.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A number that sums up predictions. Where it would divide by zero it is empty: undefined. */
public enum Metric {
  /** Share of equal pairs; the same as micro-F1. */
  ACCURACY("accuracy", "equal pairs / pairs", "0 to 1, best 1", "rare labels", "–"),
  /** Mean F1 over labels. */
  MACRO_F1(
      "macro-F1",
      "arithmetic mean over labels of F1 = 2 TP / (2 TP + FP + FN); a label that is"
          + " neither gold nor predicted is left out",
      "0 to 1, best 1",
      "which label fails; that a rare label rests on few paragraphs",
      "Opitz and Burst, 2019, arXiv:1911.03347"),
  /** F1 over all decisions, which for one label each is accuracy. */
  MICRO_F1(
      "micro-F1",
      "F1 over pooled TP, FP, FN; equals accuracy when each paragraph has one label",
      "0 to 1, best 1",
      "rare labels",
      "–"),
  /** Mean recall. */
  BALANCED_ACCURACY(
      "balanced accuracy",
      "mean recall over gold labels",
      "0 to 1, best 1",
      "precision: what is predicted too often",
      "Brodersen et al., 2010, doi:10.1109/ICPR.2010.764"),
  /** Matthews' correlation coefficient. */
  MCC(
      "MCC",
      "(c s - sum p t) / sqrt((s^2 - sum p^2)(s^2 - sum t^2)) over counts c correct, s all,"
          + " p predicted and t gold per label",
      "-1 to 1, best 1; 0 is chance",
      "which label fails",
      "Gorodkin, 2004, doi:10.1016/j.compbiolchem.2004.09.006"),
  /** Cohen's kappa of gold and predictions. */
  COHEN_KAPPA(
      "Cohen's kappa",
      "(accuracy - chance) / (1 - chance), chance from both label distributions",
      "-1 to 1, best 1; 0 is chance",
      "falls with skewed labels at equal accuracy",
      "Cohen, 1960, doi:10.1177/001316446002000104"),
  /** SemEval's F_avg, pooled over targets. */
  F_AVG(
      "F_avg",
      "mean F1 of the two labels besides the neutral one, counts pooled over targets",
      "0 to 1, best 1",
      "the neutral label, which counts through errors only; a target that fails",
      "Mohammad et al., 2016, S16-1003"),
  /** The mean over targets of each one's F_avg. */
  MEAN_TARGET_F_AVG(
      "mean target F_avg",
      "mean over targets of F_avg; targets where it is undefined are left out",
      "0 to 1, best 1",
      "that small targets weigh as much as large ones",
      "Mohammad et al., 2016, S16-1003"),
  /** Mean negative log-likelihood. */
  LOG_LOSS(
      "log-loss",
      "mean of -ln of the gold label's probability, clipped at 2.2e-16",
      "0 upwards, best 0",
      "whether one confident error or many small ones made it",
      "Good, 1952"),
  /** Mean squared distance of the probabilities. */
  BRIER(
      "Brier score",
      "mean over paragraphs of the sum over labels of (probability - 1 if gold, else 0)^2",
      "0 to 2, best 0",
      "calibration and discrimination are one number",
      "Brier, 1950"),
  /** Class-wise expected calibration error. */
  ECE(
      "class-wise ECE",
      "mean over labels of the sum over 10 equal bins of share times |mean probability -"
          + " share of gold|",
      "0 to 1, best 0",
      "biased upwards on few paragraphs; 0 for a model that always gives the prior",
      "Kull et al., 2019, arXiv:1910.12656"),
  /** The area under the risk–coverage curve. */
  AURC(
      "AURC",
      "mean over k of the share of errors among the k paragraphs with the most probable predicted"
          + " labels; ties in expectation",
      "0 to 1, best 0",
      "falls with the error rate even if confidence orders nothing",
      "Geifman and El-Yaniv, 2017, arXiv:1705.08500");

  private static final int BINS = 10;

  private final String title;
  private final String formula;
  private final String range;
  private final String hides;
  private final String source;

  Metric(String title, String formula, String range, String hides, String source) {
    this.title = title;
    this.formula = formula;
    this.range = range;
    this.hides = hides;
    this.source = source;
  }

  /**
   * Computes the metric on all paragraphs.
   *
   * @param scored The gold labels and predictions.
   * @return The value; empty where it is undefined, or needs probabilities that are not there.
   */
  public OptionalDouble of(Scored scored) {
    return of(scored, scored.all());
  }

  /**
   * Computes the metric on some paragraphs.
   *
   * @param scored The gold labels and predictions.
   * @param which The indices that count, each as often as it occurs.
   * @return The value; empty where it is undefined, or needs probabilities that are not there.
   */
  public OptionalDouble of(Scored scored, int[] which) {
    if (which.length == 0 || (needsProbabilities() && !scored.hasProbabilities())) {
      return OptionalDouble.empty();
    }
    return switch (this) {
      case ACCURACY, MICRO_F1 -> scored.matrix(which).accuracy();
      case MACRO_F1 -> scored.matrix(which).macroF1();
      case BALANCED_ACCURACY -> scored.matrix(which).balancedAccuracy();
      case MCC -> scored.matrix(which).mcc();
      case COHEN_KAPPA -> scored.matrix(which).cohenKappa();
      case F_AVG -> semEvalF(scored, which);
      case MEAN_TARGET_F_AVG -> meanTargetF(scored, which);
      case LOG_LOSS ->
          mean(which, i -> -Math.log(clipped(scored.probabilities(i)[scored.gold(i)])));
      case BRIER -> mean(which, i -> squaredDistance(scored, i));
      case ECE -> classwiseEce(scored, which);
      case AURC -> OptionalDouble.of(RiskCoverage.area(scored, which));
    };
  }

  /**
   * Computes the mean of the metric over repeats.
   *
   * @param repeats The gold labels and predictions of each repeat, of the same paragraphs.
   * @param which The indices that count, each as often as it occurs.
   * @return The mean; empty if the metric is undefined in any repeat.
   */
  public OptionalDouble mean(List<Scored> repeats, int[] which) {
    double sum = 0;
    for (Scored one : repeats) {
      OptionalDouble value = of(one, which);
      if (value.isEmpty()) {
        return value;
      }
      sum += value.getAsDouble();
    }
    return OptionalDouble.of(sum / repeats.size());
  }

  /**
   * Tells whether the metric looks at probabilities.
   *
   * @return False if it looks at labels only.
   */
  public boolean needsProbabilities() {
    return this == LOG_LOSS || this == BRIER || this == ECE || this == AURC;
  }

  /**
   * Tells which way is better.
   *
   * @return True if a smaller value is better.
   */
  public boolean isLoss() {
    return needsProbabilities();
  }

  /**
   * Describes the metric.
   *
   * @return What has to be known to read its number.
   */
  public MetricCard card() {
    return new MetricCard(title, formula, range, hides, source);
  }

  private static OptionalDouble semEvalF(Scored scored, int[] which) {
    return scored
        .neutral()
        .map(label -> scored.matrix(which).semEvalF(label))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble meanTargetF(Scored scored, int[] which) {
    return scored
        .neutral()
        .map(
            label ->
                scored.matricesByTarget(which).stream()
                    .map(matrix -> matrix.semEvalF(label))
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .average())
        .orElse(OptionalDouble.empty());
  }

  private interface PerItem {
    double of(int item);
  }

  private static OptionalDouble mean(int[] which, PerItem value) {
    double sum = 0;
    for (int i : which) {
      sum += value.of(i);
    }
    return OptionalDouble.of(sum / which.length);
  }

  private static double clipped(double probability) {
    double epsilon = Math.ulp(1.0);
    return Math.min(1 - epsilon, Math.max(epsilon, probability));
  }

  private static double squaredDistance(Scored scored, int item) {
    double[] probabilities = scored.probabilities(item);
    double sum = 0;
    for (int label = 0; label < probabilities.length; label++) {
      double distance = probabilities[label] - (label == scored.gold(item) ? 1 : 0);
      sum += distance * distance;
    }
    return sum;
  }

  private static OptionalDouble classwiseEce(Scored scored, int[] which) {
    return IntStream.range(0, scored.labels().size())
        .mapToDouble(label -> ece(scored, which, label))
        .average();
  }

  private static double ece(Scored scored, int[] which, int label) {
    double[] confidence = new double[BINS];
    double[] gold = new double[BINS];
    for (int i : which) {
      double probability = scored.probabilities(i)[label];
      int bin = Math.min(BINS - 1, Math.max(0, (int) (probability * BINS)));
      confidence[bin] += probability;
      gold[bin] += scored.gold(i) == label ? 1 : 0;
    }
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(confidence[bin] - gold[bin]);
    }
    return sum / which.length;
  }
}
