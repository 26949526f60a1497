package io.stanchion.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.LayerNorm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A BERT encoder that can be trained (Devlin et al., 2019, https://aclanthology.org/N19-1423), with
 * a linear head on its pooled vector. What it computes belongs to the manager of its input.
 */
final class BertNetwork implements AutoCloseable {
  static final String HEAD_WEIGHT = "head.weight";
  static final String HEAD_BIAS = "head.bias";

  /** Added to the score of a piece that is padding. */
  private static final float ABSENT = -1e9f;

  private final BertWeights shape;
  private final boolean takesFirst;
  private final Product product;
  private final NDManager manager;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();

  /**
   * The factor of queries. An array, and one that lives as long as the network: of a number, DJL
   * makes an array whose memory may be given back before the gradients are found.
   */
  private final NDArray scale;

  /**
   * Makes a network.
   *
   * @param weights Its shape and its parameters.
   * @param head The head's, by {@link #HEAD_WEIGHT} (components, labels) and {@link #HEAD_BIAS}.
   * @param takesFirst Whether the first piece's vector is that of the text, rather than the mean.
   * @param product How its layers multiply by their weights.
   * @param parent Where its parameters belong.
   */
  BertNetwork(
      BertWeights weights,
      Map<String, Weights> head,
      boolean takesFirst,
      Product product,
      NDManager parent) {
    this.shape = weights;
    this.takesFirst = takesFirst;
    this.product = product;
    this.manager = parent.newSubManager();
    this.scale = manager.create((float) Math.sqrt((double) weights.heads() / weights.hidden()));
    weights.parameters().forEach(this::put);
    head.forEach(this::put);
  }

  private void put(String name, Weights weights) {
    parameters.put(name, manager.create(weights.values(), new Shape(weights.shape())));
  }

  /** The parameters by name, in an order that is always the same. */
  Map<String, NDArray> parameters() {
    return parameters;
  }

  /** Copies the parameters out. */
  Map<String, Weights> weights() {
    return Checkpoint.copy(parameters);
  }

  /**
   * Returns the size of the largest array of which values are dropped.
   *
   * @param pairs How many pairs a batch has at most.
   * @param pieces How many pieces a pair has at most.
   */
  int largest(int pairs, int pieces) {
    int wide = Math.max(shape.heads() * pieces, shape.hidden());
    return Math.multiplyExact(Math.multiplyExact(pairs, pieces), wide);
  }

  /**
   * Returns the vectors of the pieces.
   *
   * @param batch What is read.
   * @param dropout Drops values in training.
   * @return (pair, piece, component)
   */
  NDArray hidden(Batch batch, UnaryOperator<NDArray> dropout) {
    NDArray words = embedded(batch.ids(), "embeddings.word_embeddings.weight");
    NDArray types = embedded(batch.types(), "embeddings.token_type_embeddings.weight");
    NDArray positions =
        embedded(
            batch
                .ids()
                .getManager()
                .arange(0, (int) batch.ids().getShape().get(1), 1, DataType.INT64),
            "embeddings.position_embeddings.weight");
    NDArray hidden = normalised(words.add(types).add(positions), "embeddings.LayerNorm");
    hidden = dropout.apply(hidden);
    NDArray absent = batch.mask().mul(-1).add(1).mul(ABSENT).expandDims(1).expandDims(1);
    for (int layer = 0; layer < shape.layers(); layer++) {
      hidden = layer(hidden, absent, BertWeights.layer(layer), dropout);
    }
    return hidden;
  }

  /**
   * Returns the logit of each label.
   *
   * @return (pair, label)
   */
  NDArray logits(Batch batch, UnaryOperator<NDArray> dropout) {
    NDArray pooled = dropout.apply(pooled(hidden(batch, dropout), batch.mask()));
    return pooled.matMul(parameter(HEAD_WEIGHT)).add(parameter(HEAD_BIAS));
  }

  private NDArray pooled(NDArray hidden, NDArray mask) {
    if (takesFirst) {
      return hidden.get(":, 0, :");
    }
    NDArray present = mask.expandDims(2);
    return hidden.mul(present).sum(new int[] {1}).div(present.sum(new int[] {1}));
  }

  private NDArray layer(
      NDArray hidden, NDArray absent, String name, UnaryOperator<NDArray> dropout) {
    NDArray attended = attended(hidden, absent, name, dropout);
    NDArray read =
        normalised(
            hidden.add(dropout.apply(dense(attended, name + "attention.output.dense"))),
            name + "attention.output.LayerNorm");
    NDArray wide = dense(read, name + "intermediate.dense").getNDArrayInternal().gelu();
    return normalised(
        read.add(dropout.apply(dense(wide, name + "output.dense"))), name + "output.LayerNorm");
  }

  private NDArray attended(
      NDArray hidden, NDArray absent, String name, UnaryOperator<NDArray> dropout) {
    NDArray query = heads(dense(hidden, name + "attention.self.query").mul(scale));
    NDArray key = heads(dense(hidden, name + "attention.self.key"));
    NDArray value = heads(dense(hidden, name + "attention.self.value"));
    NDArray scores = query.matMul(key.transpose(0, 1, 3, 2)).add(absent);
    NDArray mixed = dropout.apply(scores.softmax(-1)).matMul(value);
    Shape flat = hidden.getShape();
    return mixed.transpose(0, 2, 1, 3).reshape(flat);
  }

  /** (pair, piece, component) to (pair, head, piece, component). */
  private NDArray heads(NDArray hidden) {
    Shape flat = hidden.getShape();
    return hidden
        .reshape(flat.get(0), flat.get(1), shape.heads(), flat.get(2) / shape.heads())
        .transpose(0, 2, 1, 3);
  }

  private NDArray dense(NDArray input, String name) {
    return product.of(input, parameter(name + ".weight")).add(parameter(name + ".bias"));
  }

  private NDArray normalised(NDArray input, String name) {
    NDArray weight = parameter(name + ".weight");
    return LayerNorm.layerNorm(
            input, weight.getShape(), weight, parameter(name + ".bias"), (float) shape.epsilon())
        .singletonOrThrow();
  }

  private NDArray embedded(NDArray ids, String name) {
    return Embedding.embedding(ids, parameter(name), SparseFormat.DENSE).singletonOrThrow();
  }

  private NDArray parameter(String name) {
    NDArray parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalStateException("There is no parameter " + name);
    }
    return parameter;
  }

  @Override
  public void close() {
    manager.close();
  }
}
