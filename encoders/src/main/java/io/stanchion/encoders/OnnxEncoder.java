package io.stanchion.encoders;

import io.stanchion.features.Encoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A sentence encoder from an ONNX file.
 *
 * <p>A text of more than 256 word pieces is read in windows of 256, each of which starts 32 pieces
 * before the end of the one before. Its vector is the mean of the windows' vectors, weighted by
 * their pieces. At most 32 windows are read, 7,200 pieces, some 30,000 characters of English; what
 * follows has no say. A text without pieces has the vector of the empty input, whatever that is.
 *
 * <p>Of a pair, only the text is windowed; the target, its first 64 pieces, is put before each
 * window as the first of two segments. The encoder's prefix goes before the target, or before each
 * window where there is none.
 */
final class OnnxEncoder implements Encoder {
  static final int WINDOW = 256;
  static final int OVERLAP = 32;
  static final int MAX_WINDOWS = 32;
  static final int MAX_TARGET = 64;
  static final int MAX_PIECES = MAX_WINDOWS * (WINDOW - OVERLAP) + OVERLAP;

  private final String name;
  private final String sha256;
  private final OnnxModel model;
  private final Tokeniser tokeniser;
  private final Pooling pooling;
  private final int[] prefix;
  private final int dimension;

  /**
   * Loads an encoder.
   *
   * @param files Its files.
   * @throws io.stanchion.dataset.DataException If they cannot be used.
   */
  OnnxEncoder(EncoderFiles files) {
    this.name = files.name();
    this.sha256 = sha256(files);
    this.tokeniser = tokeniser(files);
    this.model = new OnnxModel(files.onnx(), files.name());
    this.pooling = files.settings().pooling();
    this.prefix = tokeniser.pieces(files.settings().prefix(), MAX_TARGET);
    int[] empty = framed(new int[0], new int[0]);
    // The file need not say its dimension; a first run does, and shows that the model works.
    this.dimension = model.run(widened(empty), new long[empty.length]).length / empty.length;
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
    return dimension;
  }

  @Override
  public float[] encode(String text) {
    return windowed(Optional.empty(), tokeniser.pieces(text, MAX_PIECES));
  }

  @Override
  public float[] encode(String target, String text) {
    return windowed(
        Optional.of(tokeniser.pieces(target, MAX_TARGET)), tokeniser.pieces(text, MAX_PIECES));
  }

  /** Encodes one word piece alone, without the prefix; the vector has the length that it has. */
  float[] encodePiece(int id) {
    int[] ids = framed(new int[0], new int[] {id});
    return pooled(ids, new long[ids.length]);
  }

  /** Encodes an empty text, without the prefix; the vector has the length that it has. */
  float[] encodeNothing() {
    int[] ids = framed(new int[0], new int[0]);
    return pooled(ids, new long[ids.length]);
  }

  /** Gives the tokeniser, if its pieces are those of a vocabulary that can be listed. */
  Optional<WordPiece> wordPiece() {
    return tokeniser instanceof WordPiece pieces ? Optional.of(pieces) : Optional.empty();
  }

  private float[] windowed(Optional<int[]> target, int[] pieces) {
    double[] sum = new double[dimension];
    for (int start = 0; start == 0 || start + OVERLAP < pieces.length; start += WINDOW - OVERLAP) {
      int[] window = Arrays.copyOfRange(pieces, start, Math.min(pieces.length, start + WINDOW));
      float[] vector = target.isPresent() ? pair(target.get(), window) : single(window);
      double weight = Math.max(1, window.length) / Vectors.length(vector);
      for (int i = 0; i < dimension; i++) {
        sum[i] += weight * vector[i];
      }
    }
    return Vectors.normalised(sum);
  }

  private float[] single(int[] window) {
    int[] ids = framed(prefix, window);
    return pooled(ids, new long[ids.length]);
  }

  private float[] pair(int[] target, int[] window) {
    Tokeniser.Frame frame = tokeniser.frame();
    int[] ids = joined(frame.before(), prefix, target, frame.between(), window, frame.after());
    long[] types = new long[ids.length];
    Arrays.fill(types, ids.length - window.length - frame.after().length, ids.length, 1);
    return pooled(ids, types);
  }

  private float[] pooled(int[] ids, long[] types) {
    float[] vector = new float[dimension];
    pooling.pool(model.run(widened(ids), types), vector);
    return vector;
  }

  private int[] framed(int[] start, int[] window) {
    Tokeniser.Frame frame = tokeniser.frame();
    return joined(frame.before(), start, window, frame.after());
  }

  private static int[] joined(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }

  private static long[] widened(int[] ids) {
    return Arrays.stream(ids).asLongStream().toArray();
  }

  private static Tokeniser tokeniser(EncoderFiles files) {
    String name = files.name() + " (tokenizer.json)";
    TokeniserFile file = TokeniserFile.of(files.tokeniser(), name);
    return WordPiece.fits(file)
        ? WordPiece.of(file, name)
        : LibraryTokeniser.of(files.tokeniser(), name);
  }

  private static String sha256(EncoderFiles files) {
    String how =
        files.settings() + " window=" + WINDOW + " overlap=" + OVERLAP + " windows=" + MAX_WINDOWS;
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] onnx = digest.digest(files.onnx());
      byte[] pieces = digest.digest(files.tokeniser());
      digest.update(onnx);
      digest.update(pieces);
      return HexFormat.of().formatHex(digest.digest(how.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
