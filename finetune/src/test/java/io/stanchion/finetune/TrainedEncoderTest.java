package io.stanchion.finetune;

import static io.stanchion.finetune.SmallEncoder.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.encoders.EncoderParts;
import io.stanchion.encoders.StanceReader;
import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainedEncoderTest {
  private static final Engine ENGINE = Torch.engine(1);
  private static final String WHOLE = SmallEncoder.WHOLE;
  private static final List<String> LABELS = List.of("AGAINST", "FAVOR", "NONE");

  @TempDir private Path directory;

  @Test
  void writesTheWeightsBackWhereTheyCameFrom() {
    EncoderParts parts = EncoderParts.open(WHOLE);
    OnnxGraph graph = OnnxGraph.of(parts.onnx(), WHOLE);
    Path out = directory.resolve("same.onnx");
    new OutputFolder(out).write(out, untrained(parts).onnx(graph), parts, 256);
    Encoder before = Encoders.open(WHOLE);
    Encoder after = Encoders.open(out.toString());
    assertThat(after.dimension()).isEqualTo(before.dimension() + 3);
    for (LabelledParagraph one : paragraphs()) {
      float[] was = before.encode(one.paragraph().target(), one.paragraph().text());
      float[] is = after.encode(one.paragraph().target(), one.paragraph().text());
      // The probabilities behind the vector take a share of the length of both.
      assertThat(cosine(was, is)).isCloseTo(1, within(1e-6));
    }
  }

  /** Tables of unsigned bytes are left out: ours use all of their range, and round less. */
  @Test
  void quantisesUntrainedMatricesAsTheirMakersDid() {
    EncoderParts parts = EncoderParts.open(WHOLE);
    EncoderParts bytes = EncoderParts.open(WHOLE + "-q");
    OnnxGraph template = OnnxGraph.of(bytes.onnx(), bytes.name());
    OnnxGraph ours = OnnxGraph.of(untrained(parts).onnx(template), "ours");
    long values = 0;
    long equal = 0;
    for (TensorProto tensor : template.model().getGraph().getInitializerList()) {
      if (tensor.getName().endsWith("_quantized") && Tensors.isSigned(tensor)) {
        int[] theirs = Tensors.bytes(tensor);
        int[] own = Tensors.bytes(ours.initializer(tensor.getName()).orElseThrow());
        for (int i = 0; i < own.length; i++) {
          equal += own[i] == theirs[i] ? 1 : 0;
          assertThat(Math.abs(own[i] - theirs[i])).isLessThanOrEqualTo(1);
        }
        values += own.length;
      }
    }
    assertThat((double) equal / values).isGreaterThan(0.999);
  }

  @Test
  void readsBytesAsTheFloatsThatTheyStandFor() {
    EncoderParts parts = EncoderParts.open(WHOLE);
    EncoderParts bytes = EncoderParts.open(WHOLE + "-q");
    Map<String, Weights> floats = OnnxGraph.of(parts.onnx(), WHOLE).bert().parameters();
    OnnxGraph ofBytes = OnnxGraph.of(bytes.onnx(), bytes.name());
    assertThat(ofBytes.hasBytes()).isTrue();
    Map<String, Weights> read = ofBytes.bert().parameters();
    assertThat(read.keySet()).isEqualTo(floats.keySet());
    // Their tables of embeddings use little of a byte's range; biases are floats in both.
    floats.forEach(
        (name, weights) -> {
          if (name.startsWith("encoder.") && weights.shape().length == 2) {
            double cosine = cosine(weights.values(), values(read, name));
            assertThat(cosine).as(name).isGreaterThan(0.998);
          }
        });
  }

  @Test
  void losesLittleToBytes() {
    EncoderParts parts = EncoderParts.open(WHOLE);
    EncoderParts bytes = EncoderParts.open(WHOLE + "-q");
    Path out = directory.resolve("bytes.onnx");
    byte[] ours = untrained(parts).onnx(OnnxGraph.of(bytes.onnx(), bytes.name()));
    new OutputFolder(out).write(out, ours, parts, 256);
    Encoder before = Encoders.open(WHOLE);
    Encoder after = Encoders.open(out.toString());
    for (LabelledParagraph one : paragraphs()) {
      String text = one.paragraph().text();
      assertThat(cosine(before.encode(text), after.encode(text))).isGreaterThan(0.97);
    }
  }

  @Test
  void tellsByOnnxRuntimeTheStancesThatTheNetworkTells() {
    EncoderParts parts = EncoderParts.open(WHOLE);
    OnnxGraph graph = OnnxGraph.of(parts.onnx(), WHOLE);
    TrainedEncoder encoder = untrained(parts);
    Path out = directory.resolve("head.onnx");
    new OutputFolder(out).write(out, encoder.onnx(graph), parts, 112);
    StanceReader reader = StanceReader.open(out.toString());
    assertThat(reader.labels()).isEqualTo(LABELS);
    try (NDManager manager = ENGINE.newBaseManager();
        BertNetwork network =
            new BertNetwork(graph.bert(), head(384), false, NDArray::matMul, manager)) {
      for (LabelledParagraph one : paragraphs()) {
        String target = one.paragraph().target();
        Batch batch = Batch.of(List.of(parts.pair(target, one.paragraph().text(), 112)), manager);
        float[] ours = network.logits(batch, UnaryOperator.identity()).softmax(-1).toFloatArray();
        double[] theirs = reader.read(target, one.paragraph().text());
        for (int label = 0; label < ours.length; label++) {
          assertThat(theirs[label]).isCloseTo(ours[label], within(1e-4));
        }
      }
    }
  }

  @Test
  void countsTextsThatAreOffTargetAsNeutralAndSaysHowLikelyThatIs() {
    EncoderParts parts = EncoderParts.open(WHOLE);
    List<String> labels = List.of("AGAINST", "FAVOR", "NONE", StanceHead.OFF_TARGET);
    Map<String, Weights> all =
        new LinkedHashMap<>(OnnxGraph.of(parts.onnx(), WHOLE).bert().parameters());
    float[] bias = {0, (float) Math.log(2), (float) Math.log(3), (float) Math.log(4)};
    all.put(BertNetwork.HEAD_WEIGHT, new Weights(new long[] {384, 4}, new float[384 * 4]));
    all.put(BertNetwork.HEAD_BIAS, new Weights(new long[] {4}, bias));
    TrainedEncoder encoder = new TrainedEncoder(all, labels, Optional.of("NONE"), false);
    Path out = directory.resolve("off.onnx");
    new OutputFolder(out).write(out, encoder.onnx(OnnxGraph.of(parts.onnx(), WHOLE)), parts, 112);
    StanceReader reader = StanceReader.open(out.toString());
    assertThat(reader.labels()).containsExactly("AGAINST", "FAVOR", "NONE");
    assertThat(reader.read("a ban", "a text"))
        .containsExactly(new double[] {0.1, 0.2, 0.7}, within(1e-5));
    Encoder opened = Encoders.open(out.toString());
    float[] vector = opened.encode("a ban", "a text");
    float[] last = Arrays.copyOfRange(vector, vector.length - 4, vector.length);
    assertThat(opened.tellsOffTarget()).isTrue();
    assertThat(last[0] / (last[1] + last[2] + last[3])).isCloseTo(0.4f, within(1e-4f));
  }

  @Test
  void takesOffTargetAndNeutralForEquallyLikelyWhereTheEncoderDidNotTellThemApart() {
    EncoderParts parts = EncoderParts.open(WHOLE);
    OnnxGraph trained =
        OnnxGraph.of(untrained(parts).onnx(OnnxGraph.of(parts.onnx(), WHOLE)), "trained");
    List<String> more = new ArrayList<>(LABELS);
    more.add(StanceHead.OFF_TARGET);
    Map<String, Weights> head = StanceHead.start(trained, 384, more, Optional.of("NONE"), 5);
    float[] weights = values(head, BertNetwork.HEAD_WEIGHT);
    float[] before = values(head(384), BertNetwork.HEAD_WEIGHT);
    int neutral = LABELS.indexOf("NONE");
    assertThat(weights[3]).isEqualTo(before[neutral]).isEqualTo(weights[neutral]);
    assertThat(weights[4]).isEqualTo(before[3]);
  }

  @Test
  void goesOnWithTheHeadOfAnEncoderThatWasTrainedOnTheSameLabels() {
    EncoderParts parts = EncoderParts.open(WHOLE);
    OnnxGraph trained =
        OnnxGraph.of(untrained(parts).onnx(OnnxGraph.of(parts.onnx(), WHOLE)), "trained");
    assertThat(
            values(
                StanceHead.start(trained, 384, LABELS, Optional.empty(), 5),
                BertNetwork.HEAD_WEIGHT))
        .isEqualTo(values(head(384), BertNetwork.HEAD_WEIGHT));
    List<String> others = List.of("no", "yes");
    assertThat(
            values(
                StanceHead.start(trained, 384, others, Optional.empty(), 5), BertNetwork.HEAD_BIAS))
        .hasSize(2);
    // Written again, it still has one head.
    OnnxGraph again = OnnxGraph.of(untrained(parts).onnx(trained), "again");
    assertThat(again.outputs()).containsOnlyOnce("stance_logits");
  }

  private static TrainedEncoder untrained(EncoderParts parts) {
    Map<String, Weights> all =
        new LinkedHashMap<>(OnnxGraph.of(parts.onnx(), parts.name()).bert().parameters());
    all.putAll(head(384));
    return new TrainedEncoder(all, LABELS, Optional.empty(), parts.takesFirst());
  }

  private static Map<String, Weights> head(int hidden) {
    OnnxGraph none = OnnxGraph.of(new byte[0], "none");
    return StanceHead.start(none, hidden, LABELS, Optional.empty(), 1);
  }

  private static List<LabelledParagraph> paragraphs() {
    return HuaweiBan.labels().paragraphs().stream()
        .filter(one -> one.paragraph().text().length() < 500)
        .limit(6)
        .toList();
  }

  private static double cosine(float[] was, float[] is) {
    float[] part = Arrays.copyOf(is, was.length);
    double product = 0;
    double length = 0;
    for (int i = 0; i < was.length; i++) {
      product += (double) was[i] * part[i];
      length += (double) part[i] * part[i];
    }
    return product / Math.sqrt(length);
  }
}
