package io.stanchion.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A correction of a model's probabilities, and the thresholds of its prediction sets. It is fitted
 * on predictions of paragraphs that the models had not seen.
 *
 * <pre>{@code
 * List<Integer> set = model.calibration().set(model.predict(paragraph).probabilities(), 90);
 * }</pre>
 *
 * @param temperature The divisor of the scores before they become probabilities (Guo et al., 2017,
 *     arXiv:1706.04599), above 0; above 1 it makes a model less sure of itself.
 * @param thresholds For each coverage of {@link #COVERAGES}, in that order, the largest {@code 1 -
 *     probability} at which a label still belongs to a prediction set; in [0, 1] and not falling.
 * @param paragraphs The number of paragraphs it was fitted on.
 * @param groups The number of groups they come from.
 * @param mix The correction for paragraphs whose labels have another mix; empty in models of
 *     earlier versions, and where nothing was fitted.
 */
public record Calibration(
    double temperature,
    List<Double> thresholds,
    long paragraphs,
    long groups,
    Optional<PriorCorrection> mix) {
  /** The coverages that a prediction set can have, in percent: 50 to 99. */
  public static final List<Integer> COVERAGES = IntStream.range(50, 100).boxed().toList();

  /** A calibration that changes no probability and puts every label into every set. */
  public static final Calibration NONE =
      new Calibration(1, Collections.nCopies(COVERAGES.size(), 1.0), 0, 0);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If a number is out of range.
   */
  public Calibration {
    thresholds = List.copyOf(thresholds);
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("a temperature is above 0, got " + temperature);
    }
    if (thresholds.size() != COVERAGES.size()
        || thresholds.stream().anyMatch(one -> !(one >= 0 && one <= 1))) {
      throw new IllegalArgumentException(
          "expected " + COVERAGES.size() + " thresholds from 0 to 1, got " + thresholds);
    }
  }

  /**
   * Makes a calibration without a correction for another mix of labels.
   *
   * @param temperature The divisor of the scores.
   * @param thresholds The thresholds of prediction sets.
   * @param paragraphs The number of paragraphs it was fitted on.
   * @param groups The number of groups they come from.
   */
  public Calibration(double temperature, List<Double> thresholds, long paragraphs, long groups) {
    this(temperature, thresholds, paragraphs, groups, Optional.empty());
  }

  /**
   * Leaves out the correction for another mix of labels, which is for a model with the same labels.
   *
   * @return The same calibration otherwise.
   */
  public Calibration withoutMix() {
    return new Calibration(temperature, thresholds, paragraphs, groups);
  }

  /**
   * Corrects probabilities.
   *
   * @param probabilities The model's own probabilities; they sum to 1.
   * @return The corrected probabilities, in the same order; they sum to 1, and the largest stays
   *     the largest.
   */
  public List<Double> apply(List<Double> probabilities) {
    if (temperature == 1) {
      return probabilities;
    }
    double largest = Collections.max(probabilities);
    double[] scaled =
        probabilities.stream()
            .mapToDouble(p -> StrictMath.pow(p / largest, 1 / temperature))
            .toArray();
    double sum = 0;
    for (double one : scaled) {
      sum += one;
    }
    double all = sum;
    return IntStream.range(0, scaled.length).mapToObj(i -> scaled[i] / all).toList();
  }

  /**
   * Selects the labels of a prediction set.
   *
   * @param probabilities The corrected probabilities.
   * @param coverage One of {@link #COVERAGES}.
   * @return The indices of its labels, ascending; never empty, since the most probable label always
   *     belongs to it.
   * @throws IllegalArgumentException If the coverage is not one of them.
   */
  public List<Integer> set(List<Double> probabilities, int coverage) {
    int at = COVERAGES.indexOf(coverage);
    if (at < 0) {
      throw new IllegalArgumentException("a coverage is a percentage from 50 to 99: " + coverage);
    }
    double largest = Collections.max(probabilities);
    return IntStream.range(0, probabilities.size())
        .filter(
            i -> probabilities.get(i) == largest || 1 - probabilities.get(i) <= thresholds.get(at))
        .boxed()
        .toList();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("temperature", temperature);
    thresholds.forEach(json.putArray("thresholds")::add);
    json.put("paragraphs", paragraphs).put("groups", groups);
    mix.ifPresent(one -> json.set("mix", one.toJson()));
    return json;
  }

  static Calibration fromJson(JsonNode json) {
    List<Double> thresholds = new ArrayList<>();
    json.path("thresholds").forEach(one -> thresholds.add(one.asDouble()));
    return new Calibration(
        json.path("temperature").asDouble(),
        thresholds,
        json.path("paragraphs").asLong(),
        json.path("groups").asLong(),
        json.has("mix")
            ? Optional.of(PriorCorrection.fromJson(json.path("mix")))
            : Optional.empty());
  }
}
