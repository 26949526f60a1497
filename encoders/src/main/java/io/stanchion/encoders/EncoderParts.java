package io.stanchion.encoders;

import io.stanchion.dataset.DataException;
import java.nio.charset.StandardCharsets;

/**
 * What an ONNX encoder is made of, for those who train it further. Immutable but for the arrays
 * that it gives away, which nobody is to change.
 */
public final class EncoderParts {
  private final EncoderFiles files;
  private final WordPiece tokeniser;
  private final int[] prefix;

  private EncoderParts(EncoderFiles files, WordPiece tokeniser) {
    this.files = files;
    this.tokeniser = tokeniser;
    this.prefix = tokeniser.pieces(files.settings().prefix(), OnnxEncoder.MAX_TARGET);
  }

  /**
   * Opens an encoder, without loading it.
   *
   * @param name Its name on the class path, a directory, or an ONNX file.
   * @return Its parts.
   * @throws DataException If there is none, or its tokeniser is not that of lower-case BERT.
   */
  public static EncoderParts open(String name) {
    EncoderFiles files =
        new EncoderFilesSource()
            .files(name)
            .orElseThrow(
                () ->
                    new DataException(
                        "there is no ONNX encoder '"
                            + name
                            + "'; expected one of "
                            + new EncoderFilesSource().names()
                            + ", a directory or an .onnx file"));
    String tokeniserName = files.name() + " (tokenizer.json)";
    TokeniserFile file = TokeniserFile.of(files.tokeniser(), tokeniserName);
    if (!WordPiece.fits(file)) {
      throw new DataException(
          tokeniserName + ": is not the tokeniser of lower-case BERT, which training needs");
    }
    return new EncoderParts(files, WordPiece.of(file, tokeniserName));
  }

  /**
   * Names the encoder.
   *
   * @return Its name, or its path.
   */
  public String name() {
    return files.name();
  }

  /**
   * Gives the model.
   *
   * @return The bytes of the ONNX file.
   */
  public byte[] onnx() {
    return files.onnx();
  }

  /**
   * Gives the tokeniser.
   *
   * @return The bytes of its tokenizer.json.
   */
  public byte[] tokeniser() {
    return files.tokeniser();
  }

  /**
   * Says how the pieces' vectors become one.
   *
   * @return True for the first piece's, false for the mean of all.
   */
  public boolean takesFirst() {
    return files.settings().pooling() == Pooling.CLS;
  }

  /**
   * Cuts a pair as the encoder reads it: the target's first 64 pieces, then the first window of the
   * text.
   *
   * @param target The target.
   * @param text The text.
   * @param window How many pieces of the text are wanted at most.
   * @return The pieces.
   */
  public PairPieces pair(String target, String text, int window) {
    return PairPieces.of(
        tokeniser.frame(),
        prefix,
        tokeniser.pieces(target, OnnxEncoder.MAX_TARGET),
        tokeniser.pieces(text, window));
  }

  /**
   * Gives the settings for a model of the same kind.
   *
   * @param window How many pieces of a text it was trained to read at a time, 16 to 384.
   * @param head How much the probabilities of its own stances count beside its vector, 0 to 10.
   * @return The bytes of an encoder.json.
   */
  public byte[] settings(int window, double head) {
    EncoderSettings own = files.settings();
    return (new EncoderSettings(own.pooling(), own.prefix(), window, head).toJson().toPrettyString()
            + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
