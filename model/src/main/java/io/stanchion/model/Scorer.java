package io.stanchion.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stanchion.dataset.Kind;
import io.stanchion.features.Block;
import io.stanchion.features.NgramKeys;
import io.stanchion.model.ngram.BlockSum;
import io.stanchion.model.ngram.CharacterWalk;
import io.stanchion.model.ngram.TargetTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A scorer of texts, directly from UTF-8 and, for all but rare texts, without allocating anything.
 * It agrees with {@link StanceModel#predictByNames}: the same labels, and probabilities within
 * 1e-6, because it holds weights in single precision.
 *
 * <pre>{@code
 * Scorer scorer = model.scorer();
 * double[] probabilities = new double[model.labels().size()];
 * Status status = scorer.score(utf8, 0, utf8.length, "", Kind.PARAGRAPH, probabilities);
 * }</pre>
 *
 * <p>An unknown n-gram of words counts as a known one with a chance of 5e-14 per million known
 * n-grams.
 *
 * <p>It reuses buffers, so only one thread may use it at a time; {@link StanceModel#scorer} creates
 * one for each thread.
 */
public final class Scorer {
  private static final int BUFFER = 1 << 11;
  private static final double[] NOTHING = {};

  private final CompiledModel model;
  private final NgramKeys keys;
  private final BlockSum[] sums;
  private final List<CharacterWalk> walks = new ArrayList<>();
  private final int[] found = new int[BUFFER];
  private final double[] scores;
  private int place;
  private Optional<TargetTable> ofTarget = Optional.empty();

  Scorer(CompiledModel model) {
    this.model = model;
    this.sums = new BlockSum[model.rows.length];
    Arrays.setAll(sums, block -> new BlockSum(model.rows[block], block, sums.length));
    List<Block> blocks = model.blocks;
    for (int i = 0; i < sums.length; i++) {
      if (blocks.get(i) instanceof Block.CharNgrams its) {
        walks.add(new CharacterWalk(model.tries[i], its.min(), its.max(), sums[i]));
      }
    }
    this.keys = new NgramKeys(model.blocks, model.seed, new Hits(), this::walk);
    this.scores = new double[model.labels];
  }

  /**
   * Scores a text.
   *
   * @param utf8 The array that holds the text; malformed bytes count as U+FFFD, as in {@link
   *     String}.
   * @param from Its first byte.
   * @param to The byte after its last.
   * @param target Its target; empty if it has none.
   * @param kind Its kind.
   * @param probabilities Receives a probability per label, in the model's order; they sum to 1.
   * @return The basis of the probabilities.
   */
  public Status score(
      byte[] utf8, int from, int to, String target, Kind kind, double[] probabilities) {
    if (model.encoders.isPresent()) {
      return score(new String(utf8, from, to - from, UTF_8), target, kind, probabilities);
    }
    begin(target);
    keys.find(utf8, from, to);
    Status status = finish(target, kind, "", probabilities);
    return status == Status.NO_KNOWN_FEATURES
        ? Status.withoutFeatures(new String(utf8, from, to - from, UTF_8))
        : status;
  }

  /**
   * Scores a text.
   *
   * @param text The text.
   * @param target Its target; empty if it has none.
   * @param kind Its kind.
   * @param probabilities Receives a probability per label, in the model's order; they sum to 1.
   * @return The basis of the probabilities.
   */
  public Status score(String text, String target, Kind kind, double[] probabilities) {
    begin(target);
    keys.find(text);
    Status status = finish(target, kind, text, probabilities);
    return status == Status.NO_KNOWN_FEATURES ? Status.withoutFeatures(text) : status;
  }

  private void begin(String target) {
    place = model.target(target);
    ofTarget = model.targetTable(place);
  }

  /** Turns sums into probabilities. Of a text without a known feature, it does not look further. */
  private Status finish(String target, Kind kind, String text, double[] probabilities) {
    for (CharacterWalk walk : walks) {
      walk.end();
    }
    System.arraycopy(model.bias, 0, scores, 0, scores.length);
    boolean known = false;
    for (BlockSum sum : sums) {
      known |= sum.addTo(scores);
    }
    double[] encoded = NOTHING;
    if (model.encoders.isPresent() && (known || model.encoders.get().areFeatures())) {
      encoded = model.encoders.get().addTo(scores, target, place, text);
      known |= encoded.length > 0;
    }
    if (known) {
      model.addConstants(place, kind, scores);
    }
    LinearWeights.softmax(scores, model.temperature);
    System.arraycopy(scores, 0, probabilities, 0, scores.length);
    if (!known) {
      return Status.NO_KNOWN_FEATURES;
    }
    return encoded.length > 0 && model.encoders.get().isOffTarget(encoded, scores)
        ? Status.OFF_TARGET
        : Status.OK;
  }

  private void walk(byte[] utf8, int size) {
    for (CharacterWalk walk : walks) {
      walk.accept(utf8, size);
    }
  }

  /** A sink that adds up the word n-grams that the model knows. */
  private final class Hits implements NgramKeys.Sink {
    /** Resets the sums for a new text. */
    @Override
    public void begin() {
      for (BlockSum sum : sums) {
        sum.begin(ofTarget);
      }
      for (CharacterWalk walk : walks) {
        walk.begin();
      }
    }

    @Override
    public void accept(int block, long[] wanted, int from, int to) {
      for (int start = from; start < to; start += BUFFER) {
        int end = Math.min(start + BUFFER, to);
        int hits = model.tables[block].find(wanted, start, end, found);
        sums[block].addAll(found, hits);
      }
    }
  }
}
