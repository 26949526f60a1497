package io.stanchion.finetune;

import static io.stanchion.finetune.SmallEncoder.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.stanchion.dataset.DataException;
import io.stanchion.encoders.EncoderParts;
import io.stanchion.encoders.PairPieces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingTest {
  private static final Engine ENGINE = Torch.engine(1);
  private static final Schedule SCHEDULE =
      new Schedule(2, 5e-4f, 8, 0.1f, 2, 0, Precision.FLOAT32, 7);

  @TempDir private static Path directory;
  private static EncoderParts parts;
  private static Path pairs;

  @BeforeAll
  static void writeFiles() throws IOException {
    parts = EncoderParts.open(SmallEncoder.write(SmallEncoder.WHOLE, directory).toString());
    pairs = SmallEncoder.pairs(directory, 20);
  }

  @Test
  void givesTheSameWeightsForTheSameSeedAndOthersForAnother() throws IOException {
    Map<String, Weights> once = trained(SCHEDULE);
    assertSame(trained(SCHEDULE), once);
    Schedule other = new Schedule(2, 5e-4f, 8, 0.1f, 2, 0, Precision.FLOAT32, 8);
    String name = "encoder.layer.0.output.dense.bias";
    assertThat(values(trained(other), name)).isNotEqualTo(values(once, name));
  }

  @Test
  void keepsTheMeanOfTheWeightsOfTheLastSteps() throws IOException {
    Schedule averaged = new Schedule(1, 5e-4f, 8, 0, 2, 0.5f, Precision.FLOAT32, 7);
    PairSet set = set(pairs, Optional.of("NONE"));
    List<float[]> steps = new ArrayList<>();
    try (Training training = training(set, averaged)) {
      String name = "encoder.layer.0.output.dense.bias";
      training.epoch(loss -> steps.add(values(training.checkpoint().state().get(0), name).clone()));
      float[] last = values(training.checkpoint().state().get(0), name);
      float[] kept = values(training.progression().best(), name);
      List<float[]> all = new ArrayList<>(steps.subList(0, steps.size() - 1));
      all.add(last);
      List<float[]> half = all.subList((int) (training.steps() / 2), all.size());
      for (int i = 0; i < kept.length; i++) {
        int at = i;
        double mean = half.stream().mapToDouble(one -> one[at]).average().orElseThrow();
        assertThat(kept[i]).isCloseTo((float) mean, within(1e-6f));
      }
      assertThat(kept).isNotEqualTo(last);
    }
  }

  @Test
  void endsAfterAStopWithTheWeightsOfARunWithoutOne() throws IOException {
    Path file = directory.resolve("stopped.checkpoint");
    PairSet set = set(pairs, Optional.of("NONE"));
    Schedule longer = new Schedule(3, 5e-4f, 8, 0.1f, 3, 0.7f, Precision.FLOAT32, 7);
    Map<String, Weights> whole;
    Map<String, Weights> average;
    try (Training training = training(set, longer)) {
      while (!training.isDone()) {
        training.epoch(loss -> true);
      }
      whole = training.checkpoint().state().get(0);
      average = training.checkpoint().average();
    }
    try (Training stopped = training(set, longer)) {
      stopped.epoch(loss -> true);
      stopped.epoch(loss -> stopped.progression().step() % 4 != 0);
      stopped.checkpoint().write(file, "this");
    }
    try (Training resumed = training(set, longer)) {
      Checkpoint checkpoint = Checkpoint.read(file, "this");
      assertThat(checkpoint.progression().stepsOfEpoch()).isPositive();
      resumed.resume(checkpoint);
      while (!resumed.isDone()) {
        resumed.epoch(loss -> true);
      }
      assertSame(resumed.checkpoint().state().get(0), whole);
      assertSame(resumed.checkpoint().average(), average);
      assertThat(resumed.progression().epochs()).hasSize(3);
    }
  }

  @Test
  void judgesAnEpochByWhatIsLeftAfterCalibration() throws IOException {
    PairSet set = set(pairs, Optional.of("NONE"));
    try (Training training = training(set, SCHEDULE)) {
      training.epoch(loss -> true);
      HeldOut heldOut = training.heldOut();
      Calibrated calibrated = Calibrated.fit(heldOut, set.labels().size());
      assertThat(training.progression().epochs().get(0).heldOutLoss())
          .isEqualTo(heldOut.loss(calibrated.scale(), calibrated.bias()))
          .isLessThan(heldOut.loss(1, new double[set.labels().size()]));
    }
  }

  /** What a number was turned into must not be gone, and its memory another's, by then. */
  @Test
  void findsTheSameGradientsWhereGarbageIsCollectedFirst() {
    Map<String, float[]> undisturbed = gradients(() -> {});
    Map<String, float[]> disturbed =
        gradients(
            () -> {
              for (int i = 0; i < 5; i++) {
                System.gc();
                for (int j = 0; j < 1_000; j++) {
                  ByteBuffer.allocateDirect(Float.BYTES).putInt(0, -1);
                }
              }
            });
    assertThat(disturbed).hasSameSizeAs(undisturbed);
    undisturbed.forEach(
        (name, gradient) -> assertThat(disturbed.get(name)).as(name).isEqualTo(gradient));
  }

  private static Map<String, float[]> gradients(Runnable before) {
    OnnxGraph graph = OnnxGraph.of(parts.onnx(), parts.name());
    BertWeights weights = graph.bert();
    Map<String, Weights> head =
        StanceHead.start(graph, weights.hidden(), List.of("AGAINST", "FAVOR"), Optional.empty(), 7);
    Map<String, float[]> gradients = new TreeMap<>();
    try (NDManager manager = ENGINE.newBaseManager();
        BertNetwork network =
            new BertNetwork(weights, head, parts.takesFirst(), NDArray::matMul, manager)) {
      network.parameters().values().forEach(one -> one.setRequiresGradient(true));
      List<PairPieces> pieces =
          set(pairs, Optional.empty()).training().stream()
              .limit(8)
              .map(StancePair::pieces)
              .toList();
      try (GradientCollector collector = ENGINE.newGradientCollector()) {
        NDArray loss = network.logits(Batch.of(pieces, manager), UnaryOperator.identity()).sum();
        before.run();
        collector.backward(loss);
      }
      network
          .parameters()
          .forEach((name, one) -> gradients.put(name, one.getGradient().toFloatArray()));
    }
    return gradients;
  }

  @Test
  void saysWhatToDoAboutATrainingThatIsBeyondNumbers() throws IOException {
    PairSet set = set(pairs, Optional.empty());
    try (Training training =
        training(set, new Schedule(1, Float.MAX_VALUE, 8, 0, 1, 0, Precision.FLOAT32, 7))) {
      assertThatThrownBy(() -> training.epoch(loss -> true))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("the gradient is not finite")
          .hasMessageContaining("--learning-rate");
    }
  }

  @Test
  void refusesACheckpointOfAnotherTrainingAndADamagedOne() throws IOException {
    Path file = directory.resolve("refused.checkpoint");
    try (Training training = training(set(pairs, Optional.empty()), SCHEDULE)) {
      training.checkpoint().write(file, "one");
    }
    assertThatThrownBy(() -> Checkpoint.read(file, "another"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a checkpoint of another training");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Checkpoint.read(file, "one"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is damaged");
    Files.write(file, Arrays.copyOf(bytes, 1000));
    assertThatThrownBy(() -> Checkpoint.read(file, "one")).isInstanceOf(DataException.class);
  }

  @Test
  void learnsToTellStancesOfTargetsThatItHasNotSeen() throws IOException {
    try (Training training =
        training(
            set(pairs, Optional.empty()),
            new Schedule(8, 1e-3f, 8, 0.1f, 8, 0, Precision.FLOAT32, 7))) {
      while (!training.isDone()) {
        training.epoch(loss -> true);
      }
      List<Progression.Epoch> epochs = training.progression().epochs();
      assertThat(epochs.get(7).trainingLoss()).isLessThan(epochs.get(0).trainingLoss() / 2);
      training.restoreBest();
      assertThat(training.heldOut().accuracy()).isGreaterThan(0.9);
    }
  }

  /** Nothing that a file of two labels says moves what speaks for the third. */
  @Test
  void teachesNothingAboutALabelThatTheFileDoesNotKnow() throws IOException {
    Path two = directory.resolve("two.csv");
    String all = Files.readString(pairs);
    Files.writeString(
        two,
        all.lines().filter(line -> !line.endsWith(",NONE")).reduce("", (a, b) -> a + b + "\n"));
    PairSet set = set(two, Optional.empty());
    PairSet wider =
        new PairSet(List.of("AGAINST", "FAVOR", "NONE"), set.pairs(), set.sources(), List.of());
    try (Training training = training(wider, SCHEDULE)) {
      training.epoch(loss -> true);
      float[] bias = values(training.checkpoint().state().get(0), BertNetwork.HEAD_BIAS);
      assertThat(bias[0]).isNotZero();
      assertThat(bias[2]).isZero();
    }
  }

  @Test
  void keepsTheTargetsApartThatAreHeldOutAndNamesRejectedRows() throws IOException {
    Path file = directory.resolve("odd.csv");
    Files.writeString(file, Files.readString(pairs) + "1,topic 0,The same id again.,NONE\n");
    PairSet set = set(file, Optional.of("NONE"));
    assertThat(set.problems())
        .containsExactly(
            file
                + ":62: column 'id': '1' is already the id of line 3; give each row an id of its"
                + " own");
    assertThat(set.heldOut()).isNotEmpty();
    assertThat(set.labels()).containsExactly("AGAINST", "FAVOR", "NONE");
    // The pieces of a target end where its text's begin; held-out targets are in no training pair.
    assertThat(targets(set.heldOut())).doesNotContainAnyElementsOf(targets(set.training()));
    assertThat(set.pairs()).hasSizeGreaterThan(60);
  }

  private static List<List<Integer>> targets(List<StancePair> some) {
    return some.stream()
        .map(
            pair ->
                Arrays.stream(pair.pieces().ids()).limit(pair.pieces().second()).boxed().toList())
        .distinct()
        .toList();
  }

  private static Map<String, Weights> trained(Schedule schedule) throws IOException {
    try (Training training = training(set(pairs, Optional.of("NONE")), schedule)) {
      while (!training.isDone()) {
        training.epoch(loss -> true);
      }
      return training.checkpoint().state().get(0);
    }
  }

  private static Training training(PairSet set, Schedule schedule) {
    OnnxGraph graph = OnnxGraph.of(parts.onnx(), parts.name());
    BertWeights weights = graph.bert();
    return new Training(
        ENGINE,
        new Training.Start(
            weights,
            StanceHead.start(
                graph, weights.hidden(), set.labels(), Optional.empty(), schedule.seed()),
            parts.takesFirst()),
        set,
        schedule);
  }

  private static PairSet set(Path file, Optional<String> neutral) {
    PairOptions options =
        new PairOptions(
            Map.of(), Map.of(), Optional.empty(), neutral, false, 0.3, 1, 1000, 0.2, 32, 7);
    return PairSet.read(List.of(file.toString()), options, parts);
  }

  private static void assertSame(Map<String, Weights> one, Map<String, Weights> other) {
    assertThat(one.keySet()).isEqualTo(other.keySet());
    one.forEach(
        (name, weights) -> assertThat(weights.values()).as(name).isEqualTo(values(other, name)));
  }
}
