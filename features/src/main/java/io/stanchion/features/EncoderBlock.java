package io.stanchion.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An encoder's vector as features.
 *
 * @param encoder The encoder.
 * @param input The input that it reads.
 * @param length The root mean square length of its vectors over the training paragraphs, after
 *     their mean is subtracted; a block of n-grams has length 1. Above 0, at most 100.
 * @param about The target to read beside every text, if there is only one; empty to read each
 *     paragraph's own.
 */
public record EncoderBlock(Encoder encoder, Input input, double length, String about) {
  /** Half the length of a block of n-grams: more drowns the n-grams of a few dozen paragraphs. */
  public static final double USUAL_LENGTH = 0.5;

  /** The input of an encoder. */
  public enum Input {
    /** The text alone. */
    TEXT,
    /** The target, and the text beside it. */
    PAIR
  }

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If the length is out of range.
   */
  public EncoderBlock {
    if (!(length > 0) || length > 100) {
      throw new IllegalArgumentException(
          "an encoder block's length must be above 0 and at most 100, got " + length);
    }
  }

  /**
   * Creates a block that reads each paragraph's own target, if it reads a target at all.
   *
   * @param encoder The encoder.
   * @param input The input that it reads.
   * @param length The length of its vectors.
   */
  public EncoderBlock(Encoder encoder, Input input, double length) {
    this(encoder, input, length, "");
  }

  float[] encode(String target, String text) {
    return input == Input.PAIR
        ? encoder.encode(about.isEmpty() ? target : about, text)
        : encoder.encode(text);
  }

  EncoderBlock withoutTarget() {
    return new EncoderBlock(encoder, Input.TEXT, length);
  }

  String description() {
    return "encoder " + encoder.name() + (input == Input.PAIR ? " of target and text" : " of text");
  }

  String shortDescription() {
    return encoder.name() + (input == Input.PAIR ? " pair" : "");
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!about.isEmpty()) {
      json.put("about", about);
    }
    return json.put("name", encoder.name())
        .put("sha256", encoder.sha256())
        .put("dimension", encoder.dimension())
        .put("input", input.name())
        .put("length", length);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException If the JSON has another form.
   */
  static EncoderBlock fromJson(JsonNode json) {
    return new EncoderBlock(
        LazyEncoder.fromJson(json),
        Input.valueOf(json.path("input").asText()),
        json.path("length").asDouble(),
        json.path("about").asText(""));
  }
}
