package io.stanchion.encoders;

import io.stanchion.dataset.DataException;
import java.util.List;

/**
 * A reader of stances with a fine-tuned encoder: it needs no labels for a target, and its own
 * labels are those that it was trained on. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * StanceReader reader = StanceReader.open("stance-small-en-q");
 * double[] probabilities = reader.read("nuclear power", "We should build no more reactors.");
 * System.out.println(reader.labels() + " " + Arrays.toString(probabilities));
 * }</pre>
 */
public final class StanceReader {
  private final OnnxEncoder encoder;

  private StanceReader(OnnxEncoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Opens an encoder.
   *
   * @param name Its name on the class path, a directory, or an ONNX file.
   * @return The reader.
   * @throws DataException If there is no such encoder, or it has no stances of its own.
   */
  public static StanceReader open(String name) {
    OnnxEncoder encoder =
        new EncoderFilesSource()
            .files(name)
            .map(OnnxEncoder::new)
            .orElseThrow(() -> new DataException(name + ": no such file; expected an encoder"));
    if (encoder.labels().isEmpty()) {
      throw new DataException(
          name
              + ": has no stances of its own; expected an encoder that 'stanchion finetune' wrote,"
              + " or train a model with it");
    }
    return new StanceReader(encoder);
  }

  /**
   * Lists the labels.
   *
   * @return At least two, in alphabetical order.
   */
  public List<String> labels() {
    return encoder.labels();
  }

  /**
   * Predicts the stance of a text towards a target.
   *
   * @param target The target.
   * @param text The text, of any length; windows of a long one are averaged.
   * @return The probability of each label, in their order; they add up to 1.
   */
  public double[] read(String target, String text) {
    return encoder.stances(target, text);
  }
}
