package io.stanchion.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stanchion.dataset.Kind;
import io.stanchion.features.NgramKeys;
import java.util.Arrays;

/**
 * Scores texts straight from UTF-8, and but for rare texts without allocating anything. It gives
 * what {@link StanceModel#predictByNames} gives: the same labels, and probabilities within 1e-6,
 * since weights are held in single precision.
 *
 * <p>An n-gram that the model does not know is taken for one that it knows with a chance of 5e-14
 * per million n-grams known.
 *
 * <p>Holds buffers, so one thread may use it at a time; {@link StanceModel#scorer} gives one to
 * each.
 */
public final class Scorer {
  private static final int BUFFER = 1 << 11;
  private static final int COMMON_COUNTS = 64;

  private final CompiledModel model;
  private final NgramKeys keys;
  private final TermCounts[] terms;
  private final long[] heads = new long[BUFFER];
  private final double[] scores;
  private final double[] sums;
  private final double[] damped = new double[COMMON_COUNTS];

  Scorer(CompiledModel model) {
    this.model = model;
    this.keys = new NgramKeys(model.pipeline.spec(), model.seed, new Hits());
    this.terms = new TermCounts[model.blocks.length];
    Arrays.setAll(terms, i -> new TermCounts());
    this.scores = new double[model.labels];
    this.sums = new double[model.labels];
    for (int count = 1; count < COMMON_COUNTS; count++) {
      damped[count] = 1 + StrictMath.log(count);
    }
  }

  /**
   * Scores a text.
   *
   * @param utf8 Holds the text; malformed bytes count as U+FFFD, as in {@link String}.
   * @param from Its first byte.
   * @param to The byte after its last.
   * @param target Its target; empty where nothing says.
   * @param kind Its kind.
   * @param probabilities Takes a probability per label, in the model's order; they sum to 1.
   * @return What the probabilities rest on.
   */
  public Status score(
      byte[] utf8, int from, int to, String target, Kind kind, double[] probabilities) {
    if (!model.encoders.isEmpty()) {
      return score(new String(utf8, from, to - from, UTF_8), target, kind, probabilities);
    }
    keys.find(utf8, from, to);
    return finish(target, kind, "", probabilities)
        ? Status.OK
        : Status.withoutFeatures(new String(utf8, from, to - from, UTF_8));
  }

  /**
   * Scores a text.
   *
   * @param text The text.
   * @param target Its target; empty where nothing says.
   * @param kind Its kind.
   * @param probabilities Takes a probability per label, in the model's order; they sum to 1.
   * @return What the probabilities rest on.
   */
  public Status score(String text, String target, Kind kind, double[] probabilities) {
    keys.find(text);
    return finish(target, kind, text, probabilities) ? Status.OK : Status.withoutFeatures(text);
  }

  /** Turns counts into probabilities; tells whether there was any. */
  private boolean finish(String target, Kind kind, String text, double[] probabilities) {
    int place = model.target(target);
    System.arraycopy(model.bias, 0, scores, 0, scores.length);
    boolean known = !model.encoders.isEmpty() && model.encoders.addTo(scores, target, place, text);
    for (int block = 0; block < terms.length; block++) {
      if (terms[block].size() > 0) {
        known = true;
        addBlock(block, place);
      }
    }
    if (known) {
      model.addConstants(place, kind, scores);
    }
    LinearWeights.softmax(scores, model.temperature);
    System.arraycopy(scores, 0, probabilities, 0, scores.length);
    return known;
  }

  private void addBlock(int block, int target) {
    NgramTable table = model.blocks[block];
    TermCounts counts = terms[block];
    int others = scores.length - 1;
    Arrays.fill(sums, 0);
    double squares = 0;
    for (int i = 0; i < counts.size(); i++) {
      int row = counts.row(i);
      int count = counts.count(i);
      double value =
          table.idf(row) * (count < COMMON_COUNTS ? damped[count] : 1 + StrictMath.log(count));
      squares += value * value;
      for (int label = 0; label < others; label++) {
        sums[label] += table.weight(row, label) * value;
      }
      if (target >= 0) {
        model.targetTable(target).addTo(sums, model.number(block, row), value);
      }
    }
    double length = Math.sqrt(squares);
    for (int label = 0; label < others; label++) {
      scores[label] += sums[label] / length;
    }
  }

  /** Counts the n-grams that the model knows. */
  private final class Hits implements NgramKeys.Sink {
    /** Forgets the text before. */
    @Override
    public void begin() {
      for (TermCounts counts : terms) {
        counts.clear();
      }
    }

    /**
     * First reads, without a branch that could go wrong, the row where each search begins, so that
     * the processor waits for all of them at once.
     */
    @Override
    public void accept(int block, long[] found, int from, int to) {
      NgramTable table = model.blocks[block];
      TermCounts counts = terms[block];
      for (int start = from; start < to; start += BUFFER) {
        int size = Math.min(BUFFER, to - start);
        for (int i = 0; i < size; i++) {
          heads[i] = table.key(table.row(found[start + i]));
        }
        for (int i = 0; i < size; i++) {
          long key = found[start + i];
          if (heads[i] != NgramTable.FREE) {
            int row = table.row(key);
            int hit = heads[i] == key ? row : table.find(key, row);
            if (hit != NgramTable.ABSENT) {
              counts.add(hit);
            }
          }
        }
      }
    }
  }
}
