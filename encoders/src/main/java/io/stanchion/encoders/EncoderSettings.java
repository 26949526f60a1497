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
 * The settings of an encoder, which its model and tokeniser do not state.
 *
 * @param pooling The pooling of the pieces' vectors.
 * @param prefix The prefix that it was trained to see before each text; mostly empty.
 * @param window The number of pieces of a text that are read at a time, 16 to 384.
 * @param head The weight of the probabilities of its own stances beside its vector, 0 to 10; 0 if
 *     it has none.
 */
record EncoderSettings(Pooling pooling, String prefix, int window, double head) {
  static final EncoderSettings DEFAULT = new EncoderSettings(Pooling.MEAN, "");

  private static final int USUAL_WINDOW = 256;
  private static final int MIN_WINDOW = 16;

  /**
   * The largest window: with a target, a prefix and the special pieces, it fits the 512 pieces that
   * models take.
   */
  private static final int MAX_WINDOW = 384;

  private static final double MAX_HEAD = 10;
  private static final Set<String> TEXTS = Set.of("pooling", "prefix");
  private static final Set<String> NUMBERS = Set.of("window", "head");

  EncoderSettings(Pooling pooling, String prefix) {
    this(pooling, prefix, USUAL_WINDOW, 0);
  }

  /**
   * Reads an encoder.json; a missing field has its default.
   *
   * @param json Its bytes.
   * @param name The file's name in messages.
   * @throws DataException If the file has another form.
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

  /** Parses JSON strictly. */
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

  /** Returns the JSON that {@link #of} reads. */
  ObjectNode toJson() {
    return JsonMapper.builder()
        .build()
        .createObjectNode()
        .put("pooling", pooling.name().toLowerCase(Locale.ROOT))
        .put("prefix", prefix)
        .put("window", window)
        .put("head", head);
  }

  /** Returns the number of pieces that a window shares with the one before. */
  int overlap() {
    return window / 8;
  }

  @Override
  public String toString() {
    // A head of 0 changes nothing, and is not named.
    return "pooling="
        + pooling.name().toLowerCase(Locale.ROOT)
        + " prefix="
        + prefix
        + (head > 0 ? " head=" + head : "");
  }
}
