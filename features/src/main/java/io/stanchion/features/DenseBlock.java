package io.stanchion.features;

import io.stanchion.dataset.Paragraph;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;

/**
 * A fitted encoder block: subtracts the mean vector of the training paragraphs, and scales the rest
 * to the block's length in the root mean square.
 */
final class DenseBlock {
  private final EncoderBlock block;
  private final double[] mean;
  private final double scale;

  private DenseBlock(EncoderBlock block, double[] mean) {
    this.block = block;
    this.mean = mean;
    double squares = 0;
    for (double component : mean) {
      squares += component * component;
    }
    // Vectors have length 1, so that this is their mean squared distance from the mean.
    this.scale = block.length() / Math.sqrt(Math.max(1e-6, 1 - squares));
  }

  static DenseBlock fit(EncoderBlock block, Collection<Paragraph> training) {
    double[] mean = new double[block.encoder().dimension()];
    long texts = 0;
    for (Paragraph paragraph : training) {
      if (!paragraph.text().isBlank()) {
        float[] vector = block.encode(paragraph.target(), paragraph.text());
        for (int i = 0; i < mean.length; i++) {
          mean[i] += vector[i];
        }
        texts++;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= Math.max(1, texts);
    }
    return new DenseBlock(block, mean);
  }

  int size() {
    return mean.length;
  }

  String name() {
    return "encoder:" + block.encoder().name();
  }

  /** Writes the values of a text into a vector. */
  void encode(String target, String text, double[] into, int from) {
    float[] vector = block.encode(target, text);
    for (int i = 0; i < mean.length; i++) {
      into[from + i] = (vector[i] - mean[i]) * scale;
    }
  }

  void write(DataOutput out) throws IOException {
    for (double component : mean) {
      out.writeDouble(component);
    }
  }

  static DenseBlock read(EncoderBlock block, DataInput in) throws IOException {
    double[] mean = new double[block.encoder().dimension()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = in.readDouble();
    }
    return new DenseBlock(block, mean);
  }
}
