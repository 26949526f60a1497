package io.stanchion.model;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The paragraphs of a training, auxiliary ones last, with the weight of each. */
record WeightedParagraphs(
    List<LabelledParagraph> paragraphs, List<Double> weights, List<String> labels) {

  static WeightedParagraphs of(LabelledData data, TrainingOptions options) {
    List<LabelledParagraph> paragraphs = new ArrayList<>(data.paragraphs());
    List<Double> weights = new ArrayList<>();
    paragraphs.forEach(one -> weights.add(1.0));
    options
        .auxiliary()
        .ifPresent(
            auxiliary -> {
              paragraphs.addAll(auxiliary.data().paragraphs());
              auxiliary.data().paragraphs().forEach(one -> weights.add(auxiliary.weightOf(one)));
            });
    TreeMap<String, Double> perLabel = new TreeMap<>();
    for (int i = 0; i < weights.size(); i++) {
      perLabel.merge(paragraphs.get(i).label(), weights.get(i), Double::sum);
    }
    switch (options.classWeights()) {
      case NONE -> {}
      case ROOT -> balance(paragraphs, weights, perLabel, 0.5);
      case BALANCED -> balance(paragraphs, weights, perLabel, 1);
    }
    return new WeightedParagraphs(
        List.copyOf(paragraphs), List.copyOf(weights), List.copyOf(perLabel.keySet()));
  }

  private static void balance(
      List<LabelledParagraph> paragraphs,
      List<Double> weights,
      Map<String, Double> perLabel,
      double power) {
    double all = perLabel.values().stream().mapToDouble(Double::doubleValue).sum();
    double weighted =
        perLabel.values().stream().mapToDouble(one -> one * factor(all, one, power)).sum();
    for (int i = 0; i < weights.size(); i++) {
      double ofLabel = perLabel.getOrDefault(paragraphs.get(i).label(), all);
      double scale = power == 1 ? 1.0 / perLabel.size() : all / weighted;
      weights.set(i, weights.get(i) * (factor(all, ofLabel, power) * scale));
    }
  }

  private static double factor(double all, double ofLabel, double power) {
    return power == 1 ? all / ofLabel : StrictMath.pow(all / ofLabel, power);
  }
}
