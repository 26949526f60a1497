package io.stanchion.finetune;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.stanchion.dataset.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The linear layer from a pair's pooled vector to what speaks for each label: the output {@code
 * stance_logits} of an ONNX file, whose labels stand in its metadata as {@code stance_labels}.
 */
final class StanceHead {
  /** The label of a text that is not about its target; readers know its name. */
  static final String OFF_TARGET = "off-target";

  private static final String OUTPUT = "stance_logits";
  private static final String LABELS = "stance_labels";
  private static final String COUNTS_AS = "stance_off_target";
  private static final String OWN = "stance_";
  private static final String WEIGHT = "stance_head_weight";
  private static final String BIAS = "stance_head_bias";
  private static final double USUAL_DEVIATION = 0.02;

  /** From this version on, axes are an input and no attribute. */
  private static final long AXES_AS_INPUT = 18;

  private StanceHead() {}

  /**
   * Returns the head to begin with: that of the encoder, if it was trained on the same labels, else
   * small numbers by chance. An encoder that did not tell off-target texts from neutral ones begins
   * by taking both for equally likely.
   *
   * @param neutral The label that off-target texts count as, if they have an output of their own.
   */
  static Map<String, Weights> start(
      OnnxGraph graph, int hidden, List<String> labels, Optional<String> neutral, long seed) {
    Optional<TensorProto> weight = graph.initializer(WEIGHT);
    Optional<TensorProto> bias = graph.initializer(BIAS);
    if (weight.isPresent() && bias.isPresent()) {
      List<String> trained = labels(graph);
      List<Integer> columns =
          labels.stream().map(label -> column(label, neutral, trained)).toList();
      if (trained.stream().allMatch(labels::contains) && !columns.contains(-1)) {
        return named(
            columns(Tensors.floats(weight.get()), columns),
            columns(Tensors.floats(bias.get()), columns));
      }
    }
    return byChance(hidden, labels, seed);
  }

  private static List<String> labels(OnnxGraph graph) {
    List<String> labels = new ArrayList<>();
    try {
      JsonMapper.builder()
          .build()
          .readTree(graph.metadata(LABELS).orElse("[]"))
          .forEach(label -> labels.add(label.asText()));
    } catch (JsonProcessingException e) {
      return List.of();
    }
    return labels;
  }

  /** Finds where a label's weights begin; -1 if there are none. */
  private static int column(String label, Optional<String> neutral, List<String> trained) {
    int same = trained.indexOf(label);
    return same < 0 && label.equals(OFF_TARGET) ? neutral.map(trained::indexOf).orElse(-1) : same;
  }

  private static Weights columns(Weights all, List<Integer> columns) {
    int before = (int) all.shape()[all.shape().length - 1];
    int rows = all.values().length / before;
    float[] values = new float[rows * columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.values()[i / columns.size() * before + columns.get(i % columns.size())];
    }
    long[] shape = all.shape().clone();
    shape[shape.length - 1] = columns.size();
    return new Weights(shape, values);
  }

  private static Map<String, Weights> byChance(int hidden, List<String> labels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[hidden * labels.size()];
    for (int i = 0; i < values.length; i++) {
      // The sum of twelve uniform numbers is as good as normal here, and the same everywhere.
      double sum = -6;
      for (int j = 0; j < 12; j++) {
        sum += random.nextDouble();
      }
      values[i] = (float) (USUAL_DEVIATION * sum);
    }
    return named(
        new Weights(new long[] {hidden, labels.size()}, values),
        new Weights(new long[] {labels.size()}, new float[labels.size()]));
  }

  private static Map<String, Weights> named(Weights weight, Weights bias) {
    Map<String, Weights> head = new LinkedHashMap<>();
    head.put(BertNetwork.HEAD_WEIGHT, weight);
    head.put(BertNetwork.HEAD_BIAS, bias);
    return head;
  }

  /**
   * Adds a head to a model, in place of the one that it has.
   *
   * @param neutral The label that off-target texts count as, if they have an output of their own.
   * @throws DataException If the model is of a form that it cannot be added to.
   */
  static ModelProto added(
      ModelProto model,
      Map<String, Weights> head,
      List<String> labels,
      Optional<String> neutral,
      boolean takesFirst) {
    requireVersion(model);
    GraphProto.Builder graph = without(model.getGraph());
    String hidden = hidden(graph);
    NodeProto.Builder last =
        NodeProto.newBuilder().setOpType("Gemm").setName(OWN + "head").addOutput(OUTPUT);
    String pooled = takesFirst ? addFirst(graph, hidden) : addMean(graph, hidden);
    graph.addNode(last.addInput(pooled).addInput(WEIGHT).addInput(BIAS));
    graph.addInitializer(Tensors.of(WEIGHT, part(head, BertNetwork.HEAD_WEIGHT)));
    graph.addInitializer(Tensors.of(BIAS, part(head, BertNetwork.HEAD_BIAS)));
    graph.addOutput(output(labels.size()));
    ModelProto.Builder whole = model.toBuilder().setGraph(graph).clearMetadataProps();
    model.getMetadataPropsList().stream()
        .filter(entry -> !entry.getKey().equals(LABELS) && !entry.getKey().equals(COUNTS_AS))
        .forEach(whole::addMetadataProps);
    neutral.ifPresent(label -> whole.addMetadataProps(entry(COUNTS_AS, label)));
    return whole.addMetadataProps(entry(LABELS, json(labels))).build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private static Weights part(Map<String, Weights> head, String name) {
    return Optional.ofNullable(head.get(name)).orElseThrow();
  }

  private static void requireVersion(ModelProto model) {
    for (OperatorSetIdProto set : model.getOpsetImportList()) {
      if (set.getDomain().isEmpty() && set.getVersion() >= AXES_AS_INPUT) {
        throw new DataException(
            "the encoder uses operators of version "
                + set.getVersion()
                + "; expected one exported with a version below "
                + AXES_AS_INPUT);
      }
    }
  }

  /** Takes away the head that is there. */
  private static GraphProto.Builder without(GraphProto graph) {
    GraphProto.Builder bare = graph.toBuilder().clearNode().clearInitializer().clearOutput();
    graph.getNodeList().stream()
        .filter(node -> !node.getName().startsWith(OWN))
        .forEach(bare::addNode);
    graph.getInitializerList().stream()
        .filter(tensor -> !tensor.getName().startsWith(OWN))
        .forEach(bare::addInitializer);
    graph.getOutputList().stream()
        .filter(output -> !output.getName().startsWith(OWN))
        .forEach(bare::addOutput);
    return bare;
  }

  private static String hidden(GraphProto.Builder graph) {
    return graph.getOutputList().stream()
        .filter(output -> output.getType().getTensorType().getShape().getDimCount() == 3)
        .map(ValueInfoProto::getName)
        .findFirst()
        .orElseThrow(
            () -> new DataException("the encoder has no output (batch, piece, component)"));
  }

  private static String addFirst(GraphProto.Builder graph, String hidden) {
    TensorProto zero = Tensors.of(OWN + "zero", List.of(0L)).toBuilder().clearDims().build();
    graph.addInitializer(zero);
    graph.addNode(node("Gather", "first", hidden, zero.getName()).addAttribute(number("axis", 1)));
    return OWN + "first";
  }

  /** The mean over the pieces that are there: that of all, divided by how many of all are there. */
  private static String addMean(GraphProto.Builder graph, String hidden) {
    graph.addInitializer(Tensors.of(OWN + "column", List.of(0L, -1L, 1L)));
    graph.addNode(
        node("Cast", "mask", "attention_mask")
            .addAttribute(number("to", TensorProto.DataType.FLOAT_VALUE)));
    graph.addNode(node("Reshape", "present", OWN + "mask", OWN + "column"));
    graph.addNode(node("Mul", "masked", hidden, OWN + "present"));
    graph.addNode(mean("sum", OWN + "masked", 0));
    graph.addNode(mean("share", OWN + "mask", 1));
    graph.addNode(node("Div", "pooled", OWN + "sum", OWN + "share"));
    return OWN + "pooled";
  }

  private static NodeProto.Builder mean(String output, String input, long keepDimensions) {
    return node("ReduceMean", output, input)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("axes")
                .setType(AttributeProto.AttributeType.INTS)
                .addInts(1))
        .addAttribute(number("keepdims", keepDimensions));
  }

  private static NodeProto.Builder node(String kind, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(kind)
        .setName(OWN + output)
        .addAllInput(List.of(inputs))
        .addOutput(OWN + output);
  }

  private static AttributeProto.Builder number(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value);
  }

  private static ValueInfoProto output(int labels) {
    TypeProto.Tensor.Builder type =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE);
    type.getShapeBuilder()
        .addDim(Dimension.newBuilder().setDimParam("batch"))
        .addDim(Dimension.newBuilder().setDimValue(labels));
    return ValueInfoProto.newBuilder()
        .setName(OUTPUT)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }

  private static String json(List<String> labels) {
    ArrayNode array = JsonMapper.builder().build().createArrayNode();
    labels.forEach(array::add);
    return array.toString();
  }
}
