package io.stanchion.encoders;

import io.stanchion.dataset.DataException;
import java.nio.charset.StandardCharsets;

/**
 * The parts of an ONNX encoder, for training it further. Immutable, except that callers must not
 * change the arrays it returns.
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
   * Returns the model.
   *
   * @return The bytes of the ONNX file.
   */
  public byte[] onnx() {
    return files.onnx();
  }

  /**
   * Returns the tokeniser.
   *
   * @return The bytes of its tokenizer.json.
   */
  public byte[] tokeniser() {
    return files.tokeniser();
  }

  /**
   * Checks how the pieces' vectors are pooled.
   *
   * @return True if the first piece's vector stands for all, false if their mean does.
   */
  public boolean takesFirst() {
    return files.settings().pooling() == Pooling.CLS;
  }

  /**
   * Tokenises a pair as the encoder reads it: the target's first 64 pieces, then the first window
   * of the text.
   *
   * @param target The target.
   * @param text The text.
   * @param window The largest number of pieces of the text.
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
   * Creates the settings of a model of the same kind.
   *
   * @param window The number of pieces of a text that it was trained to read at a time, 16 to 384.
   * @param head The weight of the probabilities of its own stances beside its vector, 0 to 10.
   * @return The bytes of an encoder.json.
   */
  public byte[] settings(int window, double head) {
    EncoderSettings own = files.settings();
    return (new EncoderSettings(own.pooling(), own.prefix(), window, head).toJson().toPrettyString()
            + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
