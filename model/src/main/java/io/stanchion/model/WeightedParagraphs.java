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
    if (options.classWeights() == ClassWeights.BALANCED) {
      balance(paragraphs, weights, perLabel);
    }
    return new WeightedParagraphs(
        List.copyOf(paragraphs), List.copyOf(weights), List.copyOf(perLabel.keySet()));
  }

  private static void balance(
      List<LabelledParagraph> paragraphs, List<Double> weights, Map<String, Double> perLabel) {
    double all = perLabel.values().stream().mapToDouble(Double::doubleValue).sum();
    for (int i = 0; i < weights.size(); i++) {
      double ofLabel = perLabel.getOrDefault(paragraphs.get(i).label(), all);
      weights.set(i, weights.get(i) * (all / (perLabel.size() * ofLabel)));
    }
  }
}
