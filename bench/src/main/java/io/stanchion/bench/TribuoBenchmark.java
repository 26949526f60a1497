package io.stanchion.bench;

import io.stanchion.dataset.Paragraph;
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

/** Tribuo's own pipeline and model, on the text of {@link StageBenchmark}. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@State(Scope.Benchmark)
public class TribuoBenchmark {
  @Param BenchmarkText text;
  @Param Lexicon lexicon;

  private TribuoClassifier tribuo = TribuoClassifier.trained(Lexicon.SHIPPED.training());
  private List<Paragraph> paragraphs = List.of();

  /** Takes the text and trains. */
  @Setup
  public void prepare() {
    paragraphs = text.paragraphs(lexicon);
    tribuo = TribuoClassifier.trained(lexicon.training());
  }

  /**
   * Classifies all paragraphs.
   *
   * @param sink Takes the predictions.
   */
  @Benchmark
  public void batch(Blackhole sink) {
    for (Paragraph paragraph : paragraphs) {
      sink.consume(tribuo.predict(paragraph.text()));
    }
  }
}
