package io.stanchion.finetune;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.stanchion.dataset.DataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An encoder after training.
 *
 * @param parameters All its parameters by name, the head's too.
 * @param labels What its head tells apart.
 * @param neutral The label that off-target texts count as, if they have an output of their own.
 * @param takesFirst Whether the first piece's vector is that of a pair.
 */
record TrainedEncoder(
    Map<String, Weights> parameters,
    List<String> labels,
    Optional<String> neutral,
    boolean takesFirst) {
  /**
   * Returns the encoder as ONNX.
   *
   * @param template An encoder of the same kind, with weights of floats or of bytes; everything but
   *     the weights is taken from it.
   * @return The bytes of the file.
   * @throws DataException If the template has no place for a parameter.
   */
  byte[] onnx(OnnxGraph template) {
    Quantisation quantisation = new Quantisation(template);
    Map<String, TensorProto> replaced = new LinkedHashMap<>();
    Map<String, Weights> head = new LinkedHashMap<>();
    parameters.forEach(
        (name, weights) -> {
          Optional<String> base = template.integerBase(name);
          Optional<String> own = template.floatName(name);
          if (name.equals(BertNetwork.HEAD_WEIGHT) || name.equals(BertNetwork.HEAD_BIAS)) {
            head.put(name, weights);
          } else if (base.isPresent()) {
            replaced.putAll(quantisation.of(base.get(), weights));
          } else {
            String to = own.orElseThrow(() -> noPlace(template, name));
            replaced.put(to, Tensors.of(to, weights));
          }
        });
    ModelProto model = template.model();
    GraphProto.Builder graph = model.getGraph().toBuilder().clearInitializer();
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      graph.addInitializer(replaced.getOrDefault(tensor.getName(), tensor));
    }
    ModelProto trained = model.toBuilder().setGraph(graph).build();
    return StanceHead.added(trained, head, labels, neutral, takesFirst).toByteArray();
  }

  private static DataException noPlace(OnnxGraph template, String name) {
    return new DataException(
        template.name()
            + ": has no place for the parameter '"
            + name
            + "'; expected an encoder of the same kind as the one that was trained");
  }
}
