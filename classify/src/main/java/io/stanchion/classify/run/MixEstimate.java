package io.stanchion.classify.run;

import io.stanchion.classify.Classifier;
import io.stanchion.classify.Prior;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.reader.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shares of the labels in an input, estimated from what the models make of its paragraphs. The
 * estimate is the same for any number of threads.
 */
public final class MixEstimate {
  /** Fewer paragraphs say too little. */
  static final int LEAST = 100;

  private static final String PLACE = "--prior " + Prior.ESTIMATE + ": ";
  private static final int BATCH = 64;
  private static final long BOUND = 1 << 22;

  /**
   * An estimate.
   *
   * @param prior The shares; those that the model was calibrated on where the input does not show a
   *     mix of its own.
   * @param line The result in a line for a person.
   */
  public record Estimated(Prior prior, String line) {}

  private final Classifier classifier;
  private final int threads;
  private final LabelMix mix;
  private List<Paragraph> batch = new ArrayList<>();

  private MixEstimate(Classifier classifier, int threads) {
    this.classifier = classifier;
    this.threads = threads;
    this.mix = new LabelMix(classifier.labels().size());
  }

  /**
   * Reads inputs to their end and estimates the shares of the labels in them. Memory is bounded:
   * from large inputs every second, fourth … paragraph is taken.
   *
   * @param inputs The inputs, which will be read once more.
   * @param reader Reads them.
   * @param classifier The classifier.
   * @param threads The number of threads that score.
   * @return The estimate.
   * @throws DataException If an input cannot be read twice.
   */
  public static Estimated of(
      List<Input> inputs, ArticleReader reader, Classifier classifier, int threads) {
    inputs.forEach(MixEstimate::requireFile);
    return new MixEstimate(classifier, threads).estimated(inputs, reader);
  }

  private static void requireFile(Input input) {
    if (input.name().equals("-") || !Files.isRegularFile(Path.of(input.name()))) {
      throw new DataException(
          (input.name().equals("-") ? "standard input" : input.name())
              + ": can be read only once, and --prior "
              + Prior.ESTIMATE
              + " reads everything twice; save it to a file, or name the shares");
    }
  }

  private Estimated estimated(List<Input> inputs, ArticleReader reader) {
    try (InOrder<List<Paragraph>, List<Optional<List<Double>>>> pipeline =
        new InOrder<>(
            threads,
            BOUND,
            units -> units.stream().map(classifier::likelihoods).toList(),
            all -> all.forEach(one -> one.ifPresent(mix::add)))) {
      for (Input input : inputs) {
        reader.read(input, entry -> accept(entry, pipeline));
      }
      passOn(pipeline);
      pipeline.finish();
    }
    return verdict();
  }

  private void accept(Entry entry, InOrder<List<Paragraph>, List<Optional<List<Double>>>> to) {
    if (entry instanceof Entry.Read read) {
      batch.add(read.paragraph());
      if (batch.size() == BATCH) {
        passOn(to);
      }
    }
  }

  private void passOn(InOrder<List<Paragraph>, List<Optional<List<Double>>>> to) {
    if (!batch.isEmpty()) {
      to.add(batch, batch.stream().mapToLong(one -> one.text().length()).sum());
      batch = new ArrayList<>();
    }
  }

  private Estimated verdict() {
    if (mix.count() < LEAST) {
      return trained(
          "too few paragraphs to estimate the mix of labels from ("
              + mix.count()
              + "; at least "
              + LEAST
              + " are needed)");
    }
    List<Double> shares = mix.shares();
    String found =
        LabelMix.words(classifier.labels(), shares)
            + ", estimated from "
            + mix.count()
            + " paragraphs";
    return mix.isShown(shares)
        ? new Estimated(Prior.of(classifier.labels(), shares), PLACE + found)
        : trained(
            found
                + ", explains the input no better than the mix that the model was calibrated for");
  }

  private static Estimated trained(String reason) {
    return new Estimated(Prior.TRAINED, PLACE + reason + "; --prior trained is used");
  }
}
