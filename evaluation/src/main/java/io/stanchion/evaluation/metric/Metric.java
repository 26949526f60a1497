package io.stanchion.evaluation.metric;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Numbers that sum up predictions: each constant is a metric with its function, its range and the
 * direction of better. A metric that would divide by zero is empty: undefined.
 */
public enum Metric {
  /** Share of equal pairs; the same as micro-F1. */
  ACCURACY(
      "accuracy",
      Sees.LABELS,
      MetricRange.SHARE,
      (scored, which) -> scored.matrix(which).accuracy(),
      "equal pairs / pairs",
      "rare labels",
      "–"),
  /** Mean F1 over labels. */
  MACRO_F1(
      "macro-F1",
      Sees.LABELS,
      MetricRange.SHARE,
      (scored, which) -> scored.matrix(which).macroF1(),
      "arithmetic mean over labels of F1 = 2 TP / (2 TP + FP + FN); a label that is"
          + " neither gold nor predicted is left out",
      "which label fails; that a rare label rests on few paragraphs",
      "Opitz and Burst, 2019, arXiv:1911.03347"),
  /** F1 over all decisions, which for one label each is accuracy. */
  MICRO_F1(
      "micro-F1",
      Sees.LABELS,
      MetricRange.SHARE,
      (scored, which) -> scored.matrix(which).accuracy(),
      "F1 over pooled TP, FP, FN; equals accuracy when each paragraph has one label",
      "rare labels",
      "–"),
  /** Mean recall. */
  BALANCED_ACCURACY(
      "balanced accuracy",
      Sees.LABELS,
      MetricRange.SHARE,
      (scored, which) -> scored.matrix(which).balancedAccuracy(),
      "mean recall over gold labels",
      "precision: what is predicted too often",
      "Brodersen et al., 2010, doi:10.1109/ICPR.2010.764"),
  /** Matthews' correlation coefficient. */
  MCC(
      "MCC",
      Sees.LABELS,
      MetricRange.CORRELATION,
      (scored, which) -> scored.matrix(which).mcc(),
      "(c s - sum p t) / sqrt((s^2 - sum p^2)(s^2 - sum t^2)) over counts c correct, s all,"
          + " p predicted and t gold per label",
      "which label fails",
      "Gorodkin, 2004, doi:10.1016/j.compbiolchem.2004.09.006"),
  /** Cohen's kappa of gold and predictions. */
  COHEN_KAPPA(
      "Cohen's kappa",
      Sees.LABELS,
      MetricRange.CORRELATION,
      (scored, which) -> scored.matrix(which).cohenKappa(),
      "(accuracy - chance) / (1 - chance), chance from both label distributions",
      "falls with skewed labels at equal accuracy",
      "Cohen, 1960, doi:10.1177/001316446002000104"),
  /** SemEval's F_avg, pooled over targets. */
  F_AVG(
      "F_avg",
      Sees.LABELS,
      MetricRange.SHARE,
      TargetScores::pooledF,
      "mean F1 of the two labels besides the neutral one, counts pooled over targets",
      "the neutral label, which counts through errors only; a target that fails",
      "Mohammad et al., 2016, S16-1003"),
  /** The mean over targets of each one's F_avg. */
  MEAN_TARGET_F_AVG(
      "mean target F_avg",
      Sees.LABELS,
      MetricRange.SHARE,
      TargetScores::meanF,
      "mean over targets of F_avg; targets where it is undefined are left out",
      "that small targets weigh as much as large ones",
      "Mohammad et al., 2016, S16-1003"),
  /** Mean negative log-likelihood. */
  LOG_LOSS(
      "log-loss",
      Sees.PROBABILITIES,
      MetricRange.UNBOUNDED_LOSS,
      ProbabilityScores::logLoss,
      "mean of -ln of the gold label's probability, clipped at 2.2e-16",
      "whether one confident error or many small ones made it",
      "Good, 1952"),
  /** Mean squared distance of the probabilities. */
  BRIER(
      "Brier score",
      Sees.PROBABILITIES,
      MetricRange.SQUARED_LOSS,
      ProbabilityScores::brier,
      "mean over paragraphs of the sum over labels of (probability - 1 if gold, else 0)^2",
      "calibration and discrimination are one number",
      "Brier, 1950"),
  /** Class-wise expected calibration error. */
  ECE(
      "class-wise ECE",
      Sees.PROBABILITIES,
      MetricRange.LOSS,
      ProbabilityScores::classwiseEce,
      "mean over labels of the sum over 10 equal bins of share times |mean probability -"
          + " share of gold|",
      "biased upwards on few paragraphs; 0 for a model that always gives the prior",
      "Kull et al., 2019, arXiv:1910.12656"),
  /** The area under the risk–coverage curve. */
  AURC(
      "AURC",
      Sees.PROBABILITIES,
      MetricRange.LOSS,
      (scored, which) -> OptionalDouble.of(RiskCoverage.area(scored, which)),
      "mean over k of the share of errors among the k paragraphs with the most probable predicted"
          + " labels; ties in expectation",
      "falls with the error rate even if confidence orders nothing",
      "Geifman and El-Yaniv, 2017, arXiv:1705.08500"),
  /** Share of neutral paragraphs that are given a stance. */
  FALSE_ALARMS(
      "false alarms",
      Sees.STANCES,
      MetricRange.LOSS,
      StanceScores::falseAlarms,
      "paragraphs with the gold label neutral that are given a stance / paragraphs with the gold"
          + " label neutral",
      "the stances that are missed",
      "–"),
  /** Share of the paragraphs given a stance that are given the right one. */
  STANCE_PRECISION(
      "precision of stances",
      Sees.STANCES,
      MetricRange.SHARE,
      StanceScores::precision,
      "paragraphs given their gold stance / paragraphs given a stance",
      "the stances that are missed; falls with the share of neutral paragraphs",
      "–"),
  /** Share of the paragraphs with a stance that are given exactly it. */
  STANCE_RECALL(
      "recall of stances",
      Sees.STANCES,
      MetricRange.SHARE,
      StanceScores::recall,
      "paragraphs given their gold stance / paragraphs with a gold stance",
      "the neutral paragraphs that are given a stance",
      "–");

  /** The part of predictions that a metric looks at. */
  private enum Sees {
    LABELS,
    /** Labels one of which is neutral. */
    STANCES,
    PROBABILITIES
  }

  /** The value on the paragraphs whose indices count, at least one. */
  private interface Function {
    OptionalDouble of(Scored scored, int[] which);
  }

  private final String title;
  private final Sees sees;
  private final MetricRange range;

  /** Each is a method reference or a lambda without state. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function function;

  private final String formula;
  private final String hides;
  private final String source;

  Metric(
      String title,
      Sees sees,
      MetricRange range,
      Function function,
      String formula,
      String hides,
      String source) {
    this.title = title;
    this.sees = sees;
    this.range = range;
    this.function = function;
    this.formula = formula;
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
    boolean blind = needsProbabilities() && !scored.hasProbabilities();
    return which.length == 0 || blind ? OptionalDouble.empty() : function.of(scored, which);
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
   * Returns the metric's name in tables and reports.
   *
   * @return For example {@code macro-F1}.
   */
  public String title() {
    return title;
  }

  /**
   * Checks whether the metric looks at probabilities.
   *
   * @return False if it looks at labels only.
   */
  public boolean needsProbabilities() {
    return sees == Sees.PROBABILITIES;
  }

  /**
   * Checks whether the metric has a meaning for the labels of a set.
   *
   * @param scored The gold labels and predictions.
   * @return False if it tells stances from the neutral label and no label is known to be neutral.
   */
  public boolean suits(Scored scored) {
    return sees != Sees.STANCES || scored.neutral().isPresent();
  }

  /**
   * Returns the values that the metric can take.
   *
   * @return The range, which also has the direction.
   */
  public MetricRange range() {
    return range;
  }

  /**
   * Checks which direction is better.
   *
   * @return True if a smaller value is better.
   */
  public boolean isLoss() {
    return range.isLoss();
  }

  /**
   * Describes the metric.
   *
   * @return The facts that are needed to read its number.
   */
  public MetricCard card() {
    return new MetricCard(title, formula, range.toString(), hides, source);
  }
}
