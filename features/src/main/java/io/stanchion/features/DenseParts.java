package io.stanchion.features;

import io.stanchion.dataset.Paragraph;
import java.util.List;
import java.util.stream.Stream;

/** The encoders' part of a vector: fitted encoder blocks, then pooled stances. */
final class DenseParts {
  private final List<DensePart> parts;
  private final int size;

  DenseParts(List<DenseBlock> blocks, List<StancePool> pools) {
    this.parts =
        Stream.concat(blocks.stream().map(DensePart::of), pools.stream().map(DensePart::of))
            .toList();
    this.size = parts.stream().mapToInt(DensePart::size).sum();
  }

  /** Returns the number of components. */
  int size() {
    return size;
  }

  /** Encodes a text; returns no component if there is no part or nothing to read. */
  double[] encoded(String target, String text) {
    if (size == 0 || !Paragraph.isVisible(text)) {
      return new double[0];
    }
    double[] encoded = new double[size];
    int from = 0;
    for (DensePart part : parts) {
      part.writer().encode(target, text, encoded, from);
      from += part.size();
    }
    return encoded;
  }

  /** Returns the name of the part that a component belongs to. */
  String name(int component) {
    int first = 0;
    for (DensePart part : parts) {
      first += part.size();
      if (component < first) {
        return part.name();
      }
    }
    throw new IllegalArgumentException("no component " + component + " of " + size);
  }
}
