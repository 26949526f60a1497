package io.stanchion.bench;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Scorer;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The cost of classifying in a warm process, for {@code bench/peers/run.sh}: text that lies in
 * memory, a label and probabilities for each line, on one thread whose processor time counts.
 */
final class InProcess {
  private static final double SECONDS = 4;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<byte[]> lines;
  private double sum;

  private InProcess(List<byte[]> lines) {
    this.lines = lines;
  }

  /**
   * Prints how many bytes a classifier took, and in how many seconds.
   *
   * @param arguments The text; then a model of ours, or a file of labels to train Tribuo on.
   * @throws IOException If one of them cannot be read.
   */
  public static void main(String[] arguments) throws IOException {
    System.out.println(measured(Path.of(arguments[0]), arguments[1], SECONDS));
  }

  /** Returns the bytes and the seconds, once as many seconds have passed before. */
  static String measured(Path text, String classifier, double seconds) throws IOException {
    try (Stream<String> lines = Files.lines(text)) {
      InProcess process =
          new InProcess(lines.map(line -> line.getBytes(StandardCharsets.UTF_8)).toList());
      boolean ours = classifier.endsWith(".stance");
      return process.measured(ours ? stanchion(classifier) : tribuo(classifier), seconds);
    }
  }

  private static ToDoubleFunction<byte[]> stanchion(String file) {
    StanceModel model = ModelFile.read(Path.of(file));
    Scorer scorer = model.scorer();
    double[] probabilities = new double[model.labels().size()];
    return line -> {
      Object unused = scorer.score(line, 0, line.length, "", Kind.PARAGRAPH, probabilities);
      return probabilities[0];
    };
  }

  private static ToDoubleFunction<byte[]> tribuo(String labels) {
    TribuoClassifier model =
        TribuoClassifier.trained(new LabelReader(ReadOptions.DEFAULT).read(Input.of(labels)));
    return line -> model.predict(new String(line, StandardCharsets.UTF_8)).getOutput().getScore();
  }

  private String measured(ToDoubleFunction<byte[]> classifier, double seconds) {
    for (double from = seconds(); seconds() - from < seconds; ) {
      long unused = classifyAll(classifier);
    }
    double from = seconds();
    long bytes = 0;
    while (seconds() - from < seconds) {
      bytes += classifyAll(classifier);
    }
    double taken = seconds() - from;
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("A score was not a number");
    }
    return String.format(Locale.ROOT, "%d %.3f", bytes, taken);
  }

  private static double seconds() {
    return THREADS.getCurrentThreadCpuTime() / 1e9;
  }

  private long classifyAll(ToDoubleFunction<byte[]> classifier) {
    long bytes = 0;
    for (byte[] line : lines) {
      sum += classifier.applyAsDouble(line);
      bytes += line.length + 1;
    }
    return bytes;
  }
}
