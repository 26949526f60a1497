package io.stanchion.bench;

import io.stanchion.dataset.LabelledData;
import io.stanchion.model.ModelFile;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * Training on more and more paragraphs of fifty made-up words, with word 1–2-grams and the usual
 * number of epochs.
 *
 * <p>Question: do time and memory grow in proportion, and what share of it does saving take?
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class ScalingBenchmark {
  /** The number of paragraphs to train on. */
  @Param({"2000", "20000", "200000"})
  int paragraphs;

  private LabelledData labels = Lexicon.madeUp(1);

  /** Makes up the paragraphs. */
  @Setup
  public void prepare() {
    labels = Lexicon.madeUp(paragraphs);
  }

  /**
   * Trains.
   *
   * @return The model.
   */
  @Benchmark
  public StanceModel train() {
    return Trainer.train(labels, TrainingOptions.DEFAULT.withFeatures(Features.WORDS.spec()));
  }

  /**
   * Trains and saves.
   *
   * @return The size of the file, in bytes.
   * @throws IOException If there is no room for it.
   */
  @Benchmark
  public long trainAndSave() throws IOException {
    Path file = Files.createTempFile("stanchion-bench", ".stance");
    try {
      ModelFile.write(train(), file);
      return Files.size(file);
    } finally {
      Files.delete(file);
    }
  }
}
