package io.stanchion.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape and the parameters of a BERT encoder (Devlin et al., 2019,
 * https://aclanthology.org/N19-1423).
 *
 * @param layers How many layers it has.
 * @param heads How many heads of attention each layer has.
 * @param hidden The size of a piece's vector.
 * @param epsilon What keeps a normalisation from dividing by zero.
 * @param parameters The parameters by their layers' names; matrices take rows to columns.
 */
record BertWeights(
    int layers, int heads, int hidden, double epsilon, Map<String, Weights> parameters) {
  private static final List<String> TABLES =
      List.of(
          "embeddings.word_embeddings.weight",
          "embeddings.position_embeddings.weight",
          "embeddings.token_type_embeddings.weight");

  private static final List<String> DENSE =
      List.of(
          "attention.self.query",
          "attention.self.key",
          "attention.self.value",
          "attention.output.dense",
          "intermediate.dense",
          "output.dense");

  private static final List<String> NORMS =
      List.of("attention.output.LayerNorm", "output.LayerNorm");

  /**
   * Takes the parameters that such a network has.
   *
   * @param all Parameters by name; others are left out.
   * @param headSize The size of a head's vectors.
   * @param epsilon See above.
   * @throws IllegalArgumentException If one is missing; the message names it.
   */
  static BertWeights of(Map<String, Weights> all, double headSize, double epsilon) {
    Map<String, Weights> own = new LinkedHashMap<>();
    TABLES.forEach(table -> take(all, table, own));
    takeBoth(all, "embeddings.LayerNorm", own);
    int layers = 0;
    while (all.containsKey(layer(layers) + "output.dense.bias")) {
      String layer = layer(layers);
      DENSE.forEach(dense -> takeBoth(all, layer + dense, own));
      NORMS.forEach(norm -> takeBoth(all, layer + norm, own));
      layers++;
    }
    int hidden = (int) take(all, TABLES.get(0), own).shape()[1];
    int heads = (int) Math.round(hidden / headSize);
    if (layers == 0 || heads < 1 || Math.abs(heads * headSize - hidden) > 1e-3) {
      throw new IllegalArgumentException(
          layers + " layers, " + hidden + " components, heads of " + headSize);
    }
    return new BertWeights(layers, heads, hidden, epsilon, own);
  }

  static String layer(int layer) {
    return "encoder.layer." + layer + ".";
  }

  private static void takeBoth(Map<String, Weights> all, String layer, Map<String, Weights> into) {
    take(all, layer + ".weight", into);
    take(all, layer + ".bias", into);
  }

  private static Weights take(Map<String, Weights> all, String name, Map<String, Weights> into) {
    Weights weights = all.get(name);
    if (weights == null) {
      throw new IllegalArgumentException("it has no parameter '" + name + "'");
    }
    into.put(name, weights);
    return weights;
  }
}
