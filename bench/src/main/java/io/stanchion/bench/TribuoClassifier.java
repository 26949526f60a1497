package io.stanchion.bench;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
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

/** The baseline: Tribuo's own text pipeline (word 1–2-grams) and model, with our trainer. */
final class TribuoClassifier {
  /** Tribuo logs every training at INFO. Held so that the level is not garbage collected. */
  private static final Logger LOG = Logger.getLogger("org.tribuo");

  static {
    LOG.setLevel(Level.WARNING);
  }

  private final TextFeatureExtractorImpl<Label> extractor;
  private final Model<Label> model;

  private TribuoClassifier(TextFeatureExtractorImpl<Label> extractor, Model<Label> model) {
    this.extractor = extractor;
    this.model = model;
  }

  static TribuoClassifier trained(LabelledData from) {
    TextFeatureExtractorImpl<Label> extractor =
        new TextFeatureExtractorImpl<>(
            new BasicPipeline(new BreakIteratorTokenizer(Locale.ENGLISH), 2));
    LabelFactory factory = new LabelFactory();
    MutableDataset<Label> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("labels", factory), factory);
    for (LabelledParagraph one : from.paragraphs()) {
      dataset.add(extractor.extract(new Label(one.label()), one.paragraph().text()));
    }
    return new TribuoClassifier(
        extractor,
        new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.03), 3, -1, 1, 1L).train(dataset));
  }

  Prediction<Label> predict(String text) {
    return model.predict(extractor.extract(LabelFactory.UNKNOWN_LABEL, text));
  }
}
