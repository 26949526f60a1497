package io.stanchion.finetune;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.stanchion.dataset.DataException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A BERT encoder as an ONNX file. Exporters keep the names of most parameters, but give the
 * matrices of linear layers numbers instead; which matrix is which is told by the node that it is
 * multiplied in, whose name tells its layer.
 */
final class OnnxGraph {
  private static final Pattern PRODUCT = Pattern.compile("/(.+)/MatMul_output_0");
  private static final Pattern INTEGER_PRODUCT =
      Pattern.compile("/(.+)/MatMul_output_0_output_quantized");
  private static final Pattern ROOT = Pattern.compile("/encoder/layer\\.0/attention/self/Div.*");
  private static final Pattern EPSILON = Pattern.compile("/embeddings/LayerNorm/Add_output_0");

  private final ModelProto model;
  private final String name;
  private final Map<String, TensorProto> initializers;
  private final Map<String, TensorProto> constants;

  /** Name of a linear layer's matrix, as the layer calls it, to its name here, if it has floats. */
  private final Map<String, String> matrices = new LinkedHashMap<>();

  /** The same for matrices of bytes, named here without what their bytes, scale and zero end in. */
  private final Map<String, String> integerMatrices = new LinkedHashMap<>();

  private OnnxGraph(ModelProto model, String name) {
    this.model = model;
    this.name = name;
    GraphProto graph = model.getGraph();
    this.initializers =
        graph.getInitializerList().stream()
            .collect(Collectors.toMap(TensorProto::getName, Function.identity()));
    this.constants = constants(graph);
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("MatMul") && initializers.containsKey(node.getInput(1))) {
        layer(PRODUCT, node).ifPresent(layer -> matrices.put(layer, node.getInput(1)));
      } else if (node.getOpType().equals("MatMulInteger")) {
        String base = node.getInput(1).replaceFirst(Quantisation.BYTES + "$", "");
        layer(INTEGER_PRODUCT, node).ifPresent(layer -> integerMatrices.put(layer, base));
      }
    }
  }

  /**
   * Reads a file.
   *
   * @param onnx Its bytes.
   * @param name What to call it in messages.
   * @throws DataException If it is no ONNX file.
   */
  static OnnxGraph of(byte[] onnx, String name) {
    try {
      return new OnnxGraph(ModelProto.parseFrom(onnx), name);
    } catch (InvalidProtocolBufferException e) {
      throw new DataException(name + ": is not an ONNX model (" + e.getMessage() + ")", e);
    }
  }

  String name() {
    return name;
  }

  ModelProto model() {
    return model;
  }

  /** Returns a tensor that the file holds, if it does. */
  Optional<TensorProto> initializer(String parameter) {
    return Optional.ofNullable(initializers.get(parameter));
  }

  /**
   * Returns the name here of a layer's matrix of bytes, without endings, or of a table of bytes.
   */
  Optional<String> integerBase(String parameter) {
    String base = integerMatrices.getOrDefault(parameter, parameter);
    return Optional.of(base).filter(one -> initializers.containsKey(one + Quantisation.BYTES));
  }

  /** Returns the name here of a parameter of floats. */
  Optional<String> floatName(String parameter) {
    String own = matrices.getOrDefault(parameter, parameter);
    return Optional.of(own).filter(initializers::containsKey);
  }

  /**
   * Returns the network's shape and its parameters.
   *
   * @throws DataException If it is not a BERT encoder with weights of floats or of bytes.
   */
  BertWeights bert() {
    Map<String, Weights> parameters = new LinkedHashMap<>();
    Map<String, String> layerOf = new HashMap<>();
    matrices.forEach((layer, own) -> layerOf.put(own, layer));
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      if (tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE) {
        String parameter = layerOf.getOrDefault(tensor.getName(), tensor.getName());
        parameters.put(parameter, Tensors.floats(tensor));
      }
    }
    parameters.putAll(ofBytes());
    try {
      double root = constant(ROOT, "Div");
      return BertWeights.of(parameters, root * root, constant(EPSILON, "Add"));
    } catch (IllegalArgumentException e) {
      throw new DataException(
          name
              + ": is not a BERT encoder that can be trained: "
              + e.getMessage()
              + "; expected one that was exported from PyTorch, with weights of 32-bit floats or of"
              + " bytes",
          e);
    }
  }

  /** Returns whether weights are bytes. */
  boolean hasBytes() {
    return initializers.keySet().stream().anyMatch(own -> own.endsWith(Quantisation.BYTES));
  }

  /** Returns the parameters that are bytes, as floats. */
  private Map<String, Weights> ofBytes() {
    Map<String, String> layerOf = new HashMap<>();
    integerMatrices.forEach((layer, base) -> layerOf.put(base, layer));
    Quantisation quantisation = new Quantisation(this);
    Map<String, Weights> parameters = new LinkedHashMap<>();
    for (String own : initializers.keySet()) {
      if (own.endsWith(Quantisation.BYTES)) {
        String base = own.substring(0, own.length() - Quantisation.BYTES.length());
        parameters.put(layerOf.getOrDefault(base, base), quantisation.floats(base));
      }
    }
    return parameters;
  }

  /** Returns the model's description of its own stances. */
  Optional<String> metadata(String key) {
    return model.getMetadataPropsList().stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(StringStringEntryProto::getValue)
        .findFirst();
  }

  /** Finds the number that a node of this kind takes in addition to its input. */
  private double constant(Pattern output, String kind) {
    for (NodeProto node : model.getGraph().getNodeList()) {
      if (node.getOpType().equals(kind) && output.matcher(node.getOutput(0)).matches()) {
        for (String input : node.getInputList()) {
          if (constants.containsKey(input)) {
            return Tensors.floats(constants.get(input)).values()[0];
          }
        }
      }
    }
    throw new IllegalArgumentException("it has no " + kind + " at " + output.pattern());
  }

  private static Map<String, TensorProto> constants(GraphProto graph) {
    Map<String, TensorProto> constants = new HashMap<>();
    for (NodeProto node : graph.getNodeList()) {
      for (AttributeProto attribute : node.getAttributeList()) {
        if (node.getOpType().equals("Constant")
            && attribute.hasT()
            && attribute.getT().getDataType() == TensorProto.DataType.FLOAT_VALUE) {
          constants.put(node.getOutput(0), attribute.getT());
        }
      }
    }
    return constants;
  }

  private static Optional<String> layer(Pattern pattern, NodeProto node) {
    Matcher matcher = pattern.matcher(node.getOutput(0));
    return matcher.matches()
        ? Optional.of(matcher.group(1).replace('/', '.') + ".weight")
        : Optional.empty();
  }

  /** Lists the names of what comes out. */
  List<String> outputs() {
    return model.getGraph().getOutputList().stream().map(output -> output.getName()).toList();
  }
}
