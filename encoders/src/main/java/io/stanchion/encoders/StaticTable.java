package io.stanchion.encoders;

import java.util.List;

/**
 * The contents of a static encoder: a vector per word piece, as bytes with a scale per row. Row r
 * is {@code scales[r]} times the bytes from {@code r * dimension}.
 *
 * @param source The name of the encoder it was distilled from.
 * @param sourceSha256 The digest that identifies that encoder.
 * @param how The settings of the distillation, for readers.
 * @param vocabulary The pieces by their numbers; none has a line break.
 * @param dimension The number of components of a row.
 * @param scales A scale per piece, and one more for the text without pieces.
 * @param rows The rows, one after the other.
 */
@SuppressWarnings("ArrayRecordComponent") // Made once and not handed out.
record StaticTable(
    String source,
    String sourceSha256,
    String how,
    List<String> vocabulary,
    int dimension,
    float[] scales,
    byte[] rows) {
  StaticTable {
    vocabulary = List.copyOf(vocabulary);
    if (vocabulary.stream().anyMatch(piece -> piece.indexOf('\n') >= 0)) {
      throw new IllegalArgumentException("a piece with a line break");
    }
    if (dimension < 1
        || scales.length != vocabulary.size() + 1
        || rows.length != (long) dimension * scales.length) {
      throw new IllegalArgumentException(
          vocabulary.size()
              + " pieces of dimension "
              + dimension
              + " with "
              + scales.length
              + " scales and "
              + rows.length
              + " bytes");
    }
    for (float scale : scales) {
      if (!(scale >= 0 && scale < Float.MAX_VALUE)) {
        throw new IllegalArgumentException("a scale of " + scale);
      }
    }
  }

  /** Rounds vectors to bytes: the largest component of each becomes 127. */
  static StaticTable of(Origin origin, List<String> vocabulary, float[][] vectors) {
    int dimension = vectors[0].length;
    float[] scales = new float[vectors.length];
    byte[] rows = new byte[Math.multiplyExact(vectors.length, dimension)];
    for (int row = 0; row < vectors.length; row++) {
      float largest = 0;
      for (float component : vectors[row]) {
        largest = Math.max(largest, Math.abs(component));
      }
      scales[row] = largest / 127;
      for (int i = 0; i < dimension && largest > 0; i++) {
        rows[row * dimension + i] = (byte) Math.round(vectors[row][i] / scales[row]);
      }
    }
    return new StaticTable(
        origin.source(), origin.sha256(), origin.how(), vocabulary, dimension, scales, rows);
  }

  /** Returns the rows times their scales. */
  float[][] vectors() {
    float[][] vectors = new float[scales.length][dimension];
    for (int row = 0; row < scales.length; row++) {
      for (int i = 0; i < dimension; i++) {
        vectors[row][i] = scales[row] * rows[row * dimension + i];
      }
    }
    return vectors;
  }

  /** The origin of a table; the components are those of {@link StaticTable}. */
  record Origin(String source, String sha256, String how) {}
}
