package io.stanchion.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A correction of a model's probabilities for paragraphs whose labels have another mix than those
 * trained on: a label's probability is multiplied by its new share over the share that the
 * probabilities are made for (Saerens, Latinne and Decaestecker, 2002,
 * doi:10.1162/089976602753284446).
 *
 * <p>For that share to be known, a temperature and a bias per label first make the probabilities
 * right for the paragraphs that it was fitted on (Alexandari, Kundaje and Shrikumar, 2020,
 * arXiv:1901.06852): a model trained with balanced class weights, for example, expects rare labels
 * too often.
 *
 * @param temperature The divisor of the scores, above 0.
 * @param biases What is added to each label's score after the division, in the order of the labels.
 * @param prior The mean of the probabilities so corrected, in the same order: above 0, and 1 in
 *     sum.
 */
public record PriorCorrection(double temperature, List<Double> biases, List<Double> prior) {
  private static final double MOST = 50;
  private static final double ROUNDING = 1e-6;

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If a number is out of range, or the lists differ in length.
   */
  public PriorCorrection {
    biases = List.copyOf(biases);
    prior = List.copyOf(prior);
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("a temperature is above 0, got " + temperature);
    }
    if (biases.stream().anyMatch(one -> !(Math.abs(one) <= MOST))) {
      throw new IllegalArgumentException("biases are from -50 to 50, got " + biases);
    }
    double sum = prior.stream().mapToDouble(one -> one).sum();
    if (prior.size() != biases.size()
        || prior.stream().anyMatch(one -> !(one > 0))
        || Math.abs(sum - 1) > ROUNDING) {
      throw new IllegalArgumentException(
          "expected a share above 0 for each of " + biases.size() + " labels, got " + prior);
    }
  }

  /**
   * Assumes that probabilities are right as they are for a mix.
   *
   * @param temperature The temperature of the probabilities.
   * @param shares The shares of the labels, each above 0.
   * @return A correction without biases.
   */
  static PriorCorrection assumed(double temperature, List<Double> shares) {
    return new PriorCorrection(temperature, Collections.nCopies(shares.size(), 0.0), shares);
  }

  /**
   * Computes how much likelier a text is under each label than among all texts of the fitted mix:
   * what remains of probabilities when that mix is taken out.
   *
   * @param probabilities The model's probabilities; they sum to 1.
   * @param from The temperature that they were made with.
   * @return A ratio per label, in the same order; weighted by {@link #prior}, they sum to 1.
   */
  public List<Double> likelihoods(List<Double> probabilities, double from) {
    double[] logs = new double[probabilities.size()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < logs.length; label++) {
      logs[label] =
          StrictMath.log(probabilities.get(label)) * from / temperature + biases.get(label);
      largest = Math.max(largest, logs[label]);
    }
    double sum = 0;
    for (int label = 0; label < logs.length; label++) {
      logs[label] = StrictMath.exp(logs[label] - largest);
      sum += logs[label];
    }
    double all = sum;
    return IntStream.range(0, logs.length)
        .mapToObj(label -> logs[label] / all / prior.get(label))
        .toList();
  }

  /**
   * Corrects probabilities.
   *
   * @param probabilities The model's probabilities; they sum to 1.
   * @param from The temperature that they were made with.
   * @param mix The share of each label among the paragraphs to come, in the same order; above 0.
   * @return The corrected probabilities; they sum to 1.
   */
  public List<Double> apply(List<Double> probabilities, double from, List<Double> mix) {
    List<Double> likelihoods = likelihoods(probabilities, from);
    double sum = 0;
    for (int label = 0; label < mix.size(); label++) {
      sum += likelihoods.get(label) * mix.get(label);
    }
    double all = sum;
    return IntStream.range(0, mix.size())
        .mapToObj(label -> likelihoods.get(label) * mix.get(label) / all)
        .toList();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("temperature", temperature);
    biases.forEach(json.putArray("biases")::add);
    prior.forEach(json.putArray("prior")::add);
    return json;
  }

  static PriorCorrection fromJson(JsonNode json) {
    return new PriorCorrection(
        json.path("temperature").asDouble(),
        numbers(json.path("biases")),
        numbers(json.path("prior")));
  }

  private static List<Double> numbers(JsonNode json) {
    List<Double> numbers = new ArrayList<>();
    json.forEach(one -> numbers.add(one.asDouble()));
    return numbers;
  }
}
