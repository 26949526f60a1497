package io.stanchion.evaluation.study;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.model.ProgramVersion;
import io.stanchion.model.Provenance;
import io.stanchion.model.StanceModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts into sentences what was done, for whoever has to describe it in a paper. */
public final class StudyTexts {
  private static final String NOT_FOR =
      "Decisions about people or companies without a person who reads the paragraph.";

  private final LabelledData data;
  private final String duplicates;
  private final String dataStatement;

  public StudyTexts(LabelledData data, String duplicates, String dataStatement) {
    this.data = data;
    this.duplicates = duplicates;
    this.dataStatement = dataStatement;
  }

  public Study.Texts ofCrossValidation(
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
    return new Study.Texts(methods.toString().strip(), dataStatement, crossvalCard(features));
  }

  Study.Texts ofTestSet(
      Optional<StanceModel> model, Evaluation evaluation, ClusterBootstrap bootstrap) {
    StringBuilder methods = new StringBuilder(set());
    methods.append(
        evaluation.systems().stream()
            .filter(system -> system.role() == SystemResult.Role.MODEL)
            .map(SystemResult::name)
            .collect(
                Collectors.joining(
                    ", ", "On these, the following systems were scored as they are: ", ". ")));
    methods.append(statistics(bootstrap));
    methods.append(outcome(evaluation));
    return new Study.Texts(
        methods.toString().strip(), dataStatement, model.map(StudyTexts::card).orElse(Map.of()));
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

  private static String outcome(Evaluation evaluation) {
    return evaluation.systems().stream()
        .filter(
            system -> system.role() == SystemResult.Role.MODEL || system.name().equals("majority"))
        .map(StudyTexts::outcome)
        .collect(Collectors.joining("; ", "Macro-F1 (" + evaluation.name() + "): ", "."));
  }

  private static String outcome(SystemResult system) {
    return system.name()
        + " "
        + Digits.TYPESET.score(system.value(Metric.MACRO_F1))
        + " "
        + Digits.TYPESET.range(system.metric(Metric.MACRO_F1));
  }

  private Map<String, String> crossvalCard(String features) {
    Map<String, String> card = new LinkedHashMap<>();
    card.put("Model", "Multinomial logistic regression, a new one for each fold");
    card.put("Features", features);
    card.put("Labels", String.join(", ", data.labels()));
    card.put("Training data", data.name() + ", the training part of each fold");
    card.put("Intended use", "To estimate how a model trained on all of these labels will do");
    card.put("Not for", NOT_FOR);
    card.put(
        "Limits",
        "The estimate holds for groups like these: other outlets, years or targets may differ");
    return card;
  }

  private static Map<String, String> card(StanceModel model) {
    Provenance from = model.provenance();
    Map<String, String> card = new LinkedHashMap<>();
    card.put("Model", "Multinomial logistic regression");
    card.put("Features", model.pipeline().spec().description());
    card.put("Labels", String.join(", ", model.labels()));
    card.put(
        "Training data",
        String.format(
            Locale.ROOT,
            "%s (SHA-256 %s), %d paragraphs of %d groups, %s",
            from.data(),
            from.dataSha256(),
            from.paragraphs(),
            from.groups(),
            from.labelCounts()));
    card.put("Targets", from.targets().isEmpty() ? "–" : String.join(", ", from.targets()));
    card.put(
        "Training",
        String.format(
            Locale.ROOT,
            "%d epochs, learning rate %s, class weights %s, seed %d",
            from.epochs(),
            from.learningRate(),
            from.classWeights().name().toLowerCase(Locale.ROOT),
            from.seed()));
    card.put(
        "Calibration",
        String.format(
            Locale.ROOT,
            "temperature %s, fitted on %d out-of-fold predictions of %d groups",
            Digits.PLAIN.score(model.calibration().temperature()),
            model.calibration().paragraphs(),
            model.calibration().groups()));
    card.put("Not for", NOT_FOR);
    return card;
  }
}
