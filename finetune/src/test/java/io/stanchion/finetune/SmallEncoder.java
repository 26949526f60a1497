package io.stanchion.finetune;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.stanchion.encoders.EncoderParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first layer of a real encoder: as quick as a test needs it, and with real weights. */
final class SmallEncoder {
  static final String WHOLE = "all-minilm-l6-v2";

  private static final String OUTPUT = "/encoder/layer.0/output/LayerNorm/Add_1_output_0";

  private SmallEncoder() {}

  /** Writes the first layer of an encoder as one of its own, and gives its path. */
  static Path write(String name, Path directory) {
    EncoderParts parts = EncoderParts.open(name);
    try {
      Path file = directory.resolve(name + ".onnx");
      Files.write(directory.resolve("tokenizer.json"), parts.tokeniser());
      Files.write(file, firstLayer(OnnxGraph.of(parts.onnx(), name).model()).toByteArray());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes labelled pairs whose stance a word tells. */
  static Path pairs(Path directory, int targets) throws IOException {
    StringBuilder csv = new StringBuilder("id,target,text,label\n");
    String[] labels = {"AGAINST", "FAVOR", "NONE"};
    String[] words = {"must be stopped at once", "deserves praise", "was mentioned on Monday"};
    for (int i = 0; i < targets * 3; i++) {
      int label = i % 3;
      csv.append(i)
          .append(",topic ")
          .append(i / 3)
          .append(",\"The topic ")
          .append(i / 3)
          .append(' ')
          .append(words[label])
          .append(", they said.\",")
          .append(labels[label])
          .append('\n');
    }
    return Files.write(
        directory.resolve("pairs.csv"), csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the values of a parameter that is there. */
  static float[] values(Map<String, Weights> all, String name) {
    return Optional.ofNullable(all.get(name)).orElseThrow().values();
  }

  /** Keeps what the end of the first layer depends on. */
  private static ModelProto firstLayer(ModelProto model) {
    GraphProto whole = model.getGraph();
    Set<String> needed = new HashSet<>(Set.of(OUTPUT));
    List<NodeProto> kept = new ArrayList<>();
    // A node stands behind those that it takes from.
    for (int i = whole.getNodeCount() - 1; i >= 0; i--) {
      NodeProto node = whole.getNode(i);
      if (node.getOutputList().stream().anyMatch(needed::contains)) {
        needed.addAll(node.getInputList());
        kept.add(0, node);
      }
    }
    GraphProto.Builder graph =
        whole.toBuilder().clearNode().addAllNode(kept).clearInitializer().clearOutput();
    whole.getInitializerList().stream()
        .filter(tensor -> needed.contains(tensor.getName()))
        .forEach(graph::addInitializer);
    ValueInfoProto hidden = whole.getOutput(0).toBuilder().setName(OUTPUT).build();
    return model.toBuilder().setGraph(graph.addOutput(hidden)).build();
  }
}
