package io.stanchion.model;

import io.stanchion.dataset.Paragraph;
import io.stanchion.features.FeatureSpace;
import io.stanchion.features.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Explains a linear model: by the features of a text, or by its weights alone. */
final class Explanation {
  private final List<String> labels;
  private final ModelParts parts;
  private final FeatureSpace space;

  Explanation(List<String> labels, ModelParts parts) {
    this.labels = labels;
    this.parts = parts;
    this.space = parts.pipeline().space();
  }

  /** Lists the contributions of a paragraph's features, the largest first. */
  List<Contribution> contributions(Paragraph paragraph) {
    FeatureVector vector = parts.pipeline().transform(paragraph);
    Map<String, double[]> perName = new LinkedHashMap<>();
    for (int i = 0; i < vector.size(); i++) {
      double[] sum =
          perName.computeIfAbsent(space.name(vector.index(i)), name -> new double[labels.size()]);
      for (int label = 0; label < sum.length; label++) {
        sum[label] += parts.weights().get(vector.index(i), label) * vector.value(i);
      }
    }
    List<Contribution> contributions = new ArrayList<>();
    perName.forEach((name, added) -> contributions.add(new Contribution(name, centred(added))));
    contributions.sort(
        Comparator.comparingDouble(Explanation::largest)
            .reversed()
            .thenComparing(Contribution::feature));
    return contributions;
  }

  private static List<Double> centred(double[] added) {
    double mean = Arrays.stream(added).average().orElse(0);
    return Arrays.stream(added).map(value -> value - mean).boxed().toList();
  }

  private static double largest(Contribution contribution) {
    return contribution.perLabel().stream().mapToDouble(Math::abs).max().orElse(0);
  }

  /** Lists the n-grams, kinds and targets with the largest weights for a label. */
  List<FeatureWeight> strongest(String label, int count) {
    int column = labels.indexOf(label);
    if (column < 0) {
      throw new IllegalArgumentException("'" + label + "' is not one of " + labels);
    }
    return IntStream.range(0, space.firstEncoded(-1))
        .mapToObj(feature -> new FeatureWeight(space.name(feature), relative(feature, column)))
        .sorted(
            Comparator.comparingDouble(FeatureWeight::weight)
                .reversed()
                .thenComparing(FeatureWeight::name))
        .limit(count)
        .toList();
  }

  private double relative(int feature, int column) {
    double mean =
        IntStream.range(0, labels.size())
            .mapToDouble(label -> parts.weights().get(feature, label))
            .average()
            .orElse(0);
    return parts.weights().get(feature, column) - mean;
  }
}
