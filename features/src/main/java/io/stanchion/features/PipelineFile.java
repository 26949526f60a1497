package io.stanchion.features;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The fitted parts of a pipeline as a model file holds them: the specification, the targets, the
 * vocabulary, and the encoders' mean vectors.
 */
record PipelineFile(
    FeatureSpec spec, Vocabulary vocabulary, List<String> targets, List<DenseBlock> dense) {
  private static final int MAX_TARGETS = 1 << 16;

  /** Copies the lists. */
  PipelineFile {
    targets = List.copyOf(targets);
    dense = List.copyOf(dense);
  }

  void write(DataOutput out) throws IOException {
    Strings.write(out, spec.toJson().toString());
    out.writeInt(targets.size());
    for (String target : targets) {
      Strings.write(out, target);
    }
    vocabulary.write(out);
    for (DenseBlock block : dense) {
      block.write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException If the contents are not a pipeline that this version computes.
   */
  static PipelineFile read(DataInputStream in) throws IOException {
    FeatureSpec spec = spec(in);
    List<String> targets = targets(in);
    Vocabulary vocabulary = Vocabulary.read(spec, in);
    List<DenseBlock> dense = new ArrayList<>();
    for (EncoderBlock block : spec.encoders()) {
      dense.add(DenseBlock.read(block, in));
    }
    return new PipelineFile(spec, vocabulary, targets, dense);
  }

  private static FeatureSpec spec(DataInputStream in) throws IOException {
    try {
      return FeatureSpec.fromJson(JsonMapper.builder().build().readTree(Strings.read(in)));
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("the feature pipeline's description is damaged", e);
    }
  }

  private static List<String> targets(DataInputStream in) throws IOException {
    int most = Math.min(MAX_TARGETS, in.available() / Integer.BYTES);
    String[] targets = new String[Strings.requireSize(in.readInt(), most, "targets")];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = Strings.read(in);
      if (i > 0 && targets[i].compareTo(targets[i - 1]) <= 0) {
        throw new IllegalArgumentException("target " + i + " is not behind the one before it");
      }
    }
    return List.of(targets);
  }
}
