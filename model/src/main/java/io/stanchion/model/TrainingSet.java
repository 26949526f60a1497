package io.stanchion.model;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.features.FeaturePipeline;
import io.stanchion.features.FeatureVector;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.DatasetProto;
import org.tribuo.provenance.DatasetProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Labelled paragraphs as Tribuo takes them. An example is made when it is asked for and kept by
 * nobody here, and a feature has a number but no object of its own, where Tribuo's own data sets
 * keep a name, a histogram and two entries of hash tables for each.
 */
final class TrainingSet extends Dataset<Label> {
  private static final long serialVersionUID = 1;

  /** Makes all names as long, so that their order, by which Tribuo sorts, is that of the rows. */
  private static final int FIRST_NAME = 1_000_000_000;

  private final List<LabelledParagraph> paragraphs;
  private final FeaturePipeline pipeline;
  private final List<Double> weights;
  private final ImmutableOutputInfo<Label> outputs;
  private final FeatureRows rows = new FeatureRows();
  private final NumberedFeatures features;

  /**
   * Takes paragraphs.
   *
   * @param pipeline Fitted on them.
   * @param weights How much each of them counts.
   */
  TrainingSet(List<LabelledParagraph> paragraphs, FeaturePipeline pipeline, List<Double> weights) {
    super(
        new SimpleDataSourceProvenance("labelled paragraphs", new LabelFactory()),
        new LabelFactory());
    this.paragraphs = paragraphs;
    this.pipeline = pipeline;
    this.weights = weights;
    this.features = new NumberedFeatures(pipeline.dimension());
    MutableOutputInfo<Label> seen = outputFactory.generateInfo();
    paragraphs.forEach(one -> seen.observe(new Label(one.label())));
    this.outputs = seen.generateImmutableOutputInfo();
  }

  /** The rows of features, of those that examples had so far. */
  FeatureRows rows() {
    return rows;
  }

  @Override
  public int size() {
    return paragraphs.size();
  }

  @Override
  public synchronized Iterator<Example<Label>> iterator() {
    return IntStream.range(0, paragraphs.size()).mapToObj(this::example).iterator();
  }

  private Example<Label> example(int place) {
    LabelledParagraph one = paragraphs.get(place);
    FeatureVector vector = pipeline.transform(one.paragraph());
    String[] names = new String[vector.size()];
    double[] values = new double[vector.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = Integer.toString(FIRST_NAME + rows.rowOf(vector.index(i)));
      values[i] = vector.value(i);
    }
    ArrayExample<Label> example = new ArrayExample<>(new Label(one.label()), names, values);
    example.setWeight(weights.get(place).floatValue());
    return example;
  }

  @Override
  public ImmutableOutputInfo<Label> getOutputIDInfo() {
    return outputs;
  }

  @Override
  public ImmutableOutputInfo<Label> getOutputInfo() {
    return outputs;
  }

  @Override
  public Set<Label> getOutputs() {
    return outputs.getDomain();
  }

  @Override
  public ImmutableFeatureMap getFeatureIDMap() {
    return features;
  }

  @Override
  public ImmutableFeatureMap getFeatureMap() {
    return features;
  }

  @Override
  public DatasetProvenance getProvenance() {
    return new DatasetProvenance(
        sourceProvenance, new ListProvenance<>(Collections.emptyList()), this);
  }

  /** A model says what it was trained on; the paragraphs stay where they are. */
  @Override
  public DatasetProto serialize() {
    throw new UnsupportedOperationException("a training set is not written");
  }

  /**
   * The features that there could be; one's number is its row, and its name says which. One more
   * than the space has: Tribuo takes an example with as many features for a dense vector.
   */
  private static final class NumberedFeatures extends ImmutableFeatureMap {
    private static final long serialVersionUID = 1;

    NumberedFeatures(int dimension) {
      size = dimension + 1;
    }

    @Override
    public int getID(String name) {
      return Integer.parseInt(name) - FIRST_NAME;
    }
  }
}
