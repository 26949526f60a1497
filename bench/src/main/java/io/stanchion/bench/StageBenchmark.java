package io.stanchion.bench;

import io.stanchion.dataset.Paragraph;
import io.stanchion.features.NgramKeys;
import io.stanchion.model.Scorer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The stages from raw text to label, each over all paragraphs, in one thread.
 *
 * <p>Question: how fast is each, what do character n-grams and a large vocabulary cost, and how far
 * is it to {@link PlainLoop}? {@link TribuoBenchmark} is the baseline on the same text.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@State(Scope.Benchmark)
public class StageBenchmark {
  private static final int LOOP_SLOTS = 1 << 17;

  @Param BenchmarkText text;
  @Param Features features;
  @Param Lexicon lexicon;

  private final PlainLoop loop = new PlainLoop(LOOP_SLOTS);
  private final double[] scores = new double[8];
  private Workload workload = Workload.of(BenchmarkText.ARTICLE, Features.WORDS, Lexicon.SHIPPED);
  private byte[][] texts = workload.utf8();
  private Scorer scorer = workload.model().scorer();
  private Keys keys = new Keys();
  private NgramKeys tokeniser = new NgramKeys(Features.WORDS.spec(), 0, keys);

  /** Adds keys up, so that none of them is for nothing. */
  private static final class Keys implements NgramKeys.Sink {
    private long sum;

    @Override
    public void begin() {
      sum = 0;
    }

    @Override
    public void accept(int block, long[] found, int from, int to) {
      for (int i = from; i < to; i++) {
        sum += found[i];
      }
    }
  }

  /** Trains, and refuses to go on if results are not those of the reference. */
  @Setup
  public void prepare() {
    workload = Workload.of(text, features, lexicon);
    String unused = workload.checksum();
    texts = workload.utf8();
    scorer = workload.model().scorer();
    keys = new Keys();
    tokeniser = new NgramKeys(features.spec(), 0, keys);
  }

  /**
   * From bytes to keys of n-grams.
   *
   * @param sink Takes them.
   */
  @Benchmark
  public void tokenise(Blackhole sink) {
    for (byte[] utf8 : texts) {
      tokeniser.find(utf8, 0, utf8.length);
      sink.consume(keys.sum);
    }
  }

  /**
   * From text to feature vectors.
   *
   * @param sink Takes them.
   */
  @Benchmark
  public void featurise(Blackhole sink) {
    for (Paragraph paragraph : workload.paragraphs()) {
      sink.consume(workload.model().pipeline().transform(paragraph));
    }
  }

  /**
   * From bytes to probabilities.
   *
   * @param sink Takes them.
   */
  @Benchmark
  public void score(Blackhole sink) {
    for (int i = 0; i < texts.length; i++) {
      Paragraph one = workload.paragraphs().get(i);
      sink.consume(scorer.score(texts[i], 0, texts[i].length, one.target(), one.kind(), scores));
    }
  }

  /**
   * From text to predictions as objects.
   *
   * @param sink Takes them.
   */
  @Benchmark
  public void predict(Blackhole sink) {
    for (Paragraph paragraph : workload.paragraphs()) {
      sink.consume(workload.model().predict(paragraph));
    }
  }

  /**
   * From bytes to a label, by a plain loop: the limit for words.
   *
   * @param sink Takes the labels.
   */
  @Benchmark
  public void limit(Blackhole sink) {
    for (byte[] utf8 : texts) {
      sink.consume(loop.label(utf8));
    }
  }
}
