package io.stanchion.encoders;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.features.Encoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sentence encoder from an ONNX file.
 *
 * <p>A text of more than 256 word pieces (or as many as its settings say) is read in windows of
 * 256, each of which starts an eighth, 32 pieces, before the end of the one before. Its vector is
 * the mean of the windows' vectors, weighted by their pieces. At most 32 windows are read, 7,200
 * pieces, some 30,000 characters of English; the rest is ignored. A text without pieces has the
 * vector of the empty input.
 *
 * <p>For a pair, only the text is windowed; the target's first 64 pieces stand before each window
 * as the first of two segments. The encoder's prefix stands before the target, or before each
 * window if there is no target.
 *
 * <p>If the model predicts stances and its settings ask for them, their probabilities follow the
 * vector, after the one that the text is not about its target, if the model tells it; all together
 * have length 1.
 */
final class OnnxEncoder implements Encoder {
  static final int MAX_WINDOWS = 32;
  static final int MAX_TARGET = 64;

  private final String name;
  private final String sha256;
  private final OnnxModel model;
  private final Tokeniser tokeniser;
  private final EncoderSettings settings;
  private final int[] prefix;
  private final int hidden;

  /**
   * Loads an encoder.
   *
   * @param files Its files.
   * @throws DataException If they cannot be used.
   */
  OnnxEncoder(EncoderFiles files) {
    this.name = files.name();
    this.sha256 = sha256(files);
    this.tokeniser = tokeniser(files);
    this.model = new OnnxModel(files.onnx(), files.name());
    this.settings = files.settings();
    this.prefix = tokeniser.pieces(files.settings().prefix(), MAX_TARGET);
    int[] empty = framed(new int[0], new int[0]);
    // The file may not state its dimension; a first run does, and shows that the model works.
    this.hidden = model.run(widened(empty), new long[empty.length]).hidden().length / empty.length;
    if (settings.head() > 0 && model.labels().isEmpty()) {
      throw new DataException(
          name + ": has no stances of its own, which its encoder.json asks for; expected head 0");
    }
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
    return hidden + (settings.head() > 0 ? model.labels().logits() : 0);
  }

  @Override
  public float[] encode(String text) {
    return vector(windowed(Optional.empty(), text));
  }

  @Override
  public float[] encode(String target, String text) {
    return vector(windowed(Optional.of(tokeniser.pieces(target, MAX_TARGET)), text));
  }

  @Override
  public List<String> stances() {
    return settings.head() > 0 ? model.labels().labels() : List.of();
  }

  @Override
  public boolean tellsOffTarget() {
    return settings.head() > 0 && model.labels().tellOffTarget();
  }

  /** Lists the labels of the model's own stances; often none. */
  List<String> labels() {
    return model.labels().labels();
  }

  /** Computes the probabilities of the model's own stances, in the order of their labels. */
  double[] stances(String target, String text) {
    double[] all = stances(windowed(Optional.of(tokeniser.pieces(target, MAX_TARGET)), text));
    return Arrays.copyOfRange(all, all.length - labels().size(), all.length);
  }

  /** Computes probabilities from the mean of the windows' logits. */
  private double[] stances(Windows windows) {
    return model.labels().probabilities(windows.logits());
  }

  /** Encodes one word piece alone, without the prefix; the vector is not scaled. */
  float[] encodePiece(int id) {
    int[] ids = framed(new int[0], new int[] {id});
    return pooled(model.run(widened(ids), new long[ids.length]));
  }

  /** Encodes an empty text, without the prefix; the vector is not scaled. */
  float[] encodeNothing() {
    int[] ids = framed(new int[0], new int[0]);
    return pooled(model.run(widened(ids), new long[ids.length]));
  }

  /** Returns the tokeniser, if its vocabulary can be listed. */
  Optional<WordPiece> wordPiece() {
    return tokeniser instanceof WordPiece pieces ? Optional.of(pieces) : Optional.empty();
  }

  /** The sum of a text's windows. */
  @SuppressWarnings("ArrayRecordComponent") // Made, filled and read here alone.
  private record Windows(double[] vector, double[] logits) {}

  private Windows windowed(Optional<int[]> target, String text) {
    int size = settings.window();
    int overlap = settings.overlap();
    int[] pieces = tokeniser.pieces(text, MAX_WINDOWS * (size - overlap) + overlap);
    Windows sum = new Windows(new double[hidden], new double[model.labels().logits()]);
    double read = 0;
    for (int start = 0; start == 0 || start + overlap < pieces.length; start += size - overlap) {
      int[] window = Arrays.copyOfRange(pieces, start, Math.min(pieces.length, start + size));
      OnnxModel.Reading reading = target.isPresent() ? pair(target.get(), window) : single(window);
      float[] vector = pooled(reading);
      double weight = Math.max(1, window.length);
      add(vector, weight / Vectors.length(vector), sum.vector());
      add(reading.logits(), weight, sum.logits());
      read += weight;
    }
    for (int i = 0; i < sum.logits().length; i++) {
      sum.logits()[i] /= read;
    }
    return sum;
  }

  private static void add(float[] values, double weight, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] += weight * values[i];
    }
  }

  private float[] vector(Windows windows) {
    float[] unit = Vectors.normalised(windows.vector());
    if (!(settings.head() > 0)) {
      return unit;
    }
    double[] stances = stances(windows);
    double[] both = new double[hidden + stances.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = i < hidden ? unit[i] : settings.head() * stances[i - hidden];
    }
    return Vectors.normalised(both);
  }

  private OnnxModel.Reading single(int[] window) {
    int[] ids = framed(prefix, window);
    return model.run(widened(ids), new long[ids.length]);
  }

  private OnnxModel.Reading pair(int[] target, int[] window) {
    PairPieces pair = PairPieces.of(tokeniser.frame(), prefix, target, window);
    long[] types = new long[pair.ids().length];
    Arrays.fill(types, pair.second(), types.length, 1);
    return model.run(widened(pair.ids()), types);
  }

  private float[] pooled(OnnxModel.Reading reading) {
    float[] vector = new float[hidden];
    settings.pooling().pool(reading.hidden(), vector);
    return vector;
  }

  private int[] framed(int[] start, int[] window) {
    Tokeniser.Frame frame = tokeniser.frame();
    return PairPieces.joined(frame.before(), start, window, frame.after());
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
        files.settings()
            + " window="
            + files.settings().window()
            + " overlap="
            + files.settings().overlap()
            + " windows="
            + MAX_WINDOWS;
    MessageDigest digest = Sha256.begin();
    digest.update(Sha256.of(files.onnx()));
    digest.update(Sha256.of(files.tokeniser()));
    digest.update(how.getBytes(StandardCharsets.UTF_8));
    return Sha256.hex(digest);
  }
}
