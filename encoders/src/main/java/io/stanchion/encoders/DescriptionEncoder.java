package io.stanchion.encoders;

import com.fasterxml.jackson.databind.JsonNode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.features.Encoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An encoder by descriptions, such as the words of a supporter, an opponent and a reporter: it
 * measures how much nearer a text is to each than to the others. A few components replace another
 * encoder's hundreds, for sets with few labelled paragraphs.
 *
 * <p>There is a component per description: the cosine of the text's vector with the description's,
 * less the mean of these cosines, divided by 2√n. One more component brings the vector to length 1.
 * For a pair, the encoder also reads the target; descriptions are read alone. As safe for use by
 * several threads as the encoder.
 */
final class DescriptionEncoder implements Encoder {
  /** The ending of its files. */
  static final String SUFFIX = ".descriptions.json";

  private static final int FEWEST = 2;
  private static final int MOST = 64;
  private static final Set<String> FIELDS = Set.of("encoder", "descriptions");

  private final String name;
  private final String sha256;
  private final Encoder encoder;
  private final List<float[]> descriptions;

  private DescriptionEncoder(
      String name, String sha256, Encoder encoder, List<float[]> descriptions) {
    this.name = name;
    this.sha256 = sha256;
    this.encoder = encoder;
    this.descriptions = descriptions;
  }

  /**
   * Reads a file: {@code {"encoder": "NAME or file", "descriptions": ["…", …]}}, with 2 to 64
   * descriptions.
   *
   * @param file The file; its path becomes the encoder's name.
   * @param encoders Opens the encoder that the file names.
   * @return The encoder.
   * @throws DataException If the file has another form, or the encoder cannot be opened.
   */
  static DescriptionEncoder read(Path file, Function<String, Optional<Encoder>> encoders) {
    byte[] json = EncoderFiles.bytes(file);
    JsonNode fields = EncoderSettings.parsed(json, file.toString());
    requireForm(fields, file);
    String named = fields.path("encoder").asText();
    Encoder encoder =
        Optional.of(named)
            .filter(other -> !other.endsWith(SUFFIX))
            .flatMap(encoders)
            .orElseThrow(() -> unusable(file, "there is no encoder '" + named + "'"));
    List<float[]> vectors = new ArrayList<>();
    fields.path("descriptions").forEach(one -> vectors.add(encoder.encode(one.asText())));
    String origin = Sha256.hex(json) + encoder.sha256();
    return new DescriptionEncoder(
        file.toString(),
        Sha256.hex(origin.getBytes(StandardCharsets.US_ASCII)),
        encoder,
        List.copyOf(vectors));
  }

  private static void requireForm(JsonNode fields, Path file) {
    if (!fields.isObject()) {
      throw unusable(file, "it is not an object");
    }
    fields
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw unusable(file, "it has a field '" + field + "'");
              }
            });
    if (!fields.path("encoder").isTextual()) {
      throw unusable(file, "it names no encoder");
    }
    JsonNode descriptions = fields.path("descriptions");
    if (!descriptions.isArray() || descriptions.size() < FEWEST || descriptions.size() > MOST) {
      throw unusable(file, "it has " + descriptions.size() + " descriptions");
    }
    Set<String> seen = new HashSet<>();
    for (JsonNode one : descriptions) {
      if (!one.isTextual() || one.asText().isBlank() || !seen.add(one.asText())) {
        throw unusable(file, "the description " + one + " is no text, is blank or is there twice");
      }
    }
  }

  private static DataException unusable(Path file, String why) {
    return new DataException(
        file
            + ": cannot be used: "
            + why
            + "; expected {\"encoder\": \"the name or file of another encoder\","
            + " \"descriptions\": [\"…\", …]} with "
            + FEWEST
            + " to "
            + MOST
            + " different descriptions");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public int dimension() {
    return descriptions.size() + 1;
  }

  @Override
  public float[] encode(String text) {
    return compared(encoder.encode(text));
  }

  @Override
  public float[] encode(String target, String text) {
    return compared(encoder.encode(target, text));
  }

  private float[] compared(float[] text) {
    int count = descriptions.size();
    double[] cosines = descriptions.stream().mapToDouble(one -> cosine(one, text)).toArray();
    double mean = 0;
    for (double cosine : cosines) {
      mean += cosine / count;
    }
    float[] vector = new float[count + 1];
    double squares = 0;
    for (int i = 0; i < count; i++) {
      // A difference is at most 2, so the length stays below 1.
      vector[i] = (float) ((cosines[i] - mean) / (2 * Math.sqrt(count)));
      squares += (double) vector[i] * vector[i];
    }
    vector[count] = (float) Math.sqrt(Math.max(0, 1 - squares));
    return vector;
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
    }
    return product;
  }
}
