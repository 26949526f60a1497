package io.stanchion.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.encoders.EncoderParts;
import io.stanchion.encoders.PairPieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class ParityTest {
  private static final Engine ENGINE = Torch.engine(1);

  @Test
  void computesWhatOnnxRuntimeComputesOnRealParagraphs() throws OrtException {
    EncoderParts parts = EncoderParts.open("all-minilm-l6-v2");
    List<PairPieces> pairs = new ArrayList<>();
    for (LabelledParagraph one : HuaweiBan.labels().paragraphs().subList(0, 8)) {
      pairs.add(parts.pair(one.paragraph().target(), one.paragraph().text(), 100));
    }
    BertWeights weights = OnnxGraph.of(parts.onnx(), parts.name()).bert();
    try (NDManager manager = ENGINE.newBaseManager();
        BertNetwork network = new BertNetwork(weights, Map.of(), false, NDArray::matMul, manager)) {
      Batch batch = Batch.of(pairs, manager);
      float[] ours = network.hidden(batch, UnaryOperator.identity()).toFloatArray();
      float[] theirs = onnxRuntime(parts.onnx(), batch);
      float[] mask = batch.mask().toFloatArray();
      double worst = 0;
      for (int i = 0; i < ours.length; i++) {
        worst = Math.max(worst, mask[i / 384] * Math.abs(ours[i] - theirs[i]));
      }
      assertThat(worst).isLessThan(1e-4);
    }
  }

  private static float[] onnxRuntime(byte[] onnx, Batch batch) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    int rows = (int) batch.ids().getShape().get(0);
    int columns = (int) batch.ids().getShape().get(1);
    float[] mask = batch.mask().toFloatArray();
    long[][] present = new long[rows][columns];
    for (int i = 0; i < mask.length; i++) {
      present[i / columns][i % columns] = (long) mask[i];
    }
    try (OrtSession session = environment.createSession(onnx);
        OnnxTensor ids =
            OnnxTensor.createTensor(environment, table(batch.ids().toLongArray(), columns));
        OnnxTensor types =
            OnnxTensor.createTensor(environment, table(batch.types().toLongArray(), columns));
        OnnxTensor masks = OnnxTensor.createTensor(environment, present);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "token_type_ids", types, "attention_mask", masks))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
    }
  }

  private static long[][] table(long[] values, int columns) {
    long[][] table = new long[values.length / columns][columns];
    for (int i = 0; i < values.length; i++) {
      table[i / columns][i % columns] = values[i];
    }
    return table;
  }
}
