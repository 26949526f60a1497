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
 * Labelled paragraphs as a Tribuo data set. An example is made on demand and not kept, and a
 * feature has a number but no object of its own, whereas Tribuo's data sets keep a name, a
 * histogram and two hash table entries for each.
 */
final class TrainingSet extends Dataset<Label> {
  private static final long serialVersionUID = 1;

  /**
   * The name of row 0. All names have the same length, so that Tribuo, which sorts by name, keeps
   * the order of the rows.
   */
  private static final int FIRST_NAME = 1_000_000_000;

  private final List<LabelledParagraph> paragraphs;
  private final FeaturePipeline pipeline;
  private final List<Double> weights;
  private final ImmutableOutputInfo<Label> outputs;
  private final FeatureRows rows = new FeatureRows();
  private final NumberedFeatures features;

  /**
   * Creates a training set.
   *
   * @param pipeline The pipeline that was fitted on the paragraphs.
   * @param weights The weight of each paragraph.
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

  /** Returns the rows of the features that examples have had so far. */
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

  /** Throws: a model records its provenance, and the paragraphs are not written. */
  @Override
  public DatasetProto serialize() {
    throw new UnsupportedOperationException("a training set is not written");
  }

  /**
   * The features that are possible; the number of a feature is its row, which its name states. The
   * size is one more than the space's, because Tribuo treats an example with as many features as
   * the map as a dense vector.
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
