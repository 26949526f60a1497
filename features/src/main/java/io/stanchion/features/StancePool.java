package io.stanchion.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The stances that an encoder predicts by itself, as one voice in a logarithmic opinion pool
 * (Genest and Zidek, 1986, doi:10.1214/ss/1177013825): the probabilities of all voices are raised
 * to the power of their shares, multiplied, and scaled to a sum of 1.
 *
 * @param encoder The encoder; it reads the target and the text.
 * @param labels The model's labels for the encoder's stances, in the order of {@link
 *     Encoder#stances}; at least two, each once.
 * @param share The encoder's share, above 0 and at most 1; the model has the rest.
 * @param about The target to read beside every text, if there is only one; empty to read each
 *     paragraph's own.
 * @param tellsOffTarget Whether the encoder tells texts that are not about the target.
 */
public record StancePool(
    Encoder encoder, List<String> labels, double share, String about, boolean tellsOffTarget) {
  /** The same share as the features'. */
  public static final double USUAL_SHARE = 0.5;

  /** The least probability: an encoder's odds are at most a million to one. */
  private static final double LEAST = 1e-6;

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If one of them is out of range.
   */
  public StancePool {
    labels = List.copyOf(labels);
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is above 0 and at most 1, got " + share);
    }
    if (labels.size() < 2 || Set.copyOf(labels).size() < labels.size()) {
      throw new IllegalArgumentException("stances are at least two, each once, got " + labels);
    }
    if (labels.size() > encoder.dimension()) {
      throw new IllegalArgumentException(
          labels.size() + " stances in a vector of " + encoder.dimension() + " components");
    }
  }

  /**
   * Creates a pool.
   *
   * @param encoder The encoder.
   * @param labels The model's labels for its stances.
   * @param share Its share.
   * @param about The only target; empty to read each paragraph's own.
   */
  public StancePool(Encoder encoder, List<String> labels, double share, String about) {
    this(encoder, labels, share, about, encoder.tellsOffTarget());
  }

  /**
   * Returns the number of components: the stances, after the probability that a text is off target
   * if the encoder tells it.
   *
   * @return At least two.
   */
  public int size() {
    return labels.size() + (tellsOffTarget ? 1 : 0);
  }

  String name() {
    return "stance:" + encoder.name();
  }

  String description() {
    return "the stances of encoder " + encoder.name() + ", their share " + share;
  }

  float[] vector(String target, String text) {
    return encoder.encode(about.isEmpty() ? target : about, text);
  }

  /**
   * Writes the logarithms of the probabilities, less their mean, into a vector, after the
   * probability that the text is off target.
   */
  void encode(String target, String text, double[] into, int from) {
    float[] vector = vector(target, text);
    int first = vector.length - labels.size();
    double sum = 0;
    for (int i = first; i < vector.length; i++) {
      sum += vector[i];
    }
    int to = from;
    if (tellsOffTarget) {
      into[to++] = vector[first - 1] / sum;
    }
    double mean = 0;
    for (int i = 0; i < labels.size(); i++) {
      into[to + i] = StrictMath.log(Math.max(LEAST, vector[first + i] / sum));
      mean += into[to + i] / labels.size();
    }
    for (int i = 0; i < labels.size(); i++) {
      into[to + i] -= mean;
    }
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", encoder.name())
        .put("sha256", encoder.sha256())
        .put("dimension", encoder.dimension())
        .put("share", share)
        .put("about", about);
    labels.forEach(json.putArray("labels")::add);
    // Left out where it is false, as in the files of versions that did not know it.
    return tellsOffTarget ? json.put("offTarget", true) : json;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException If the JSON has another form.
   */
  static StancePool fromJson(JsonNode json) {
    List<String> labels = new ArrayList<>();
    json.path("labels").forEach(label -> labels.add(label.asText()));
    return new StancePool(
        LazyEncoder.fromJson(json),
        labels,
        json.path("share").asDouble(),
        json.path("about").asText(),
        json.path("offTarget").asBoolean());
  }
}
