package io.stanchion.encoders;

import io.stanchion.dataset.DataException;
import io.stanchion.features.Encoder;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The distillation of an encoder into a table of word-piece vectors.
 *
 * <p>Each piece of the vocabulary is run through the encoder alone; the vectors are centred and
 * reduced to their principal components; and each is weighted by {@code a / (a + p)}, where p is
 * the piece's frequency (Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline for
 * sentence embeddings", there called smooth inverse frequency). The frequencies come from texts or,
 * without texts, from the vocabulary's order by Zipf's law: the piece of rank r has p proportional
 * to 1 / r. BERT's vocabulary is ordered by frequency, except that single characters stand before
 * words; so ASCII characters are ranked first, then all longer pieces in their order, then other
 * characters. Special and unused pieces, in brackets, have the zero vector, because they stand for
 * no text.
 */
public final class Distillation {
  private static final int STEP = 500;

  private Distillation() {}

  /**
   * The settings of a distillation.
   *
   * @param dimension The number of components of the vectors, from 1 to the encoder's.
   * @param a The frequency at which a piece has half the weight, above 0.
   * @param texts The texts to count frequencies in; none for Zipf's law.
   */
  public record Settings(int dimension, double a, List<String> texts) {
    /** 256 components, a = 0.001, Zipf's law. */
    public static final Settings DEFAULT = new Settings(256, 1e-3, List.of());

    /** Copies the list. */
    public Settings {
      texts = List.copyOf(texts);
      if (dimension < 1 || !(a > 0 && a < Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "dimension " + dimension + " and a = " + a + ", expected at least 1 and above 0");
      }
    }
  }

  /**
   * Distils an encoder. It uses all processors; the result does not depend on their number.
   *
   * @param encoder The encoder: an ONNX file whose tokeniser is that of lower-case BERT.
   * @param settings The settings.
   * @param progress Receives, on the calling thread, the number of pieces done, up to {@link
   *     #pieces}.
   * @return The static encoder, named after the encoder.
   * @throws DataException If the encoder is of another kind, or has fewer components than wanted.
   */
  public static StaticEncoder distil(Encoder encoder, Settings settings, IntConsumer progress) {
    OnnxEncoder onnx = onnx(encoder);
    WordPiece pieces = onnx.wordPiece().orElseThrow(() -> unfit(encoder));
    if (settings.dimension() > encoder.dimension()) {
      throw new DataException(
          encoder.name()
              + ": "
              + settings.dimension()
              + " components were asked for; expected at most the encoder's "
              + encoder.dimension());
    }
    StaticTable.Origin origin =
        new StaticTable.Origin(
            encoder.name(),
            encoder.sha256(),
            String.format(
                Locale.ROOT,
                "%d principal components, weights a / (a + p) with a = %s, p from %s",
                settings.dimension(),
                settings.a(),
                settings.texts().isEmpty()
                    ? "the rank in the vocabulary"
                    : settings.texts().size() + " texts"));
    int size = pieces.vocabulary().size();
    IntFunction<float[]> rows =
        id -> {
          if (id == size) {
            return onnx.encodeNothing();
          }
          return isSpecial(pieces.vocabulary().get(id)) ? new float[0] : onnx.encodePiece(id);
        };
    return StaticEncoder.of(
        encoder.name() + "-static",
        StaticTable.of(
            origin, pieces.vocabulary(), reduced(run(rows, size + 1, progress), pieces, settings)));
  }

  /**
   * Counts the steps of a distillation.
   *
   * @param encoder The encoder.
   * @return The number of pieces to encode.
   * @throws DataException If the encoder is of another kind.
   */
  public static int pieces(Encoder encoder) {
    return onnx(encoder).wordPiece().orElseThrow(() -> unfit(encoder)).vocabulary().size() + 1;
  }

  /** Checks whether a piece stands for no text. */
  static boolean isSpecial(String piece) {
    return piece.length() > 2 && piece.startsWith("[") && piece.endsWith("]");
  }

  private static OnnxEncoder onnx(Encoder encoder) {
    if (encoder instanceof OnnxEncoder onnx) {
      return onnx;
    }
    throw unfit(encoder);
  }

  private static DataException unfit(Encoder encoder) {
    return new DataException(
        encoder.name()
            + ": cannot be distilled; expected an encoder from an ONNX file, not cached, with a"
            + " lower-case WordPiece tokeniser");
  }

  /** Computes rows in steps, on all processors. */
  private static float[][] run(IntFunction<float[]> rows, int count, IntConsumer progress) {
    float[][] vectors = new float[count][];
    for (int start = 0; start < count; start += STEP) {
      int end = Math.min(count, start + STEP);
      IntStream.range(start, end).parallel().forEach(id -> vectors[id] = rows.apply(id));
      progress.accept(end);
    }
    return vectors;
  }

  /** Reduces vectors and weights them; empty ones become zero. */
  static float[][] reduced(float[][] vectors, WordPiece pieces, Settings settings) {
    double[] weights = PieceFrequencies.of(pieces, settings.texts()).weights(settings.a());
    PrincipalComponents components = PrincipalComponents.of(vectors, settings.dimension());
    float[][] reduced = new float[vectors.length][];
    for (int row = 0; row < vectors.length; row++) {
      boolean none = vectors[row].length == 0;
      reduced[row] = none ? new float[settings.dimension()] : components.of(vectors[row]);
      // The last row is for the text without pieces.
      double weight = row < weights.length ? weights[row] : 1;
      for (int i = 0; i < reduced[row].length; i++) {
        reduced[row][i] *= (float) weight;
      }
    }
    return reduced;
  }
}
