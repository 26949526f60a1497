package io.stanchion.features;

import java.util.List;

/**
 * A sentence encoder: turns a text into a dense vector that holds more of its meaning than n-grams
 * do. Safe for use by several threads. Equal texts give equal vectors, whatever was encoded before
 * and however many threads encode.
 */
public interface Encoder {
  /**
   * Names the encoder.
   *
   * @return The name by which {@link Encoders#open} finds it again.
   */
  String name();

  /**
   * Identifies what the encoder computes.
   *
   * @return SHA-256 over everything its vectors depend on, in lower-case hexadecimal.
   */
  String sha256();

  /**
   * Returns the size of the vectors.
   *
   * @return The number of components, at least 1.
   */
  int dimension();

  /**
   * Encodes a text.
   *
   * @param text The text, of any length; each encoder documents how it reads long ones.
   * @return Its vector, of length 1; a new array.
   */
  float[] encode(String text);

  /**
   * Encodes a text read beside its target.
   *
   * @param target The target.
   * @param text The text.
   * @return The vector of the pair, of length 1; a new array.
   */
  float[] encode(String target, String text);

  /**
   * Lists the stances whose probabilities stand at the end of each vector.
   *
   * @return Their labels, in the order of the components; none for an encoder that predicts no
   *     stances, or whose stances only shape its vector.
   */
  default List<String> stances() {
    return List.of();
  }

  /**
   * Returns whether the probability that a text is not about its target stands before those of the
   * stances. Such a text counts as neutral among these too.
   *
   * @return False for an encoder that does not tell.
   */
  default boolean tellsOffTarget() {
    return false;
  }
}
