package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.features.FeaturePipeline;
import io.stanchion.model.Provenance;
import io.stanchion.model.StanceModel;
import java.util.stream.Collectors;

/** A few lines about a model: labels, training data, features, settings. */
public final class ModelSummary {
  private ModelSummary() {}

  /**
   * Prints the lines.
   *
   * @param model The model.
   * @param results Takes the lines.
   */
  public static void print(StanceModel model, Results results) {
    Provenance made = model.provenance();
    FeaturePipeline pipeline = model.pipeline();
    results
        .line("labels      %s", Plain.line(String.join(", ", model.labels())))
        .line("trained on  %s", Plain.line(made.data()))
        .line("            SHA-256 %s", made.dataSha256())
        .line(
            "            %d paragraphs, %d groups: %s",
            made.paragraphs(),
            made.groups(),
            made.labelCounts().entrySet().stream()
                .map(entry -> entry.getValue() + " " + Plain.line(entry.getKey()))
                .collect(Collectors.joining(", ")))
        .line("targets     %s", Plain.few(made.targets()))
        .line("features    %s", pipeline.spec().description())
        .line("            %d n-grams, pipeline %s", pipeline.vocabularySize(), pipeline.hash())
        .line(
            "training    %d epochs, AdaGrad %s, class weights %s, seed %d",
            made.epochs(), made.learningRate(), made.classWeights(), made.seed())
        .line(
            "calibration temperature %s, from %d out-of-fold predictions of %d groups",
            Digits.PLAIN.score(model.calibration().temperature()),
            model.calibration().paragraphs(),
            model.calibration().groups());
  }
}
