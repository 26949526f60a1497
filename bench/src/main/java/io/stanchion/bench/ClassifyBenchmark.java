package io.stanchion.bench;

import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.util.List;
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
 * From raw text to label, one thread.
 *
 * <p>Question: how many paragraphs a second does one thread classify, and what do character n-grams
 * cost? {@link TribuoBenchmark} is the baseline on the same text.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@State(Scope.Benchmark)
public class ClassifyBenchmark {
  /** The feature set. */
  public enum Features {
    /** Word 1–2-grams. */
    WORDS,
    /** Word 1–3-grams and character 2–5-grams. */
    FULL
  }

  @Param BenchmarkText text;
  @Param Features features;

  private List<Paragraph> paragraphs = List.of();
  private StanceModel model = trained(Features.WORDS);
  private int next;

  static StanceModel trained(Features features) {
    FeatureSpec spec =
        features == Features.WORDS ? FeatureSpec.WORDS : FeatureSpec.WORDS_AND_CHARACTERS;
    return Trainer.train(HuaweiBan.labels(), TrainingOptions.DEFAULT.withFeatures(spec));
  }

  /** Trains the model; the shipped labels are small enough to do so in each fork. */
  @Setup
  public void prepare() {
    model = trained(features);
    paragraphs = text.paragraphs();
  }

  /**
   * Classifies one paragraph, a different one each time.
   *
   * @return The prediction.
   */
  @Benchmark
  public Prediction one() {
    next = next + 1 == paragraphs.size() ? 0 : next + 1;
    return model.predict(paragraphs.get(next));
  }

  /**
   * Classifies all paragraphs.
   *
   * @param sink Takes the predictions.
   */
  @Benchmark
  public void batch(Blackhole sink) {
    for (Paragraph paragraph : paragraphs) {
      sink.consume(model.predict(paragraph));
    }
  }
}
