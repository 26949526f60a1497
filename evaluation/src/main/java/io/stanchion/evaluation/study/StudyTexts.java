package io.stanchion.evaluation.study;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.model.ProgramVersion;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sentences about how numbers were measured, to quote in a paper. */
final class StudyTexts {
  private final LabelledData data;
  private final String duplicates;
  private final String dataStatement;

  /**
   * Prepares the sentences about a set.
   *
   * @param data The labelled set.
   * @param duplicates The handling of near-duplicates, in a sentence; empty if there are none.
   * @param dataStatement The data statement in Markdown; empty if there is none.
   */
  StudyTexts(LabelledData data, String duplicates, String dataStatement) {
    this.data = data;
    this.duplicates = duplicates;
    this.dataStatement = dataStatement;
  }

  /** Describes cross-validations of a model on {@code features}. */
  Study.Texts ofCrossValidation(
      String features, List<Evaluation> evaluations, ClusterBootstrap bootstrap) {
    StringBuilder methods = new StringBuilder(set());
    methods.append(
        "The model is multinomial logistic regression, trained by stochastic gradient descent"
            + " (AdaGrad) on "
            + features
            + ". ");
    for (Evaluation one : evaluations) {
      methods.append(
          String.format(
              Locale.ROOT,
              "It was cross-validated %s%s; no group was on both sides of a fold. ",
              one.name(),
              one.repeats() > 1 ? " with " + one.repeats() + " repeats" : ""));
    }
    if (!duplicates.isEmpty()) {
      methods.append(duplicates).append(". ");
    }
    methods.append(
        "Inside each training part, a cross-validation by group chose the settings by macro-F1, and"
            + " its out-of-fold scores gave the temperature that calibrates the probabilities and"
            + " the thresholds of the prediction sets. Predictions were pooled over the folds of a"
            + " repeat before any metric was computed; metrics are means over repeats. ");
    methods.append(statistics(bootstrap));
    evaluations.stream().findFirst().ifPresent(one -> methods.append(outcome(one)));
    return new Study.Texts(
        methods.toString().strip(), dataStatement, ModelCard.ofCrossValidation(features, data));
  }

  /** Describes systems that were cross-validated on the same folds. */
  Study.Texts ofFrontier(Evaluation evaluation, String folds, ClusterBootstrap bootstrap) {
    StringBuilder methods = new StringBuilder(set());
    methods.append("Each of the following systems was cross-validated on the same ");
    methods.append(folds).append(": ").append(models(evaluation)).append(". ");
    if (!duplicates.isEmpty()) {
      methods.append(duplicates).append(". ");
    }
    methods.append(
        "Everything that is fitted was fitted inside each training part: features, settings,"
            + " calibration and, for a cascade, the confidence below which its encoder reads a"
            + " paragraph. Predictions were pooled over the folds before any metric was computed."
            + " ");
    methods.append(statistics(bootstrap));
    methods.append(outcome(evaluation));
    return new Study.Texts(
        methods.toString().strip(),
        dataStatement,
        ModelCard.ofCrossValidation(models(evaluation), data));
  }

  private static String models(Evaluation evaluation) {
    return evaluation.systems().stream()
        .filter(system -> system.role() == SystemResult.Role.MODEL)
        .map(SystemResult::name)
        .collect(Collectors.joining("; "));
  }

  /** Describes systems that were trained elsewhere and are scored on a test set. */
  Study.Texts ofTestSet(
      Optional<StanceModel> model,
      Evaluation evaluation,
      ClusterBootstrap bootstrap,
      List<Gaps> gaps) {
    StringBuilder methods = new StringBuilder(set());
    methods.append(
        evaluation.systems().stream()
            .filter(system -> system.role() == SystemResult.Role.MODEL)
            .map(SystemResult::name)
            .collect(
                Collectors.joining(
                    ", ", "On these, the following systems were scored as they are: ", ". ")));
    gaps.forEach(one -> methods.append(gap(one)));
    methods.append(statistics(bootstrap));
    methods.append(outcome(evaluation));
    return new Study.Texts(
        methods.toString().strip(), dataStatement, model.map(ModelCard::of).orElse(Map.of()));
  }

  private String set() {
    return String.format(
        Locale.ROOT,
        "We used %s (SHA-256 %s): %d paragraphs from %d groups, labelled %s%s. ",
        data.name(),
        data.sha256().substring(0, Math.min(12, data.sha256().length())),
        data.paragraphs().size(),
        data.groupCount(),
        LabelledData.labelCounts(data.paragraphs()).entrySet().stream()
            .map(label -> label.getKey() + " (" + label.getValue() + ")")
            .collect(Collectors.joining(", ")),
        data.targets().size() > 1 ? ", about " + data.targets().size() + " targets" : "");
  }

  private static String statistics(ClusterBootstrap bootstrap) {
    return String.format(
        Locale.ROOT,
        "Macro-F1 is the arithmetic mean of the labels' F1. Intervals are 95 %% expanded percentile"
            + " bootstrap intervals that resample whole groups (%d resamples). Differences were"
            + " tested by paired permutation tests that swap whole groups, adjusted by Holm's"
            + " method. All numbers were computed by %s. ",
        bootstrap.resamples(),
        ProgramVersion.text());
  }

  private String gap(Gaps one) {
    List<String> parts = new ArrayList<>();
    if (one.missing() > 0) {
      parts.add(
          String.format(
              Locale.ROOT,
              "gave no prediction of %d of the %d paragraphs, which were not scored",
              one.missing(),
              data.paragraphs().size()));
    }
    if (one.extra() > 0) {
      parts.add("predicted " + one.extra() + " without a gold label, which were left out");
    }
    one.otherLabels()
        .forEach(
            (label, count) ->
                parts.add(
                    String.format(
                        Locale.ROOT,
                        "predicted the label %s, which no gold label is, %s",
                        label,
                        count == 1 ? "once" : count + " times")));
    if (one.improbable() > 0) {
      parts.add(
          "gave a label that is not its most probable one to " + one.improbable() + " paragraphs");
    }
    return one.system() + " " + String.join("; it ", parts) + ". ";
  }

  private static String outcome(Evaluation evaluation) {
    Metric metric = evaluation.leading();
    return evaluation.systems().stream()
        .filter(
            system -> system.role() == SystemResult.Role.MODEL || system.name().equals("majority"))
        .map(system -> outcome(system, metric))
        .collect(Collectors.joining("; ", capital(metric) + " (" + evaluation.name() + "): ", "."));
  }

  private static String capital(Metric metric) {
    return metric.title().substring(0, 1).toUpperCase(Locale.ROOT) + metric.title().substring(1);
  }

  private static String outcome(SystemResult system, Metric metric) {
    return system.name()
        + " "
        + Digits.TYPESET.score(system.value(metric))
        + " "
        + Digits.TYPESET.range(system.metric(metric));
  }
}
