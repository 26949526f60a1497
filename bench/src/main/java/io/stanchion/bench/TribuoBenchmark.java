package io.stanchion.bench;

import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
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
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.data.text.impl.BasicPipeline;
import org.tribuo.data.text.impl.TextFeatureExtractorImpl;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.util.tokens.impl.BreakIteratorTokenizer;

/**
 * The baseline: Tribuo's own text pipeline (word 1–2-grams) and model, on the text of {@link
 * StageBenchmark}, with the same training paragraphs and trainer.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@State(Scope.Benchmark)
public class TribuoBenchmark {
  /** Tribuo logs every training at INFO. Held so that the level is not garbage collected. */
  private static final Logger TRIBUO_LOG = Logger.getLogger("org.tribuo");

  static {
    TRIBUO_LOG.setLevel(Level.WARNING);
  }

  @Param BenchmarkText text;
  @Param Lexicon lexicon;

  private final LabelFactory factory = new LabelFactory();
  private final TextFeatureExtractorImpl<Label> extractor =
      new TextFeatureExtractorImpl<>(
          new BasicPipeline(new BreakIteratorTokenizer(Locale.ENGLISH), 2));
  private Model<Label> model = trained(Lexicon.SHIPPED);
  private List<Paragraph> paragraphs = List.of();

  /** Takes the text and trains. */
  @Setup
  public void prepare() {
    paragraphs = text.paragraphs(lexicon);
    model = trained(lexicon);
  }

  private Model<Label> trained(Lexicon from) {
    MutableDataset<Label> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("shipped labels", factory), factory);
    for (LabelledParagraph one : from.training().paragraphs()) {
      dataset.add(extractor.extract(new Label(one.label()), one.paragraph().text()));
    }
    return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.03), 3, -1, 1, 1L)
        .train(dataset);
  }

  /**
   * Classifies all paragraphs.
   *
   * @param sink Takes the predictions.
   */
  @Benchmark
  public void batch(Blackhole sink) {
    for (Paragraph paragraph : paragraphs) {
      sink.consume(predict(paragraph));
    }
  }

  Prediction<Label> predict(Paragraph paragraph) {
    return model.predict(extractor.extract(LabelFactory.UNKNOWN_LABEL, paragraph.text()));
  }
}
