package io.stanchion.bench;

import io.stanchion.classify.Classifier;
import io.stanchion.classify.output.RowFormat;
import io.stanchion.classify.output.RowOutputs;
import io.stanchion.classify.output.TextStyle;
import io.stanchion.classify.run.ClassifyRun;
import io.stanchion.classify.run.OutputFiles;
import io.stanchion.classify.run.Tally;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.model.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A run of {@code classify} as a whole, in process: from a file's bytes to rows of CSV.
 *
 * <p>Question: what do reading and writing cost, and how much faster are two threads?
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@State(Scope.Benchmark)
public class ClassifyBenchmark {
  private static final int BYTES = 2_000_000;

  @Param Features features;

  @Param({"1", "2"})
  int threads;

  private Path folder = Path.of("");

  /** Writes model and text, and refuses to go on if threads make a difference. */
  @Setup
  public void prepare() {
    Workload workload = Workload.of(BenchmarkText.ARTICLE, features, Lexicon.SHIPPED);
    String unused = workload.checksum();
    String text =
        workload.paragraphs().stream().map(Paragraph::text).collect(Collectors.joining("\n"));
    try {
      folder = Files.createTempDirectory("stanchion-bench");
      ModelFile.write(workload.model(), folder.resolve("model.stance"));
      Files.writeString(
          folder.resolve("text.txt"), (text + "\n").repeat(1 + BYTES / text.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!Arrays.equals(rows(1), rows(2))) {
      throw new IllegalStateException("two threads give other rows than one");
    }
  }

  /** Removes what {@link #prepare} wrote. */
  @TearDown
  public void remove() {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Classifies two megabytes.
   *
   * @return The rows.
   */
  @Benchmark
  public byte[] file() {
    return rows(threads);
  }

  private byte[] rows(int scoring) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream(BYTES * 2);
    Classifier classifier =
        Classifier.of(ModelFile.read(folder.resolve("model.stance")), Classifier.Settings.DEFAULT);
    RowOutputs outputs = new RowOutputs(classifier.labels(), false, new TextStyle(100, false));
    Input input = Input.of(folder.resolve("text.txt").toString());
    try (OutputFiles files = OutputFiles.streaming(rows, folder.resolve("rejects.csv"))) {
      outputs.add(RowFormat.CSV, files.stream(), false);
      Tally tally =
          new ClassifyRun(
                  new ClassifyRun.Job(classifier, scoring, Map.of(), -1),
                  files,
                  outputs,
                  Optional.empty(),
                  new PrintWriter(Writer.nullWriter()))
              .run(List.of(input), new ArticleReader(ReadOptions.DEFAULT), bytes -> {});
      if (tally.counts().rejected() > 0) {
        throw new IllegalStateException(tally.counts().rejected() + " records were rejected");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.toByteArray();
  }
}
