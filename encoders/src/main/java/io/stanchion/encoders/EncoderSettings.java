package io.stanchion.encoders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/**
 * What one must know of an encoder besides its files.
 *
 * @param pooling How the pieces' vectors become one.
 * @param prefix What it was trained to see before each text; mostly nothing.
 */
record EncoderSettings(Pooling pooling, String prefix) {
  static final EncoderSettings DEFAULT = new EncoderSettings(Pooling.MEAN, "");

  private static final Set<String> FIELDS = Set.of("pooling", "prefix");

  /**
   * Reads encoder.json; a field that is not there has its default.
   *
   * @param json Its bytes.
   * @param name What to call it in messages.
   * @throws DataException If it is anything else.
   */
  static EncoderSettings of(byte[] json, String name) {
    JsonNode fields = parsed(json, name);
    if (!fields.isObject()) {
      throw unusable(name, "it is not an object");
    }
    for (Iterator<String> given = fields.fieldNames(); given.hasNext(); ) {
      String field = given.next();
      if (!FIELDS.contains(field) || !fields.get(field).isTextual()) {
        throw unusable(name, "'" + field + "': " + fields.get(field));
      }
    }
    String pooling = fields.path("pooling").asText("mean");
    String prefix = fields.path("prefix").asText("");
    return switch (pooling) {
      case "mean" -> new EncoderSettings(Pooling.MEAN, prefix);
      case "cls" -> new EncoderSettings(Pooling.CLS, prefix);
      default -> throw unusable(name, "pooling '" + pooling + "'");
    };
  }

  /** Parses JSON in the strict way. */
  static JsonNode parsed(byte[] json, String name) {
    try {
      return JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readTree(json);
    } catch (JsonProcessingException e) {
      throw new DataException(name + ": is not JSON (" + e.getOriginalMessage() + ")", e);
    } catch (IOException e) {
      throw new DataException(name + ": is not JSON (" + e.getMessage() + ")", e);
    }
  }

  private static DataException unusable(String name, String why) {
    return new DataException(
        name
            + ": cannot be used: "
            + why
            + "; expected {\"pooling\": \"mean\" or \"cls\", \"prefix\": \"…\"}");
  }

  @Override
  public String toString() {
    return "pooling=" + pooling.name().toLowerCase(Locale.ROOT) + " prefix=" + prefix;
  }
}
