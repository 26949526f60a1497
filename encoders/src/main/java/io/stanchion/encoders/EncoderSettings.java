package io.stanchion.encoders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * @param window How many pieces of a text are read at a time, 16 to 384.
 * @param head How much the probabilities of its own stances count beside its vector, 0 to 10; 0
 *     where it has none.
 */
record EncoderSettings(Pooling pooling, String prefix, int window, double head) {
  static final EncoderSettings DEFAULT = new EncoderSettings(Pooling.MEAN, "");

  private static final int USUAL_WINDOW = 256;
  private static final int MIN_WINDOW = 16;

  /** With a target, a prefix and the special pieces, no more than the 512 that models take. */
  private static final int MAX_WINDOW = 384;

  private static final double MAX_HEAD = 10;
  private static final Set<String> TEXTS = Set.of("pooling", "prefix");
  private static final Set<String> NUMBERS = Set.of("window", "head");

  EncoderSettings(Pooling pooling, String prefix) {
    this(pooling, prefix, USUAL_WINDOW, 0);
  }

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
      JsonNode value = fields.get(field);
      boolean fits =
          TEXTS.contains(field)
              ? value.isTextual()
              : NUMBERS.contains(field)
                  && (field.equals("head") ? value.isNumber() : value.isInt());
      if (!fits) {
        throw unusable(name, "'" + field + "': " + value);
      }
    }
    int window = fields.path("window").asInt(USUAL_WINDOW);
    double head = fields.path("head").asDouble(0);
    if (window < MIN_WINDOW || window > MAX_WINDOW || !(head >= 0 && head <= MAX_HEAD)) {
      throw unusable(name, "window " + window + ", head " + head);
    }
    String pooling = fields.path("pooling").asText("mean");
    String prefix = fields.path("prefix").asText("");
    return switch (pooling) {
      case "mean" -> new EncoderSettings(Pooling.MEAN, prefix, window, head);
      case "cls" -> new EncoderSettings(Pooling.CLS, prefix, window, head);
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
            + "; expected {\"pooling\": \"mean\" or \"cls\", \"prefix\": \"…\", \"window\": "
            + MIN_WINDOW
            + " to "
            + MAX_WINDOW
            + ", \"head\": 0 to 10}");
  }

  /** Gives what {@link #of} reads. */
  ObjectNode toJson() {
    return JsonMapper.builder()
        .build()
        .createObjectNode()
        .put("pooling", pooling.name().toLowerCase(Locale.ROOT))
        .put("prefix", prefix)
        .put("window", window)
        .put("head", head);
  }

  /** How many pieces a window has in common with the one before. */
  int overlap() {
    return window / 8;
  }

  @Override
  public String toString() {
    // A head that is not asked for changes nothing, so that it is not named.
    return "pooling="
        + pooling.name().toLowerCase(Locale.ROOT)
        + " prefix="
        + prefix
        + (head > 0 ? " head=" + head : "");
  }
}
