package io.stanchion.features;

/** A visitor of the n-grams of a vocabulary. */
public interface NgramVisitor {
  /**
   * Visits an n-gram of words.
   *
   * @param index Its index in vectors.
   * @param block Its block, by its place in the specification.
   * @param key Its key, as {@link NgramKeys} computes it.
   * @param idf Its inverse document frequency; 1 where the weighting has none.
   */
  void words(int index, int block, long key, double idf);

  /**
   * Visits an n-gram of characters.
   *
   * @param index Its index in vectors.
   * @param block Its block, by its place in the specification.
   * @param gram Its characters; those of a block come in ascending order.
   * @param idf Its inverse document frequency; 1 where the weighting has none.
   */
  void characters(int index, int block, String gram, double idf);
}
