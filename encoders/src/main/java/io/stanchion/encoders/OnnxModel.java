package io.stanchion.encoders;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.stanchion.dataset.DataException;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A transformer in ONNX Runtime: numbers of pieces in, a vector per piece out. Every call is a
 * batch of one on the caller's thread. With quantised weights, a vector would otherwise depend on
 * the rest of its batch (by up to 0.02 per component), and on a CPU batches are no faster.
 *
 * <p>The model stays in memory until the process ends.
 */
final class OnnxModel {
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final String LOGITS = "stance_logits";
  private static final String LABELS = "stance_labels";

  /**
   * ONNX Runtime 1.28's fused kernel for layer normalisation divides one element after the other,
   * and takes a fifth of all time; the operators that it stands for are faster.
   */
  private static final String SLOW_FUSIONS =
      "LayerNormFusionL1;LayerNormFusionL2;LayerNormFusion;SimplifiedLayerNormFusion";

  private static final String OFF_TARGET = "stance_off_target";

  private final String name;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Set<String> inputs;
  private final String output;
  private final StanceLabels labels;

  /**
   * Loads a model.
   *
   * @param onnx Its bytes.
   * @param name The model's name in messages.
   * @throws DataException If ONNX Runtime cannot be loaded, or cannot use the model as an encoder.
   */
  OnnxModel(byte[] onnx, String name) {
    this.name = name;
    this.environment = OnnxRuntimeLibrary.environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("optimization.disable_specified_optimizers", SLOW_FUSIONS);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      this.session = environment.createSession(onnx, options);
      this.inputs = session.getInputNames();
      this.output = output(session).orElse("");
      this.labels = labels(session, name);
    } catch (OrtException e) {
      throw new DataException(
          name
              + ": is not an ONNX model that can be loaded ("
              + e.getMessage()
              + "); expected one file with all its weights",
          e);
    }
    if (!inputs.contains(IDS)
        || !Set.of(IDS, MASK, TYPES).containsAll(inputs)
        || output.isEmpty()) {
      throw new DataException(
          name
              + ": has the inputs "
              + inputs
              + " and the outputs "
              + session.getOutputNames()
              + "; expected input_ids, perhaps attention_mask and token_type_ids, and an output of"
              + " floats of three dimensions (batch, piece, component)");
    }
  }

  /** Returns the labels of the model's own stances; often none. */
  StanceLabels labels() {
    return labels;
  }

  /**
   * The output of a model for a text.
   *
   * @param hidden The pieces' vectors, one after the other.
   * @param logits The score of each of its labels; none if it has no labels.
   */
  @SuppressWarnings("ArrayRecordComponent") // Read once and not changed.
  record Reading(float[] hidden, float[] logits) {}

  /**
   * Runs the model.
   *
   * @param ids The numbers of the pieces, special ones included; at least one.
   * @param types The segment of each piece, 0 or 1.
   * @throws DataException If the model cannot take that many pieces, or one of them.
   */
  Reading run(long[] ids, long[] types) {
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (String input : inputs) {
        long[] values = input.equals(IDS) ? ids : input.equals(MASK) ? mask : types;
        tensors.put(
            input,
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(values), new long[] {1, ids.length}));
      }
      Set<String> outputs = labels.isEmpty() ? Set.of(output) : Set.of(output, LOGITS);
      try (OrtSession.Result result = session.run(tensors, outputs)) {
        return new Reading(
            floats(result, output), labels.isEmpty() ? new float[0] : floats(result, LOGITS));
      }
    } catch (OrtException e) {
      throw new DataException(
          name + ": cannot encode " + ids.length + " pieces (" + e.getMessage() + ")", e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static float[] floats(OrtSession.Result result, String output) {
    return ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer().array();
  }

  private static StanceLabels labels(OrtSession session, String name) throws OrtException {
    Map<String, String> metadata = session.getMetadata().getCustomMetadata();
    if (!session.getOutputNames().contains(LOGITS) || !metadata.containsKey(LABELS)) {
      return StanceLabels.NONE;
    }
    byte[] json = metadata.get(LABELS).getBytes(StandardCharsets.UTF_8);
    List<String> labels = new ArrayList<>();
    EncoderSettings.parsed(json, name + " (" + LABELS + ")")
        .forEach(label -> labels.add(label.asText()));
    return StanceLabels.of(labels, Optional.ofNullable(metadata.get(OFF_TARGET)));
  }

  private static Optional<String> output(OrtSession session) throws OrtException {
    return session.getOutputInfo().entrySet().stream()
        .filter(entry -> isHidden(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isHidden(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        && tensor.type == OnnxJavaType.FLOAT
        && tensor.getShape().length == 3;
  }
}
