package io.stanchion.finetune;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.stanchion.dataset.DataException;
import io.stanchion.encoders.PairPieces;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Trains a network on pairs, and can stop and go on at any step. */
final class Training implements AutoCloseable {
  private static final float IMPOSSIBLE = -1e9f;

  /** The number of steps that share what is drawn for dropout. */
  private static final int STEPS_OF_A_ROW = 64;

  private final Engine engine;
  private final NDManager manager;
  private final Product product;
  private final BertNetwork network;
  private final AdamW optimiser;
  private final PairSet set;
  private final List<StancePair> pairs;
  private final Schedule schedule;
  private final int stepsAnEpoch;
  private final WeightAverage average;
  private Progression progression;
  private Optional<DropoutMasks> masks = Optional.empty();
  private long rowOfMasks;

  /** Begins with a network's weights. */
  Training(Engine engine, Start start, PairSet set, Schedule schedule) {
    this.engine = engine;
    this.manager = engine.newBaseManager();
    this.set = set;
    this.pairs = set.training();
    this.schedule = schedule;
    this.product = product(schedule.precision(), manager);
    this.network =
        new BertNetwork(start.encoder(), start.head(), start.takesFirst(), product, manager);
    this.optimiser = new AdamW(network.parameters(), manager);
    this.stepsAnEpoch = (pairs.size() + schedule.batch() - 1) / schedule.batch();
    this.average = new WeightAverage((long) ((1 - (double) schedule.average()) * steps()));
    this.progression = Progression.start(start);
  }

  private static Product product(Precision precision, NDManager manager) {
    return switch (precision) {
      case FLOAT32 -> NDArray::matMul;
      case BFLOAT16 -> new Bfloat16(manager);
    };
  }

  /**
   * The beginning of a training.
   *
   * @param encoder The encoder.
   * @param head The head's weights by name.
   * @param takesFirst Whether the first piece's vector is that of a text.
   */
  record Start(BertWeights encoder, Map<String, Weights> head, boolean takesFirst) {}

  /** Returns the number of all steps, if training does not end early. */
  long steps() {
    return (long) schedule.epochs() * stepsAnEpoch;
  }

  Progression progression() {
    return progression;
  }

  /** Returns the state to resume from. */
  Checkpoint checkpoint() {
    return Checkpoint.of(
        progression,
        average.mean(),
        network.parameters(),
        optimiser.means(),
        optimiser.variances());
  }

  /** Goes on where another training of the same pairs and schedule stopped. */
  void resume(Checkpoint checkpoint) {
    progression = checkpoint.progression();
    checkpoint.restore(network.parameters(), optimiser.means(), optimiser.variances());
    average.resume(checkpoint.average());
  }

  /** Returns whether there is nothing left to do. */
  boolean isDone() {
    return progression.step() >= steps() || progression.epochsWithoutGain() >= schedule.patience();
  }

  /**
   * Trains to the end of the epoch and looks at what is held out; or to where it is told to stop.
   *
   * @param afterStep Is told the loss of each step, and says whether to go on.
   * @throws IOException If it does not and something fails in that.
   */
  void epoch(StepListener afterStep) throws IOException {
    int epoch = (int) (progression.step() / stepsAnEpoch);
    int first = (int) (progression.step() % stepsAnEpoch);
    List<List<StancePair>> batches = Order.batches(pairs, schedule, epoch);
    for (int i = first; i < batches.size(); i++) {
      double loss = step(batches.get(i));
      average.add(progression.step(), network.parameters());
      progression = progression.afterStep(loss);
      if (i + 1 < batches.size() && !afterStep.afterStep(loss)) {
        return;
      }
    }
    Map<String, Weights> last = network.weights();
    if (!average.mean().isEmpty()) {
      Checkpoint.restore(average.mean(), network.parameters());
    }
    double loss = afterEpoch();
    Checkpoint.restore(last, network.parameters());
    afterStep.afterStep(loss);
  }

  private double afterEpoch() {
    HeldOut heldOut = heldOut();
    // What is written is calibrated: an epoch must not lose by a confidence that is mended anyway.
    Calibrated calibrated = Calibrated.fit(heldOut, set.labels().size());
    double loss = heldOut.loss(calibrated.scale(), calibrated.bias());
    progression = progression.afterEpoch(loss, heldOut.accuracy(), network::weights);
    return loss;
  }

  /** Is told of each step. */
  @FunctionalInterface
  interface StepListener {
    /**
     * Takes note of a step.
     *
     * @param loss The mean loss of its pairs.
     * @return Whether to go on.
     */
    boolean afterStep(double loss) throws IOException;
  }

  private double step(List<StancePair> batch) {
    double loss = gradients(batch);
    double norm = optimiser.norm();
    if (!Double.isFinite(norm)) {
      throw new DataException(
          "step "
              + progression.step()
              + ": the gradient is not finite; begin again with a lower --learning-rate");
    }
    float rate = schedule.rate(progression.step(), steps());
    optimiser.step(progression.step(), rate, norm, Schedule.MAX_NORM);
    return loss;
  }

  /** Finds where the loss of a batch falls, and what it is. */
  private double gradients(List<StancePair> batch) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray logits = network.logits(batch(batch, scope), dropout());
      NDArray mean = loss(logits, batch, scope);
      collector.backward(mean);
      return mean.getFloat();
    }
  }

  /** Each step has seeds of its own, so that dropout does not depend on where a run began. */
  private UnaryOperator<NDArray> dropout() {
    if (schedule.dropout() == 0) {
      return UnaryOperator.identity();
    }
    long row = progression.step() / STEPS_OF_A_ROW;
    if (masks.isEmpty() || row != rowOfMasks) {
      masks.ifPresent(DropoutMasks::close);
      rowOfMasks = row;
      int longest = pairs.stream().mapToInt(pair -> pair.pieces().ids().length).max().orElse(0);
      masks =
          Optional.of(
              new DropoutMasks(
                  schedule.dropout(),
                  network.largest(schedule.batch(), longest),
                  schedule.seed() * 31 + row,
                  manager));
    }
    return masks.orElseThrow().cut(schedule.seed() * 31 + progression.step() * 7919);
  }

  private static Batch batch(List<StancePair> batch, NDManager scope) {
    List<PairPieces> pieces = batch.stream().map(StancePair::pieces).toList();
    return Batch.of(pieces, scope);
  }

  /** The log-loss of each pair's label among those that were possible, by weight. */
  private NDArray loss(NDArray logits, List<StancePair> batch, NDManager scope) {
    int labels = set.labels().size();
    float[] possible = new float[batch.size() * labels];
    float[] wanted = new float[possible.length];
    for (int row = 0; row < batch.size(); row++) {
      StancePair pair = batch.get(row);
      for (int label = 0; label < labels; label++) {
        possible[row * labels + label] = pair.isPossible(label) ? 0 : IMPOSSIBLE;
      }
      wanted[row * labels + pair.label()] = (float) -pair.weight() / batch.size();
    }
    Shape shape = new Shape(batch.size(), labels);
    NDArray logShares = logits.add(scope.create(possible, shape)).logSoftmax(-1);
    return logShares.mul(scope.create(wanted, shape)).sum();
  }

  /** Applies the network to the pairs that are held out. */
  HeldOut heldOut() {
    return read(set.heldOut(), done -> {});
  }

  private HeldOut read(List<StancePair> some, Consumer<Integer> progress) {
    List<List<StancePair>> batches = Order.byLength(some, schedule.batch());
    List<StancePair> inOrder = batches.stream().flatMap(List::stream).toList();
    double[][] logits = new double[inOrder.size()][set.labels().size()];
    int row = 0;
    for (List<StancePair> batch : batches) {
      try (NDManager scope = manager.newSubManager()) {
        float[] values =
            network.logits(batch(batch, scope), UnaryOperator.identity()).toFloatArray();
        for (int i = 0; i < values.length; i++) {
          logits[row + i / set.labels().size()][i % set.labels().size()] = values[i];
        }
      }
      row += batch.size();
      progress.accept(row);
    }
    return new HeldOut(inOrder, logits);
  }

  /** Takes back the weights that were best on what is held out. */
  void restoreBest() {
    Checkpoint.restore(progression.best(), network.parameters());
  }

  @Override
  public void close() {
    optimiser.close();
    network.close();
    product.close();
    manager.close();
  }
}
