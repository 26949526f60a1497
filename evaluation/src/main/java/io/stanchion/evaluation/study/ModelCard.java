package io.stanchion.evaluation.study;

import io.stanchion.dataset.LabelledData;
import io.stanchion.model.Provenance;
import io.stanchion.model.StanceModel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Model cards: terms about a model, each with its description. */
final class ModelCard {
  private static final String NOT_FOR =
      "Decisions about people or companies without a person who reads the paragraph.";

  private ModelCard() {}

  /** Describes the models of a cross-validation, of which there is one for each fold. */
  static Map<String, String> ofCrossValidation(String features, LabelledData data) {
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

  /** Describes one model. */
  static Map<String, String> of(StanceModel model) {
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
