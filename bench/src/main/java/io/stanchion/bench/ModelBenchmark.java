package io.stanchion.bench;

import io.stanchion.dataset.LabelledData;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Scorer;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Making and loading a model.
 *
 * <p>Question: what does each cost, and how does it grow with the vocabulary?
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@State(Scope.Benchmark)
public class ModelBenchmark {
  @Param Features features;
  @Param Lexicon lexicon;

  private LabelledData labels = Lexicon.SHIPPED.training();
  private byte[] file = {};

  /** Writes the model, and refuses to go on if results are not those of the reference. */
  @Setup
  public void prepare() {
    Workload workload = Workload.of(BenchmarkText.ARTICLE, features, lexicon);
    String unused = workload.checksum();
    labels = lexicon.training();
    try {
      Path written = Files.createTempFile("stanchion-bench", ".stance");
      ModelFile.write(workload.model(), written);
      file = Files.readAllBytes(written);
      Files.delete(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Trains with three epochs.
   *
   * @return The model.
   */
  @Benchmark
  public StanceModel train() {
    return Trainer.train(
        labels, TrainingOptions.DEFAULT.withFeatures(features.spec()).withEpochs(3));
  }

  /**
   * Reads and compiles the model.
   *
   * @return What scores with it.
   * @throws IOException Never: it is in memory.
   */
  @Benchmark
  public Scorer load() throws IOException {
    return ModelFile.read(new ByteArrayInputStream(file), "benchmark").scorer();
  }
}
