package io.stanchion.model;

import static java.util.Objects.requireNonNull;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import io.stanchion.features.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** One training run with Tribuo's linear SGD trainer, on vectors computed here. */
final class TribuoTraining {
  /** Tribuo logs every training at INFO. Held so that the level is not garbage collected. */
  private static final Logger TRIBUO_LOG = Logger.getLogger("org.tribuo");

  static {
    TRIBUO_LOG.setLevel(Level.WARNING);
  }

  private final List<String> labels;
  private final String[] names;
  private final MutableDataset<Label> dataset;

  TribuoTraining(List<String> labels, int dimension) {
    this.labels = labels;
    this.names = new String[dimension];
    LabelFactory factory = new LabelFactory();
    this.dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("paragraphs", factory), factory);
  }

  /** Adds an example; one without features teaches nothing, and Tribuo refuses it. */
  void add(FeatureVector vector, String label, double weight) {
    if (vector.size() == 0) {
      return;
    }
    ArrayExample<Label> example = new ArrayExample<>(new Label(label), (float) weight);
    List<Feature> features = new ArrayList<>(vector.size());
    for (int i = 0; i < vector.size(); i++) {
      features.add(new Feature(name(vector.index(i)), vector.value(i)));
    }
    example.addAll(features);
    dataset.add(example);
  }

  /** Tribuo orders features by name; of a fixed width, names keep the order of the indices. */
  private String name(int index) {
    if (names[index] == null) {
      names[index] = String.format(Locale.ROOT, "%010d", index);
    }
    return names[index];
  }

  /** Trains to the largest number of epochs and gives the weights as they were after each. */
  List<LinearWeights> run(TrainingOptions options, List<Integer> epochs) {
    NavigableSet<Integer> wanted = new TreeSet<>(epochs);
    Snapshots snapshots =
        new Snapshots(new AdaGrad(options.learningRate()), dataset.size(), wanted);
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(new LogMulticlass(), snapshots, wanted.last(), -1, 1, options.seed());
    LinearSGDModel model = trainer.train(dataset);
    snapshots.taken.put(wanted.last(), model.getWeightsCopy());
    return epochs.stream()
        .map(epoch -> weights(model, requireNonNull(snapshots.taken.get(epoch))))
        .toList();
  }

  private LinearWeights weights(LinearSGDModel model, DenseMatrix matrix) {
    LinearWeights weights = new LinearWeights(labels.size(), names.length);
    ImmutableFeatureMap features = model.getFeatureIDMap();
    ImmutableOutputInfo<Label> outputs = model.getOutputIDInfo();
    for (int label = 0; label < labels.size(); label++) {
      int row = outputs.getID(new Label(labels.get(label)));
      if (row < 0) {
        continue;
      }
      for (int feature = 0; feature < names.length; feature++) {
        int column = names[feature] == null ? -1 : features.getID(names[feature]);
        if (column >= 0) {
          weights.set(feature, label, matrix.get(row, column));
        }
      }
      weights.setBias(label, matrix.get(row, features.size()));
    }
    return weights;
  }

  /**
   * Looks over the shoulder of an optimiser: with batches of one, every so many steps an epoch is
   * over, and the weights are then what training for that many epochs would have ended with.
   */
  private static final class Snapshots implements StochasticGradientOptimiser {
    private final StochasticGradientOptimiser inner;
    private final int stepsPerEpoch;
    private final NavigableSet<Integer> wanted;
    private final Map<Integer, DenseMatrix> taken;
    private Tensor[] weights = {};
    private long steps;

    Snapshots(StochasticGradientOptimiser inner, int stepsPerEpoch, NavigableSet<Integer> wanted) {
      this(inner, stepsPerEpoch, wanted, new TreeMap<>());
    }

    private Snapshots(
        StochasticGradientOptimiser inner,
        int stepsPerEpoch,
        NavigableSet<Integer> wanted,
        Map<Integer, DenseMatrix> taken) {
      this.inner = inner;
      this.stepsPerEpoch = stepsPerEpoch;
      this.wanted = wanted;
      this.taken = taken;
    }

    @Override
    public void initialise(Parameters parameters) {
      inner.initialise(parameters);
      weights = parameters.get();
    }

    @Override
    public Tensor[] step(Tensor[] updates, double weight) {
      if (steps > 0 && steps % stepsPerEpoch == 0) {
        int epoch = Math.toIntExact(steps / stepsPerEpoch);
        if (wanted.contains(epoch)) {
          taken.put(epoch, ((DenseMatrix) weights[0]).copy());
        }
      }
      steps++;
      return inner.step(updates, weight);
    }

    @Override
    public void reset() {
      inner.reset();
    }

    /** The trainer works on a copy, which reports to the original. */
    @Override
    public StochasticGradientOptimiser copy() {
      return new Snapshots(inner.copy(), stepsPerEpoch, wanted, taken);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
      return inner.getProvenance();
    }
  }
}
