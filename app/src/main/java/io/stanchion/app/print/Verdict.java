package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.SystemResult;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The outcome of a cross-validation in two sentences for a person who knows no statistics. */
public final class Verdict {
  private Verdict() {}

  /**
   * Sums up a cross-validation's first split.
   *
   * @param study The study.
   * @return How often the model is right, and whether that is more than by always giving the most
   *     frequent label; empty where either was not measured.
   */
  public static Optional<String> of(Study study) {
    return study.evaluations().stream()
        .findFirst()
        .flatMap(
            evaluation ->
                model(evaluation)
                    .flatMap(model -> model.metric(Metric.ACCURACY))
                    .filter(accuracy -> accuracy.value().isPresent())
                    .flatMap(
                        accuracy ->
                            majority(evaluation)
                                .map(majority -> words(study.data(), accuracy, majority))));
  }

  private static Optional<SystemResult> model(Evaluation evaluation) {
    return evaluation.systems().stream()
        .filter(one -> one.role() == SystemResult.Role.MODEL)
        .findFirst();
  }

  private static Optional<Double> majority(Evaluation evaluation) {
    OptionalDouble value =
        evaluation.systems().stream()
            .filter(one -> one.name().equals("majority"))
            .map(one -> one.value(Metric.ACCURACY))
            .filter(OptionalDouble::isPresent)
            .findFirst()
            .orElse(OptionalDouble.empty());
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static String words(Study.Data data, Interval accuracy, double majority) {
    String unseen = data.grouped() ? "paragraphs of groups that it has not seen" : "new paragraphs";
    String range =
        accuracy.low().isPresent() && accuracy.high().isPresent()
            ? "; with other %s of this kind, expect %s to %s of 100"
                .formatted(
                    data.grouped() ? "groups" : "paragraphs",
                    hundredths(accuracy.low()),
                    hundredths(accuracy.high()))
            : "";
    return ("On %s, the model is right about %s times in 100%s. Always answering '%s' would be"
            + " right %s times in 100, %s.")
        .formatted(
            unseen,
            hundredths(accuracy.value()),
            range,
            Plain.cut(mostFrequent(data), 40),
            Digits.PLAIN.fixed(100 * majority, 0),
            sureness(accuracy, majority));
  }

  /** The interval of the model alone decides, which is cautious where both vary together. */
  private static String sureness(Interval accuracy, double majority) {
    if (accuracy.low().orElse(0) > majority) {
      return "so the model very likely does better than that";
    }
    return accuracy.high().orElse(1) < majority
        ? "so the model very likely does worse than that"
        : "so these labels do not show that the model is any better";
  }

  private static String hundredths(OptionalDouble share) {
    return Digits.PLAIN.fixed(100 * share.orElse(0), 0);
  }

  private static String mostFrequent(Study.Data data) {
    return data.labels().entrySet().stream()
        .max(Comparator.comparingLong(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
