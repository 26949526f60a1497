package io.stanchion.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.LabelledData;
import io.stanchion.features.Encoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Tribuo;

/**
 * The provenance of a model: its data, its training options and its libraries.
 *
 * @param data The name of the file of labels.
 * @param dataSha256 The digest of its bytes.
 * @param paragraphs The number of training paragraphs.
 * @param groups The number of groups (articles) they come from.
 * @param labelCounts The number of training paragraphs per label.
 * @param targets The targets that occur in training.
 * @param epochs Passes over the paragraphs.
 * @param learningRate AdaGrad's initial learning rate.
 * @param classWeights The weights of paragraphs.
 * @param seed The seed.
 * @param versions The versions of Java libraries that training depends on.
 * @param auxiliary The auxiliary paragraphs; empty if there were none.
 */
public record Provenance(
    String data,
    String dataSha256,
    long paragraphs,
    long groups,
    Map<String, Long> labelCounts,
    List<String> targets,
    int epochs,
    double learningRate,
    ClassWeights classWeights,
    long seed,
    Map<String, String> versions,
    Optional<Source> auxiliary) {
  /**
   * A source of paragraphs that were for training alone.
   *
   * @param data The name of the file.
   * @param sha256 The digest of its bytes.
   * @param paragraphs The number of paragraphs.
   * @param weight The weight of one of them.
   */
  public record Source(String data, String sha256, long paragraphs, double weight) {
    static Source of(Auxiliary auxiliary) {
      LabelledData data = auxiliary.data();
      return new Source(data.name(), data.sha256(), data.paragraphs().size(), auxiliary.weight());
    }
  }

  /** Describes a training run. */
  static Provenance of(LabelledData data, TrainingOptions options) {
    return new Provenance(
        data.name(),
        data.sha256(),
        data.paragraphs().size(),
        data.groupCount(),
        LabelledData.labelCounts(data.paragraphs()),
        data.targets(),
        options.epochs(),
        options.learningRate(),
        options.classWeights(),
        options.seed(),
        libraryVersions(),
        options.auxiliary().map(Source::of));
  }

  /** Describes a model that is an encoder alone: the targets are those of whoever asks. */
  static Provenance of(Encoder encoder) {
    return new Provenance(
        "encoder " + encoder.name(),
        encoder.sha256(),
        0,
        0,
        Map.of(),
        List.of(),
        0,
        0,
        ClassWeights.NONE,
        0,
        Map.of(),
        Optional.empty());
  }

  /**
   * Lists the libraries that this program trains with.
   *
   * @return Their versions, by name; the version is that of the library it was built against.
   */
  public static Map<String, String> libraryVersions() {
    return Map.of("tribuo", Tribuo.VERSION);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("data", data).put("dataSha256", dataSha256);
    json.put("paragraphs", paragraphs).put("groups", groups);
    ObjectNode counts = json.putObject("labelCounts");
    labelCounts.forEach(counts::put);
    targets.forEach(json.putArray("targets")::add);
    json.put("epochs", epochs).put("learningRate", learningRate);
    json.put("classWeights", classWeights.name()).put("seed", seed);
    ObjectNode libraries = json.putObject("versions");
    versions.forEach(libraries::put);
    auxiliary.ifPresent(
        source ->
            json.putObject("auxiliary")
                .put("data", source.data())
                .put("sha256", source.sha256())
                .put("paragraphs", source.paragraphs())
                .put("weight", source.weight()));
    return json;
  }

  static Provenance fromJson(JsonNode json) {
    Map<String, Long> counts = new LinkedHashMap<>();
    json.path("labelCounts")
        .properties()
        .forEach(field -> counts.put(field.getKey(), field.getValue().asLong()));
    Map<String, String> versions = new LinkedHashMap<>();
    json.path("versions")
        .properties()
        .forEach(field -> versions.put(field.getKey(), field.getValue().asText()));
    List<String> targets = new ArrayList<>();
    json.path("targets").forEach(target -> targets.add(target.asText()));
    return new Provenance(
        json.path("data").asText(),
        json.path("dataSha256").asText(),
        json.path("paragraphs").asLong(),
        json.path("groups").asLong(),
        counts,
        targets,
        json.path("epochs").asInt(),
        json.path("learningRate").asDouble(),
        ClassWeights.valueOf(json.path("classWeights").asText()),
        json.path("seed").asLong(),
        versions,
        source(json.path("auxiliary")));
  }

  private static Optional<Source> source(JsonNode json) {
    return json.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Source(
                json.path("data").asText(),
                json.path("sha256").asText(),
                json.path("paragraphs").asLong(),
                json.path("weight").asDouble()));
  }
}
